/** A year as it is read from its files, and what it becomes on the wire. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { catalogueOf, idOf, saleOf } from '../../hub/replay/commands.ts'
import { readArguments } from '../../hub/replay/arguments.ts'
import { BadFile, decode } from '../../hub/replay/csv.ts'
import { readYear, totalOf, yearUntil } from '../../hub/replay/year.ts'
import { commands } from '../../schema/commands.ts'
import { isUuidv7, uuidTime } from '../../schema/ids.ts'

/** The first month of the year. */
const january = join(import.meta.dirname, '../data/pizza-place')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chowk-year-'))
  cpSync(january, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const files = ['orders.csv', 'order_details.csv', 'pizzas.csv', 'pizza_types.csv'] as const
type File = (typeof files)[number]

/** Changes the bytes of a file as latin-1 text, so that none of them is lost. */
const edit = (file: File, change: (text: string) => string): void => {
  const path = join(folder, file)
  writeFileSync(path, change(readFileSync(path, 'latin1')), 'latin1')
}

/** What is said of the folder; throws where nothing is wrong with it. */
const problem = (): string => {
  try {
    readYear(folder)
  } catch (error) {
    if (error instanceof BadFile) return error.message
    throw error
  }
  throw new Error('nothing was wrong with it')
}

describe('a year', () => {
  test('is read whole', () => {
    const year = readYear(january)
    const lines = year.orders.flatMap((order) => order.lines)
    expect([year.types.length, year.pizzas.length, year.orders.length]).toEqual([32, 96, 1845])
    expect([lines.length, lines.reduce((sum, { pieces }) => sum + pieces, 0)]).toEqual([4156, 4232])
    expect(totalOf(lines)).toBe(69_793_30)
    expect(year.pizzas.find(({ pizzaId }) => pizzaId === 'the_greek_xxl')).toEqual({
      pizzaId: 'the_greek_xxl',
      typeId: 'the_greek',
      size: 'XXL',
      cents: 35_95,
    })
    expect(year.orders[0]).toMatchObject({
      orderId: '1',
      line: 2,
      date: 2015_01_01,
      secondOfDay: 11 * 3600 + 38 * 60 + 36,
      lines: [{ pizza: { pizzaId: 'hawaiian_m' }, pieces: 1 }],
    })
    expect(year.types.find(({ typeId }) => typeId === 'pep_msh_pep')?.name).toBe(
      'The Pepperoni, Mushroom, and Peppers Pizza',
    )
  })

  test('is the same in Latin-1, which the file is in, and in UTF-8 with or without a mark', () => {
    const bytes = readFileSync(join(january, 'pizza_types.csv'))
    expect(bytes.includes(0x91)).toBe(true)
    const year = readYear(january)
    expect(year.types.find(({ typeId }) => typeId === 'calabrese')?.ingredients[0]).toBe(
      '‘Nduja Salami',
    )
    for (const mark of ['', '\ufeff'])
      for (const end of ['\r\n', '\n']) {
        for (const file of files) {
          const text = decode(readFileSync(join(january, file)))
          writeFileSync(join(folder, file), mark + text.replaceAll('\r\n', end))
        }
        expect(readYear(folder)).toEqual(year)
      }
  })

  test('may end with a day', () => {
    const { orders } = yearUntil(readYear(january), 2015_01_02)
    expect(new Set(orders.map(({ date }) => date))).toEqual(new Set([2015_01_01, 2015_01_02]))
    expect(orders).toHaveLength(136)
  })

  test('may have columns in another order, others besides, and empty lines at the end', () => {
    writeFileSync(
      join(folder, 'pizza_types.csv'),
      readYear(january)
        .types.map(({ typeId, name, category, ingredients }) =>
          JSON.stringify([category, 'x', `"${ingredients.join(', ')}"`, typeId, name])
            .slice(1, -1)
            .replaceAll('\\"', ''),
        )
        .reduce(
          (text, line) => `${text}${line}\n`,
          'category,more,ingredients,pizza_type_id,name\n',
        ) + '\n\n',
    )
    expect(readYear(folder)).toEqual(readYear(january))
  })
})

describe('text that is not UTF-8', () => {
  test('is read as Windows writes Latin-1', () => {
    expect(decode(Buffer.from([0x91, 0x4e, 0xe9, 0x80, 0x92]))).toBe('‘Né€’')
    expect(decode(Buffer.from('Né€', 'utf8'))).toBe('Né€')
    expect(decode(Buffer.from([0xef, 0xbb, 0xbf, 0x61]))).toBe('a')
  })
})

/** Puts something in place of the first of something. */
const put = (from: string, to: string) => (text: string) => text.replace(from, to)

describe('a file that is not what it should be is named, with the line', () => {
  test.each(files)('%s is missing', (file) => {
    rmSync(join(folder, file))
    expect(problem()).toBe(`${file}: is not in ${folder}`)
  })

  test.each(files)('%s is empty, or holds a heading only', (file) => {
    edit(file, () => '')
    expect(problem()).toBe(`${file}: is empty`)
    cpSync(join(january, file), join(folder, file))
    edit(file, (text) => text.split('\r\n')[0] ?? '')
    expect(problem()).toBe(`${file}: holds nothing below its heading`)
  })

  const wrong: readonly [string, File, (text: string) => string, RegExp][] = [
    [
      'a column is missing',
      'pizzas.csv',
      put('size', 'width'),
      /^pizzas\.csv, line 1: has no column size, only pizza_id, pizza_type_id, width, price$/,
    ],
    [
      'a field too many',
      'orders.csv',
      put('12:12:28', '12:12:28,x'),
      /^orders\.csv, line 4: has more or fewer fields than the heading$/,
    ],
    [
      'a quote that stays open',
      'pizza_types.csv',
      put('"Barbecued', '""Barbecued'),
      /^pizza_types\.csv, line \d+: /,
    ],
    [
      'a date of no calendar',
      'orders.csv',
      put('3,2015-01-01', '3,2015-02-30'),
      /^orders\.csv, line 4: “2015-02-30” is not a date such as 2015-03-28$/,
    ],
    [
      'a date written another way',
      'orders.csv',
      put('3,2015-01-01', '3,1/1/2015'),
      /^orders\.csv, line 4: “1\/1\/2015” is not a date/,
    ],
    [
      'a time of no clock',
      'orders.csv',
      put('12:12:28', '24:12:28'),
      /^orders\.csv, line 4: “24:12:28” is not a time such as/,
    ],
    [
      'an order twice',
      'orders.csv',
      put('\n3,', '\n2,'),
      /^orders\.csv, line 4: “2” stands on line 3 already$/,
    ],
    [
      'an order id that is none',
      'orders.csv',
      put('\n3,', '\n,'),
      /^orders\.csv, line 4: “” is no order id$/,
    ],
    [
      'a line twice',
      'order_details.csv',
      put('\n3,2', '\n2,2'),
      /^order_details\.csv, line 4: “2” stands on line 3 already$/,
    ],
    [
      'a line of no order',
      'order_details.csv',
      put('\n3,2,', '\n3,99999,'),
      /^order_details\.csv, line 4: “99999” is no order of orders\.csv$/,
    ],
    [
      'an unknown pizza',
      'order_details.csv',
      put('five_cheese_l', 'six_cheese_l'),
      /^order_details\.csv, line 4: “six_cheese_l” is no pizza of pizzas\.csv$/,
    ],
    [
      'half a pizza',
      'order_details.csv',
      put('five_cheese_l,1', 'five_cheese_l,0.5'),
      /^order_details\.csv, line 4: “0\.5” is not a number of pizzas$/,
    ],
    [
      'no pizza',
      'order_details.csv',
      put('five_cheese_l,1', 'five_cheese_l,0'),
      /line 4: “0” is not a number of pizzas$/,
    ],
    [
      'less than no pizza',
      'order_details.csv',
      put('five_cheese_l,1', 'five_cheese_l,-1'),
      /line 4: “-1” is not a number of pizzas$/,
    ],
    [
      'an order without a line',
      'order_details.csv',
      put('\r\n1,1,hawaiian_m,1', ''),
      /^orders\.csv, line 2: the order 1 has no line in order_details\.csv$/,
    ],
    [
      'an unknown type',
      'pizzas.csv',
      put('bbq_ckn_s,bbq_ckn', 'bbq_ckn_s,bbq'),
      /^pizzas\.csv, line 2: “bbq” is no pizza of pizza_types\.csv$/,
    ],
    [
      'an unknown size',
      'pizzas.csv',
      put('bbq_ckn,S', 'bbq_ckn,XS'),
      /^pizzas\.csv, line 2: “XS” is no size; there are S, M, L, XL, XXL$/,
    ],
    [
      'a price that is none',
      'pizzas.csv',
      put('12.75', '$12.75'),
      /^pizzas\.csv, line 2: “\$12\.75” is not a price such as 16\.75$/,
    ],
    [
      'a price of a third of a cent',
      'pizzas.csv',
      put('12.75', '12.755'),
      /^pizzas\.csv, line 2: “12\.755” is not a price/,
    ],
    [
      'a pizza twice',
      'pizzas.csv',
      put('bbq_ckn_m', 'bbq_ckn_s'),
      /^pizzas\.csv, line 3: “bbq_ckn_s” stands on line 2 already$/,
    ],
    [
      'an id with a blank in it',
      'pizzas.csv',
      put('bbq_ckn_s', 'bbq ckn s'),
      /^pizzas\.csv, line 2: “bbq ckn s” is not an id/,
    ],
    [
      'a type without a name',
      'pizza_types.csv',
      put('The Barbecue Chicken Pizza', ' '),
      /^pizza_types\.csv, line 2: the name is missing$/,
    ],
    [
      'an ingredient without a name',
      'pizza_types.csv',
      put('Red Peppers,', ','),
      /^pizza_types\.csv, line 2: an ingredient is missing$/,
    ],
    [
      'a name that is a story',
      'pizza_types.csv',
      put('The Barbecue Chicken Pizza', 'x'.repeat(81)),
      /^pizza_types\.csv, line 2: the name is longer than 80 letters$/,
    ],
  ]
  test.each(wrong)('%s', (_, file, change, words) => {
    edit(file, change)
    expect(problem()).toMatch(words)
  })

  test('an order of more lines than a bill can hold', () => {
    edit('order_details.csv', (text) => text.replaceAll(/,\d+,(\w+),1/g, ',1,$1,1'))
    expect(problem()).toMatch(/^orders\.csv, line 2: the order 1 has more than 100 lines$/)
  })
})

describe('the commands of a year', () => {
  const year = readYear(january)
  const stages = catalogueOf(year, 'a-device')
  const all = [...stages.flat(), ...year.orders.map(saleOf)]

  test('are what the hub takes, each under an id of its own', () => {
    for (const { name, args, id } of all) {
      expect(isUuidv7(id)).toBe(true)
      expect(v.safeParse(commands[name], args).issues).toBe(undefined)
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(stages.map((stage) => stage.length)).toEqual([4, 32 + 65, 96 * 2])
  })

  test('are the same whenever they are made, and their ids sort by the moment of the sale', () => {
    const again = readYear(january)
    expect([...catalogueOf(again, 'a-device').flat(), ...again.orders.map(saleOf)]).toEqual(all)
    for (const order of year.orders.slice(0, 50)) {
      const { id, args } = saleOf(order)
      expect(uuidTime(id)).toBe((args as { soldAt: number }).soldAt)
    }
    const next = catalogueOf(year, 'another-device').flat()
    expect(next.filter(({ id }) => stages.flat().some((one) => one.id === id))).toEqual([])
  })

  test('say what an id stands for, and nothing runs together in it', () => {
    expect(idOf(5, 'a', 'bc')).not.toBe(idOf(5, 'ab', 'c'))
    expect(idOf(5, 'a', 'bc')).toBe(idOf(5, 'a', 'bc'))
  })

  test('put in front what is asked for most', () => {
    const favourites = stages
      .flat()
      .map(({ args }) => args as { itemId: string; isFavourite?: boolean })
      .filter(({ isFavourite }) => isFavourite)
      .map(({ itemId }) => itemId)
    expect(favourites).toHaveLength(10)
    const piecesOf = (typeId: string): number =>
      year.orders
        .flatMap(({ lines }) => lines)
        .filter(({ pizza }) => pizza.typeId === typeId)
        .reduce((sum, { pieces }) => sum + pieces, 0)
    const least = Math.min(...favourites.map(piecesOf))
    for (const { typeId } of year.types)
      expect([typeId, favourites.includes(typeId) || piecesOf(typeId) <= least]).toEqual([
        typeId,
        true,
      ])
  })

  test('make a recipe of every pizza: a portion of each ingredient, scaled by its size', () => {
    const recipes = stages.flat().filter(({ name }) => name === 'recipe.set')
    const recipeOf = (subjectId: string): unknown =>
      recipes
        .map(({ args }) => args as { subjectId: string; lines: unknown })
        .find((args) => args.subjectId === subjectId)?.lines
    expect(recipeOf('calabrese_m')).toEqual(
      ['nduja-salami', 'pancetta', 'tomatoes', 'red-onions', 'friggitello-peppers', 'garlic'].map(
        (ingredientId) => ({ ingredientId, qtyMilli: 1000 }),
      ),
    )
    for (const [size, qtyMilli] of [
      ['s', 800],
      ['l', 1250],
      ['xl', 1500],
      ['xxl', 2000],
    ] as const)
      expect(recipeOf(`the_greek_${size}`)).toMatchObject([
        { ingredientId: 'kalamata-olives', qtyMilli },
        {},
        {},
        {},
        {},
        {},
      ])
  })
})

describe('what is said behind the command', () => {
  test('is a folder, and what may stand beside it', () => {
    expect(
      readArguments(['year', '--data', '/tmp/x', '--until', '2015-01-31', '--at-once', '4']),
    ).toMatchObject({
      data: '/tmp/x',
      until: 2015_01_31,
      atOnce: 4,
    })
    expect(readArguments(['year'])).toMatchObject({ until: null, atOnce: 32 })
  })

  test.each([
    [[], /Name the folder/],
    [['a', 'b'], /One folder is enough/],
    [['a', '--until', '31.1.2015'], /is not a day such as/],
    [['a', '--until', '2015-02-30'], /is not a day such as/],
    [['a', '--at-once', '0'], /is not a number from 1 to 99/],
    [['a', '--fast'], /--fast/],
  ])('%j is not understood', (given, words) => {
    expect(() => readArguments(given)).toThrow(words)
  })
})
