/** What narrows the bills of a day; each stands in the address under its own name. Pure. */

const narrowings = ['find', 'hour', 'item', 'category', 'tender'] as const
export type Narrowed = Readonly<Partial<Record<(typeof narrowings)[number], string>>>

export const narrowedBy = (query: Readonly<Record<string, string>>): Narrowed =>
  Object.fromEntries(
    narrowings.flatMap((name) => {
      const value = query[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
