/** A place in the office as text, `#/bills/20261121?find=42`, and back. Pure. */

export interface Where {
  /** The part of the office, such as `sales`; empty where the address names none. */
  readonly part: string
  /** What of it, such as a day. */
  readonly path: readonly string[]
  readonly query: Readonly<Record<string, string>>
}

/** The place a hash names. Somebody may have typed it: what is not well formed is left empty. */
export const whereIn = (hash: string): Where => {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?')
  const [part = '', ...rest] = path.split('/').map(decoded)
  return { part, path: rest, query: Object.fromEntries(new URLSearchParams(query)) }
}

export const hashOf = ({ part = '', path = [], query = {} }: Partial<Where>): string => {
  const asked = new URLSearchParams(query).toString()
  const names = [part, ...path].map(encodeURIComponent).join('/')
  return `#/${names}${asked === '' ? '' : `?${asked}`}`
}

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name)
  } catch {
    return ''
  }
}
