/**
 * A year of a pizza place, read from its four files and held to itself: every
 * line belongs to an order, names a pizza, and could have been sold.
 */
import { isDate } from '../../schema/time.ts'
import { orderLinesMax } from '../../schema/order.ts'
import { BadFile, readRows, type Row } from './csv.ts'

/** How much of a portion each size takes, in thousandths. */
export const sizes = { S: 800, M: 1000, L: 1250, XL: 1500, XXL: 2000 } as const
export type Size = keyof typeof sizes

export interface PizzaType {
  readonly typeId: string
  readonly name: string
  readonly category: string
  /** Each once, in the order of the file. */
  readonly ingredients: readonly string[]
}

/** A type in one size. */
export interface Pizza {
  readonly pizzaId: string
  readonly typeId: string
  readonly size: Size
  readonly cents: number
}

export interface PizzaOrder {
  readonly orderId: string
  /** Where it stands in orders.csv. */
  readonly line: number
  readonly date: number
  readonly secondOfDay: number
  readonly lines: readonly PizzaLine[]
}

export interface PizzaLine {
  readonly pizza: Pizza
  readonly pieces: number
}

export interface PizzaYear {
  readonly types: readonly PizzaType[]
  readonly pizzas: readonly Pizza[]
  /** In the order of the file. */
  readonly orders: readonly PizzaOrder[]
}

/** What lines come to, in cents. */
export const totalOf = (lines: readonly PizzaLine[]): number =>
  lines.reduce((sum, { pizza, pieces }) => sum + pizza.cents * pieces, 0)

/** Reads the four files of a folder; throws a BadFile that names the file and the line. */
export const readYear = (folder: string): PizzaYear => {
  const types = readTypes(folder)
  const pizzas = readPizzas(folder, new Set(types.map(({ typeId }) => typeId)))
  const orders = readOrders(folder, new Map(pizzas.map((pizza) => [pizza.pizzaId, pizza])))
  return { types, pizzas, orders }
}

/** The same year as far as a day, that day included. */
export const yearUntil = (year: PizzaYear, date: number): PizzaYear => ({
  ...year,
  orders: year.orders.filter((order) => order.date <= date),
})

const readTypes = (folder: string): readonly PizzaType[] => {
  const file = 'pizza_types.csv'
  const rows = readRows(folder, file, ['pizza_type_id', 'name', 'category', 'ingredients'])
  const isNew = createOnce(file)
  return rows.map((row) => {
    const { pizza_type_id: typeId, name, category, ingredients } = row.fields
    isNew(row, idOf(file, row, typeId))
    const parts = ingredients.split(',').map((part) => part.trim().replace(/\s+/g, ' '))
    holdText(file, row, 'the name', name)
    holdText(file, row, 'the category', category)
    for (const part of parts) holdText(file, row, 'an ingredient', part)
    return { typeId, name, category, ingredients: [...new Set(parts)] }
  })
}

/** A name as the catalogue takes it. */
const holdText = (file: string, { line }: Row<string>, what: string, text: string): void => {
  if (text === '') throw new BadFile(file, line, `${what} is missing`)
  if (text.length > 80) throw new BadFile(file, line, `${what} is longer than 80 letters`)
}

const readPizzas = (folder: string, typeIds: ReadonlySet<string>): readonly Pizza[] => {
  const file = 'pizzas.csv'
  const rows = readRows(folder, file, ['pizza_id', 'pizza_type_id', 'size', 'price'])
  const isNew = createOnce(file)
  return rows.map((row) => {
    const { pizza_id: pizzaId, pizza_type_id: typeId, size, price } = row.fields
    isNew(row, idOf(file, row, pizzaId))
    if (!typeIds.has(typeId))
      throw new BadFile(file, row.line, `“${typeId}” is no pizza of pizza_types.csv`)
    if (!isSize(size))
      throw new BadFile(
        file,
        row.line,
        `“${size}” is no size; there are ${Object.keys(sizes).join(', ')}`,
      )
    const [, dollars, cents = ''] = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(price) ?? []
    if (dollars === undefined)
      throw new BadFile(file, row.line, `“${price}” is not a price such as 16.75`)
    return { pizzaId, typeId, size, cents: Number(dollars) * 100 + Number(cents.padEnd(2, '0')) }
  })
}

