/**
 * A year as commands: the catalogue in the order in which one thing needs
 * another, and each order as a sale of the past.
 *
 * The id of a command follows from what it says, so that sending it once more
 * is sending it again: a replay that was interrupted goes on where it was.
 */
import { createHash } from 'node:crypto'
import type { CommandInput, CommandName } from '../../schema/commands.ts'
import { uuidv7 } from '../../schema/ids.ts'
import { momentAt } from '../../schema/time.ts'
import { placeId, stationId, timeZone } from './place.ts'
import { sizes, totalOf, type PizzaOrder, type PizzaYear } from './year.ts'

/** A command without the envelope it travels in. */
export type PlainCommand = {
  readonly [N in CommandName]: {
    readonly id: string
    readonly name: N
    readonly args: CommandInput<N>
  }
}[CommandName]

/** Where the sales of a replay say they come from. */
export const source = 'pizza-place'

/** A UUIDv7 of a moment, in which a hash stands for the chance. */
export const idOf = (atMs: number, ...parts: readonly string[]): string =>
  uuidv7(atMs, createHash('sha256').update(JSON.stringify(parts)).digest())

const sizeNames = {
  S: { en: 'Small', hi: 'छोटा' },
  M: { en: 'Medium', hi: 'मध्यम' },
  L: { en: 'Large', hi: 'बड़ा' },
  XL: { en: 'Extra large', hi: 'बहुत बड़ा' },
  XXL: { en: 'Double extra large', hi: 'सबसे बड़ा' },
} as const satisfies Record<keyof typeof sizes, object>

/**
 * The catalogue in stages; the commands of one stage need only those before
 * it. `deviceId` is who sends them: the hub answers a repeated id to nobody else.
 */
export const catalogueOf = (
  year: PizzaYear,
  deviceId: string,
): readonly (readonly PlainCommand[])[] => {
  const { types, pizzas, orders } = year
  const [first] = orders
  const opened = first === undefined ? 0 : momentAt(first.date, 0, timeZone)
  const since = Math.min(...orders.map(({ date }) => date))
  const give = <N extends CommandName>(name: N, args: CommandInput<N>): PlainCommand =>
    ({ id: idOf(opened, deviceId, name, JSON.stringify(args)), name, args }) as PlainCommand

  const categories = [...new Set(types.map(({ category }) => category))]
  const categoryIds = slugs(categories)
  const ingredients = [...new Set(types.flatMap((type) => type.ingredients))]
  const ingredientIds = slugs(ingredients)
  const sizesOf = new Map(
    types.map(({ typeId }) => [typeId, pizzas.filter((pizza) => pizza.typeId === typeId)]),
  )
  const favourites = bestSold(orders)
  const partsOf = new Map(types.map((type) => [type.typeId, type.ingredients]))

  return [
    categories.map((category, i) =>
      give('category.set', {
        categoryId: categoryIds.get(category) ?? '',
        names: { en: category },
        colour: (i % 8) + 1,
        position: i + 1,
      }),
    ),
    [
      ...types.map(({ typeId, name, category }, i) =>
        give('item.set', {
          itemId: typeId,
          code: String(i + 1),
          categoryId: categoryIds.get(category) ?? '',
          names: { en: name },
          unit: 'piece',
          mark: category === 'Veggie' ? 'veg' : 'nonveg',
          taxClassId: 'untaxed',
          salesAccount: '4010',
          variants: (sizesOf.get(typeId) ?? []).map(({ pizzaId, size }) => ({
            variantId: pizzaId,
            names: sizeNames[size],
          })),
          isFavourite: favourites.has(typeId),
          soldAt: [{ outletId: placeId, stationId }],
          position: i + 1,
        }),
      ),
      ...ingredients.map((name) =>
        give('ingredient.set', {
          ingredientId: ingredientIds.get(name) ?? '',
          names: { en: name },
          unit: 'portion',
        }),
      ),
    ],
    pizzas.flatMap(({ pizzaId, typeId, size, cents }) => [
      give('price.set', {
        subjectId: pizzaId,
        validFrom: since,
        amount: cents,
        isTaxIncluded: false,
      }),
      // The files say what is on a pizza, not how much: one portion each, more on a larger one.
      give('recipe.set', {
        subjectId: pizzaId,
        lines: (partsOf.get(typeId) ?? []).map((name) => ({
          ingredientId: ingredientIds.get(name) ?? '',
          qtyMilli: sizes[size],
        })),
      }),
    ]),
  ]
}

/** What a counter shows first: two rows of what is asked for most. */
const bestSold = (orders: readonly PizzaOrder[]): ReadonlySet<string> => {
  const pieces = new Map<string, number>()
  for (const { pizza, pieces: more } of orders.flatMap(({ lines }) => lines))
    pieces.set(pizza.typeId, (pieces.get(pizza.typeId) ?? 0) + more)
  const best = [...pieces].toSorted(([, a], [, b]) => b - a).slice(0, 10)
  return new Set(best.map(([typeId]) => typeId))
}

/** One readable id for each name. Names that come to the same id are told apart by a number. */
const slugs = (names: readonly string[]): ReadonlyMap<string, string> => {
  const ids = new Map<string, string>()
  for (const name of names) {
    const plain = name
      .normalize('NFKD')
      .replace(/\p{Mark}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 50)
    const taken = new Set(ids.values())
    let id = plain === '' ? 'unnamed' : plain
    for (let n = 2; taken.has(id); n += 1) id = `${plain === '' ? 'unnamed' : plain}-${n}`
    ids.set(name, id)
  }
  return ids
}

/**
 * An order as a sale of the past. The files do not say how it was paid: by
 * card, so that no drawer is taken to hold the money.
 */
export const saleOf = ({ orderId, date, secondOfDay, lines }: PizzaOrder): PlainCommand => {
  const soldAt = momentAt(date, secondOfDay, timeZone)
  const amount = totalOf(lines)
  return {
    id: idOf(soldAt, source, orderId),
    name: 'sale.import',
    args: {
      source,
      ref: orderId,
      soldAt,
      orderType: 'takeaway',
      lines: lines.map(({ pizza, pieces }) => ({
        itemId: pizza.typeId,
        variantId: pizza.pizzaId,
        qtyMilli: pieces * 1000,
      })),
      tenders: amount === 0 ? [] : [{ kind: 'card', amount }],
    },
  }
}
