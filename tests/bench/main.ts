/**
 * `npm run bench`: how fast the hub is, against what the machine itself can do.
 *
 *   npm run bench                        everything, in about five minutes
 *   npm run bench -- --only screens      one section; may be given several times
 *   npm run bench -- --strict            ends with 1 where a line is missed
 *
 * One run, one table. Each section measures the hub and the raw limit beside it
 * in turns, because a machine is never as quiet as one would like. To add one:
 * a file in `sections/` that exports a `Section`, and its name in the list
 * below; what it returns are figures, held to lines where there are any (see
 * report.ts). Linux only: what a process uses is read from /proc.
 *
 * `CHOWK_BENCH_FOLDER` puts the databases elsewhere, for instance on the card
 * of a Pi; a folder in memory would measure nothing.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openSyncer } from './raw-sync.ts'
import { isQuiet, missesIn, tableOf, type Figure, type Quiet } from './report.ts'
import type { Section } from './section.ts'
import { makeShop } from './shop.ts'
import { median, quantile } from './stats.ts'
import { billSearch } from './sections/bill-search.ts'
import { billRequest } from './sections/bill-request.ts'
import { eightySix } from './sections/eighty-six.ts'
import { kiosk } from './sections/kiosk.ts'
import { kitchen } from './sections/kitchen.ts'
import { orders } from './sections/orders.ts'
import { screens } from './sections/screens.ts'
import { slowDisk } from './sections/slow-disk.ts'
import { tillClose } from './sections/till-close.ts'
import { year } from './sections/year.ts'

const sections: readonly Section[] = [
  screens,
  orders,
  slowDisk,
  year,
  kiosk,
  kitchen,
  eightySix,
  billSearch,
  billRequest,
  tillClose,
]

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, strict: { type: 'boolean' } },
})
const unknown = values.only?.find((name) => !sections.some((section) => section.name === name))
if (unknown !== undefined) {
  const names = sections.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join('\n')
  process.stderr.write(`There is no section “${unknown}”. There are:\n${names}\n`)
  process.exit(1)
}

const say = (words: string): void => void process.stderr.write(`${words}\n`)

/** Beside dist, and not in /tmp, which is often memory. */
const place = process.env['CHOWK_BENCH_FOLDER'] ?? resolve(import.meta.dirname, '../../dist')
mkdirSync(place, { recursive: true })
const folder = mkdtempSync(join(place, 'bench-'))

const syncs: number[] = []
const loads: number[] = []
/** Asks the machine itself, before each section and at the end. */
const lookAtMachine = (): void => {
  const syncer = openSyncer(folder)
  for (let i = 0; i < 150; i += 1) syncs.push(syncer.sync())
  syncer.close()
  loads.push(loadavg()[0] ?? 0)
}

try {
  say('making the shop')
  const shop = await makeShop(folder)
  const figures: Figure[] = []
  for (const section of sections) {
    if (values.only !== undefined && !values.only.includes(section.name)) continue
    lookAtMachine()
    say(`${section.name}: ${section.about}`)
    figures.push(...(await section.run({ shop, folder, note: (words) => say(`  ${words}`) })))
  }
  lookAtMachine()
  const quiet: Quiet = {
    fsyncP50: median(syncs),
    fsyncP99: quantile(syncs, 0.99),
    loadPerCore: median(loads) / cpus().length,
  }
  const machine: readonly Figure[] = [
    { what: 'raw fdatasync of 4 KiB, p50', value: quiet.fsyncP50, unit: 'ms', isRaw: true },
    { what: 'raw fdatasync of 4 KiB, p99', value: quiet.fsyncP99, unit: 'ms', isRaw: true },
  ]
  const misses = missesIn(figures, quiet)
  const range = `${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}`
  process.stdout.write(
    [
      '',
      tableOf([...machine, ...figures], quiet),
      '',
      `${cpus().length} cores, load average ${range}, Node ${process.versions.node}, synchronous=FULL: ${isQuiet(quiet) ? 'a quiet machine' : 'not a quiet machine, so absolute lines that are missed say “noisy”'}.`,
      misses === 0 ? 'No line is missed.' : `Lines missed: ${misses}.`,
      '',
    ].join('\n'),
  )
  if (values.strict === true && misses > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
