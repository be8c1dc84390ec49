/** What a screen weighs on the wire, and when a slow machine shows it. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { startHubProcess, type HubProcess } from '../../faults/hub-process.ts'
import { openBrowser } from '../../story/browser.ts'
import type { Figure } from '../report.ts'
import type { Section } from '../section.ts'
import { median } from '../stats.ts'

const screens = ['counter', 'kitchen', 'cashier', 'office'] as const
const rounds = 3
/** Of a processor: six times slower than this one, as a cheap tablet is. */
const throttle = 6

export const kiosk: Section = {
  name: 'kiosk',
  about: 'what each screen sends first and in all, and its first paint at a sixth of the speed',
  run: async ({ shop, note }) => {
    const hub = await startHubProcess(shop.copy('kiosk'))
    const browser = await openBrowser()
    try {
      const figures: Figure[] = []
      for (const screen of screens) {
        note(screen)
        const loads: Load[] = []
        for (let round = 0; round < rounds; round += 1)
          loads.push(await load(hub, await browser.window(), screen))
        figures.push(...weights(screen), ...moments(screen, loads))
      }
      return figures
    } finally {
      await browser.close()
      await hub.stop()
    }
  },
}

interface Manifest {
  readonly first: Readonly<Record<string, readonly string[]>>
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly br?: number }[]
}

const dist = resolve(import.meta.dirname, '../../../dist/kiosk')

/** In kB of brotli: what must be there before the page shows, and everything it can ever fetch but fonts. */
const weights = (screen: string): readonly Figure[] => {
  const manifest = JSON.parse(readFileSync(`${dist}/manifest.json`, 'utf8')) as Manifest
  const sizeOf = (name: string): number => {
    const file = manifest.files.find(({ path }) => path === name)
    return (file?.br ?? file?.bytes ?? Number.NaN) / 1000
  }
  const first = [`${screen}.html`, ...(manifest.first[screen] ?? [])]
  const scripts = reachable(first)
  const sum = (names: readonly string[]): number => names.map(sizeOf).reduce((a, b) => a + b, 0)
  return [
    {
      what: `${screen}: page, style and first script, brotli`,
      value: sum(first),
      unit: 'kB',
      lines: [{ on: 'value', atMost: 30 }],
    },
    {
      what: `${screen}: all of it, the messenger included, brotli`,
      value: sum(scripts),
      unit: 'kB',
    },
  ]
}

/** Every file of ours that these name, and those name in turn, pictures and fonts left out. */
const reachable = (from: readonly string[]): readonly string[] => {
  const found = new Set(from)
  for (const name of found) {
    const text = readFileSync(`${dist}/${name}`, 'utf8')
    for (const [, file] of text.matchAll(/["'](?:\/assets\/|\.\/)([\w-]+\.(?:js|css))["']/g))
      found.add(`assets/${file}`)
  }
  return [...found]
}

interface Load {
  readonly firstPaint: number
  readonly screen: number
}

/** Opens a screen for the first time in its life; ms from the request. */
const load = async (hub: HubProcess, window: BrowserContext, screen: string): Promise<Load> => {
  const page = await window.newPage()
  const devTools = await window.newCDPSession(page)
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: throttle })
  await page.goto(`${hub.base}/${screen}?pair=${hub.codes[screen]}`)
  // The door with the names of the people on it, or the kitchen's wall: what a person can begin with.
  await page.locator('.opening').waitFor({ state: 'hidden' })
  await page.locator('#screen button, #screen .wall').first().waitFor()
  const shown = await page.evaluate<number>('performance.now()')
  const firstPaint = await page.evaluate<number>(
    `performance.getEntriesByName('first-contentful-paint')[0].startTime`,
  )
  await window.close()
  return { firstPaint, screen: shown }
}

const moments = (screen: string, loads: readonly Load[]): readonly Figure[] => [
  {
    what: `${screen}: first paint at ${throttle}× CPU throttle`,
    value: median(loads.map(({ firstPaint }) => firstPaint)),
    unit: 'ms',
  },
  {
    what: `${screen}: the door or the wall stands, at ${throttle}× CPU throttle`,
    value: median(loads.map((one) => one.screen)),
    unit: 'ms',
    lines: [{ on: 'value', atMost: 3000, isForQuiet: true }],
  },
]
