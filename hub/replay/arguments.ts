/** What stands behind `npm run replay --`. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isDate } from '../../schema/time.ts'

export interface Arguments {
  /** Where the four files are. */
  readonly folder: string
  /** Where the shop is to be. */
  readonly data: string
  /** The last day that is played, yyyymmdd; all of them where it is null. */
  readonly until: number | null
  /** How many commands are in flight at any moment. */
  readonly atOnce: number
}

/** Enough to fill a batch of the writer while the next is on its way, and no more. */
const atOnceUsually = '32'

export const usage = `npm run replay -- <folder> [--data DIR] [--until 2015-01-31] [--at-once N]

  <folder>  holds orders.csv, order_details.csv, pizzas.csv and pizza_types.csv
  --data    the data folder of the shop that is made of them (data/pizza-place)
  --until   the last day that is played
  --at-once how many commands are in flight at any moment (${atOnceUsually})`

/** Throws an Error whose message says what is wrong with them. */
export const readArguments = (given: readonly string[]): Arguments => {
  const { values, positionals } = parseArgs({
    args: [...given],
    options: {
      data: { type: 'string' },
      until: { type: 'string' },
      'at-once': { type: 'string', default: atOnceUsually },
    },
    allowPositionals: true,
  })
  const [folder, ...more] = positionals
  if (folder === undefined) throw new Error('Name the folder that holds the four files.')
  if (more.length > 0) throw new Error(`One folder is enough; ${more.join(' ')} is too many.`)
  return {
    folder: resolve(folder),
    data: resolve(values.data ?? 'data/pizza-place'),
    until: values.until === undefined ? null : dayOf(values.until),
    atOnce: numberOf(values['at-once']),
  }
}

const numberOf = (text: string): number => {
  if (!/^[1-9]\d?$/.test(text)) throw new Error(`“${text}” is not a number from 1 to 99.`)
  return Number(text)
}

const dayOf = (text: string): number => {
  const date = Number(/^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.slice(1).join(''))
  if (Number.isNaN(date) || !isDate(date))
    throw new Error(`“${text}” is not a day such as 2015-01-31.`)
  return date
}