const isSize = (text: string): text is Size => Object.hasOwn(sizes, text)

const readOrders = (folder: string, pizzas: ReadonlyMap<string, Pizza>): readonly PizzaOrder[] => {
  const file = 'orders.csv'
  const orders = new Map<string, GrowingOrder>()
  const isNew = createOnce(file)
  for (const row of readRows(folder, file, ['order_id', 'date', 'time'])) {
    const { order_id: orderId, date, time } = row.fields
    if (!/^[\w-]{1,40}$/.test(orderId))
      throw new BadFile(file, row.line, `“${orderId}” is no order id`)
    isNew(row, orderId)
    orders.set(orderId, {
      orderId,
      line: row.line,
      date: dateOf(file, row, date),
      secondOfDay: timeOf(file, row, time),
      lines: [],
    })
  }
  readLines(folder, orders, pizzas)
  for (const { orderId, line, lines } of orders.values()) {
    if (lines.length === 0)
      throw new BadFile(file, line, `the order ${orderId} has no line in order_details.csv`)
    if (lines.length > orderLinesMax)
      throw new BadFile(file, line, `the order ${orderId} has more than ${orderLinesMax} lines`)
  }
  return [...orders.values()]
}

type GrowingOrder = PizzaOrder & { readonly lines: PizzaLine[] }

const readLines = (
  folder: string,
  orders: ReadonlyMap<string, GrowingOrder>,
  pizzas: ReadonlyMap<string, Pizza>,
): void => {
  const file = 'order_details.csv'
  const isNew = createOnce(file)
  const rows = readRows(folder, file, ['order_details_id', 'order_id', 'pizza_id', 'quantity'])
  for (const row of rows) {
    const {
      order_details_id: detailId,
      order_id: orderId,
      pizza_id: pizzaId,
      quantity,
    } = row.fields
    isNew(row, detailId)
    const order = orders.get(orderId)
    if (order === undefined)
      throw new BadFile(file, row.line, `“${orderId}” is no order of orders.csv`)
    const pizza = pizzas.get(pizzaId)
    if (pizza === undefined)
      throw new BadFile(file, row.line, `“${pizzaId}” is no pizza of pizzas.csv`)
    if (!/^[1-9]\d{0,3}$/.test(quantity))
      throw new BadFile(file, row.line, `“${quantity}” is not a number of pizzas`)
    order.lines.push({ pizza, pieces: Number(quantity) })
  }
}

/** Holds the ids of one file to be each there once. */
const createOnce = (file: string): ((row: Row<string>, id: string) => void) => {
  const seen = new Map<string, number>()
  return ({ line }, id) => {
    const before = seen.get(id)
    if (before !== undefined)
      throw new BadFile(file, line, `“${id}” stands on line ${before} already`)
    seen.set(id, line)
  }
}

/** An id goes into the catalogue as it is. */
const idOf = (file: string, { line }: Row<string>, id: string): string => {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(id))
    throw new BadFile(file, line, `“${id}” is not an id of letters, digits, - and _`)
  return id
}

const dateOf = (file: string, { line }: Row<string>, text: string): number => {
  const date = Number(/^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.slice(1).join(''))
  if (!(date >= 2000_01_01 && isDate(date)))
    throw new BadFile(file, line, `“${text}” is not a date such as 2015-03-28`)
  return date
}

const timeOf = (file: string, { line }: Row<string>, text: string): number => {
  const [, hour = '', minute = '', second = ''] =
    /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/.exec(text) ?? []
  if (second === '') throw new BadFile(file, line, `“${text}” is not a time such as 19:05:30`)
  return Number(hour) * 3600 + Number(minute) * 60 + Number(second)
}
