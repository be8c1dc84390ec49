/**
 * `npm run replay -- <folder>`: plays a year of a pizza place through a hub, as
 * an office screen would, and says whether it came out as the files have it.
 *
 * Ends with 0 where all is equal, 1 where it is not or cannot go on, 2 where it
 * was called wrongly or a file is not what it should be, 130 on Ctrl-C.
 */
import { join, relative } from 'node:path'
import { openToLook } from '../store/open.ts'
import { UnusableDatabase } from '../store/unusable.ts'
import { readArguments, usage, type Arguments } from './arguments.ts'
import { source } from './commands.ts'
import { compare, dayWords, type Comparison } from './compare.ts'
import { bookedRefs } from './compare.sql.ts'
import { BadFile } from './csv.ts'
import { prepareFolder } from './folder.ts'
import { keepHub } from './kept-hub.ts'
import { openOffice } from './office.ts'
import { owner, placeId } from './place.ts'
import { playCatalogue, playOrders } from './play.ts'
import { showProgress } from './progress.ts'
import { PlayStopped } from './stopped.ts'
import { readYear, yearUntil, type PizzaYear } from './year.ts'

const out = process.stdout
const print = (line = ''): void => void out.write(`${line}\n`)
const counted = new Intl.NumberFormat('en')

const yearOf = ({ folder, until }: Arguments): PizzaYear => {
  const whole = readYear(folder)
  const year = until === null ? whole : yearUntil(whole, until)
  if (year.orders.length === 0)
    throw new BadFile('orders.csv', null, `has no order up to ${dayWords(until ?? 0)}`)
  return year
}

/** Plays what is not in the books yet; says whether it came to the end. */
const play = async (
  year: PizzaYear,
  { data, atOnce }: Arguments,
  stop: AbortSignal,
): Promise<boolean> => {
  const hub = keepHub(data, (why) => print(`\n  The hub was gone (${why}); another is started.`))
  try {
    await hub.open()
    const booked = refsIn(data)
    const rest = year.orders.filter(({ orderId }) => !booked.has(orderId))
    const before = year.orders.length - rest.length
    if (before > 0)
      print(
        `  ${counted.format(before)} of ${counted.format(year.orders.length)} orders are in the books already.`,
      )
    if (rest.length === 0) return true
    const office = await openOffice(hub, data, atOnce)
    await playCatalogue(year, { office, atOnce, stop })
    print(
      `  ${year.types.length} items in ${year.pizzas.length} sizes, with their prices and recipes, are on the menu.`,
    )
    const progress = showProgress(out, { total: year.orders.length, before })
    try {
      await playOrders(rest, { office, atOnce, stop }, progress.booked)
    } finally {
      progress.end()
      office.close()
    }
    return !stop.aborted
  } finally {
    await hub.stop()
  }
}

const refsIn = (data: string): ReadonlySet<string> => {
  const db = openToLook(join(data, 'chowk.db'))
  try {
    return new Set(bookedRefs.all(db, placeId, source).map(({ ref }) => ref))
  } finally {
    db.close()
  }
}

const comparisonIn = (data: string, { orders }: PizzaYear): Comparison => {
  const db = openToLook(join(data, 'chowk.db'))
  try {
    return compare(db, orders)
  } finally {
    db.close()
  }
}

const describe = ({ files, hub, days, items, differences }: Comparison): void => {
  const row = (name: string, mine: string, theirs: string): void =>
    print(`  ${name.padEnd(9)}${mine.padStart(14)}${theirs.padStart(14)}`)
  print()
  row('', 'files', 'hub')
  for (const name of ['orders', 'lines', 'pieces'] as const)
    row(name, counted.format(files[name]), counted.format(hub[name]))
  row('revenue', dollars(files.total), dollars(hub.total))
  print()
  if (differences.length === 0) {
    print(
      `  Each of ${days} days and of ${items} pizzas is equal to the cent, in the bills, the summaries and the books.`,
    )
    return
  }
  print(`  Not equal: ${counted.format(differences.length)}.`)
  for (const difference of differences.slice(0, 10)) print(`    ${difference}`)
  if (differences.length > 10) print('    …')
}

const priced = new Intl.NumberFormat('en', { minimumFractionDigits: 2 })
const dollars = (cents: number): string => priced.format(cents / 100)

const run = async (args: Arguments, stop: AbortSignal): Promise<number> => {
  const year = yearOf(args)
  const { orders } = year
  print(
    `  ${counted.format(orders.length)} orders from ${dayWords(orders[0]?.date ?? 0)} to ${dayWords(orders.at(-1)?.date ?? 0)}, into ${args.data}`,
  )
  await prepareFolder(args.data, () => print('  Another hub still has the folder; waiting for it.'))
  const from = performance.now()
  if (!(await play(year, args, stop))) {
    print('  Stopped. Run it again to go on; nothing is booked twice.')
    return 130
  }
  print(`  Played in ${((performance.now() - from) / 1000).toFixed(1)} s.`)
  const comparison = comparisonIn(args.data, year)
  describe(comparison)
  const inHere = relative(process.cwd(), args.data)
  const folder = inHere.startsWith('..') ? args.data : inHere || '.'
  print()
  print(`  To look at it:  CHOWK_DATA=${folder} npm start`)
  print(`                  then open the office; ${owner.name} signs in with ${owner.pin}`)
  print(
    `                  and finds it under Sales, from ${dayWords(orders[0]?.date ?? 0)} to ${dayWords(orders.at(-1)?.date ?? 0)}`,
  )
  print(`  To check it:    npm run verify -- ${folder}`)
  return comparison.differences.length === 0 ? 0 : 1
}

const fail = (code: number, message: string): number => {
  process.stderr.write(`${message}\n`)
  return code
}

const argumentsOf = (given: readonly string[]): Arguments | null => {
  try {
    return readArguments(given)
  } catch (error) {
    process.exitCode = fail(
      2,
      `${error instanceof Error ? error.message : String(error)}\n\n${usage}`,
    )
    return null
  }
}

const args = argumentsOf(process.argv.slice(2))
if (args !== null) {
  const interrupt = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort())
  process.exitCode = await run(args, interrupt.signal).catch((error: unknown) => {
    if (error instanceof BadFile) return fail(2, `${error.message}. Nothing was sold.`)
    if (error instanceof PlayStopped || error instanceof UnusableDatabase)
      return fail(1, error.message)
    throw error
  })
}
