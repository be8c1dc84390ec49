/**
 * Holds what the hub has against the files: every day, every pizza, and the
 * year, in the bills as in the summaries and in the books, to the cent.
 */
import { moneyToDecimal } from '../../schema/money.ts'
import type { Database } from '../store/driver.ts'
import { source } from './commands.ts'
import {
  billedDays,
  billedItems,
  postedIncome,
  summedDays,
  summedItems,
  type DayRow,
  type ItemRow,
} from './compare.sql.ts'
import { placeId } from './place.ts'
import { totalOf, type PizzaOrder } from './year.ts'

export interface Figures {
  readonly orders: number
  readonly lines: number
  readonly pieces: number
  readonly total: number
}

export interface Comparison {
  readonly files: Figures
  readonly hub: Figures
  readonly days: number
  readonly items: number
  /** What is not equal, in words; nothing where all is. */
  readonly differences: readonly string[]
}

/** Compares the orders of the files with the sales of the hub up to the last of their days. */
export const compare = (db: Database, orders: readonly PizzaOrder[]): Comparison => {
  const dates = orders.map(({ date }) => date)
  const [from, until] = [Math.min(...dates), Math.max(...dates)]
  const days = daysOf(orders)
  const items = itemsOf(orders)
  const bills = billedDays.all(db, placeId, source, until)
  const sold = billedItems.all(db, placeId, source, until)
  const files = figuresOf(days, items)
  const income = postedIncome.get(db, placeId, from, until)?.total ?? 0
  return {
    files,
    hub: figuresOf(bills, sold),
    days: days.length,
    items: items.length,
    differences: [
      ...differing('the bills', byDay(days), byDay(bills)),
      ...differing('the bills', byItem(items), byItem(sold)),
      ...differing('the summaries', byDay(days), byDay(summedDays.all(db, placeId, from, until))),
      ...differing(
        'the summaries',
        byPieces(items),
        byPieces(summedItems.all(db, placeId, from, until)),
      ),
      ...(income === files.total
        ? []
        : [
            `The year in the books: the files say ${dollars(files.total)}, the hub ${dollars(income)}`,
          ]),
    ],
  }
}

const daysOf = (orders: readonly PizzaOrder[]): readonly DayRow[] => {
  const days = new Map<number, { date: number; orders: number; total: number }>()
  for (const { date, lines } of orders) {
    const day = days.get(date) ?? { date, orders: 0, total: 0 }
    day.orders += 1
    day.total += totalOf(lines)
    days.set(date, day)
  }
  return [...days.values()]
}

const itemsOf = (orders: readonly PizzaOrder[]): readonly ItemRow[] => {
  const items = new Map<string, { pizzaId: string; lines: number; pieces: number; total: number }>()
  for (const { pizza, pieces } of orders.flatMap(({ lines }) => lines)) {
    const { pizzaId, cents } = pizza
    const item = items.get(pizzaId) ?? { pizzaId, lines: 0, pieces: 0, total: 0 }
    item.lines += 1
    item.pieces += pieces
    item.total += cents * pieces
    items.set(pizzaId, item)
  }
  return [...items.values()]
}

const figuresOf = (days: readonly DayRow[], items: readonly ItemRow[]): Figures => ({
  orders: days.reduce((sum, { orders }) => sum + orders, 0),
  lines: items.reduce((sum, { lines }) => sum + lines, 0),
  pieces: items.reduce((sum, { pieces }) => sum + pieces, 0),
  total: days.reduce((sum, { total }) => sum + total, 0),
})

const dollars = (cents: number): string => moneyToDecimal(cents, 2)

/** What is said of each thing, by the name it goes by. */
type Sayings = ReadonlyMap<string, string>

const byDay = (days: readonly DayRow[]): Sayings =>
  new Map(
    days.map(({ date, orders, total }) => [
      dayWords(date),
      `${orders} orders for ${dollars(total)}`,
    ]),
  )

const byItem = (items: readonly ItemRow[]): Sayings =>
  new Map(
    items.map(({ pizzaId, lines, pieces, total }) => [
      pizzaId,
      `${pieces} pieces on ${lines} lines for ${dollars(total)}`,
    ]),
  )

const byPieces = (items: readonly Omit<ItemRow, 'lines'>[]): Sayings =>
  new Map(
    items.map(({ pizzaId, pieces, total }) => [pizzaId, `${pieces} pieces for ${dollars(total)}`]),
  )

/** 20150328 as the files write it: 2015-03-28. */
export const dayWords = (date: number): string =>
  String(date).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')

const differing = (where: string, files: Sayings, hub: Sayings): readonly string[] =>
  [...new Set([...files.keys(), ...hub.keys()])]
    .toSorted()
    .filter((name) => files.get(name) !== hub.get(name))
    .map(
      (name) =>
        `${name} in ${where}: the files say ${files.get(name) ?? 'nothing'}, the hub ${hub.get(name) ?? 'nothing'}`,
    )
