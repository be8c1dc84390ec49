/**
 * All-day: how many of each thing the open tickets ask for together.
 *
 * The rule: two lines are the same thing when they name the same item in the
 * same size; how it is wanted is counted below it and never splits it.
 */
import type { Names } from '../../schema/names.ts'
import type { Unit } from '../../schema/catalogue.ts'
import type { TicketDoc, TicketLine } from '../../schema/ticket.ts'

export interface AllDayRow {
  readonly key: string
  readonly names: Names
  readonly variantNames: Names | null
  readonly unit: Unit
  readonly qtyMilli: number
  readonly modifiers: readonly { readonly names: Names; readonly qtyMilli: number }[]
  /** The tickets that ask for it, oldest first. */
  readonly ticketIds: readonly string[]
}

const keyOf = ({ names, variantNames, unit }: TicketLine): string =>
  [names.en, variantNames?.en ?? '', unit].join('\n')

/** Most asked for first. What is cancelled is taken off; what comes to nothing is left out. */
export const allDay = (open: readonly TicketDoc[]): readonly AllDayRow[] => {
  const rows = new Map<string, AllDayRow>()
  for (const { ticketId, lines } of open) {
    for (const line of lines) {
      const key = keyOf(line)
      const row = rows.get(key) ?? emptyRow(key, line)
      const qty = line.change === 'void' ? -line.qtyMilli : line.qtyMilli
      rows.set(key, {
        ...row,
        qtyMilli: row.qtyMilli + qty,
        modifiers: line.modifiers.reduce((all, { names }) => count(all, names, qty), row.modifiers),
        ticketIds: row.ticketIds.includes(ticketId) ? row.ticketIds : [...row.ticketIds, ticketId],
      })
    }
  }
  return [...rows.values()]
    .filter(({ qtyMilli }) => qtyMilli > 0)
    .toSorted((a, b) => b.qtyMilli - a.qtyMilli || (a.names.en < b.names.en ? -1 : 1))
}

const emptyRow = (key: string, { names, variantNames, unit }: TicketLine): AllDayRow => ({
  key,
  names,
  variantNames,
  unit,
  qtyMilli: 0,
  modifiers: [],
  ticketIds: [],
})

const count = (
  all: AllDayRow['modifiers'],
  names: Names,
  qtyMilli: number,
): AllDayRow['modifiers'] => {
  const known = all.find((one) => one.names.en === names.en)
  const next =
    known === undefined
      ? [...all, { names, qtyMilli }]
      : all.map((one) => (one === known ? { names, qtyMilli: one.qtyMilli + qtyMilli } : one))
  return next.filter((one) => one.qtyMilli > 0).toSorted((a, b) => b.qtyMilli - a.qtyMilli)
}
