/**
 * From the touch that takes something off the menu to every screen that greys
 * it out: 49 that hear of it over MQTT, and a real counter in a real browser.
 */
import type { Page } from 'playwright-core'
import { topics } from '../../../schema/topics.ts'
import { envelope, startHubProcess, type HubProcess } from '../../faults/hub-process.ts'
import { openBrowser } from '../../story/browser.ts'
import { signIn } from '../../story/shop.ts'
import { openMqttLine } from '../doors.ts'
import type { Figure } from '../report.ts'
import type { Section } from '../section.ts'
import type { Shop } from '../shop.ts'
import { largest, median, quantile } from '../stats.ts'

const listeners = 49
const samples = 60

export const eightySix: Section = {
  name: 'eighty-six',
  about: 'sold out → the handler of 49 screens, and the greyed tile of a real counter page',
  run: async ({ shop, note }) => {
    note('50 screens, one of them a page')
    const hub = await startHubProcess(shop.copy('eighty-six'))
    const browser = await openBrowser()
    try {
      const page = await (await browser.window()).newPage()
      return await measure(hub, shop, page)
    } finally {
      await browser.close()
      await hub.stop()
    }
  },
}

const nobody = (): void => undefined

const measure = async (hub: HubProcess, shop: Shop, page: Page): Promise<readonly Figure[]> => {
  const { till, tills, kitchen } = shop
  let hear = nobody
  let painted = nobody
  await openCounter(hub, page, () => painted())
  const sender = await openMqttLine(hub.port, till, 'sender')
  const lines = await Promise.all(
    Array.from({ length: listeners }, (_, i) =>
      openMqttLine(hub.port, tills[(i % (tills.length - 1)) + 1] ?? kitchen, `screen${i}`),
    ),
  )
  for (const line of lines) await line.subscribe(topics.event(till.outletId, 'menu'), () => hear())

  const round = async (isOut: boolean): Promise<{ heard: number[]; paint: number }> => {
    const { text } = isOut
      ? envelope(
          'item.eighty-six',
          { itemId: 'samosa', leftMilli: 0, until: 'today' },
          till.signInId,
        )
      : envelope('item.restore', { itemId: 'samosa' }, till.signInId)
    const heard: number[] = []
    const start = performance.now()
    const all = new Promise<void>((settle) => {
      hear = () => {
        heard.push(performance.now() - start)
        if (heard.length === listeners) settle()
      }
    })
    const paint = new Promise<number>((settle) => {
      painted = () => settle(performance.now() - start)
    })
    await sender.send(text)
    await all
    return { heard, paint: await paint }
  }

  const heard: number[] = []
  const paints: number[] = []
  for (let i = -10; i < samples; i += 1) {
    const one = await round(i % 2 === 0)
    if (i < 0) continue
    heard.push(...one.heard)
    paints.push(one.paint)
  }
  for (const line of [sender, ...lines]) line.close()

  const all = [...heard, ...paints]
  return [
    { what: 'sold out → 49 screens, p50', value: median(heard), unit: 'ms' },
    { what: 'sold out → greyed on a counter page, p50', value: median(paints), unit: 'ms' },
    {
      what: 'sold out → all 50 screens, p95',
      value: quantile(all, 0.95),
      unit: 'ms',
      lines: [{ on: 'value', atMost: 1000 }],
    },
    { what: 'sold out → all 50 screens, max', value: largest(all), unit: 'ms' },
  ]
}

/** A counter with somebody at it, which says each time its Samosa has been drawn anew. */
const openCounter = async (hub: HubProcess, page: Page, tell: () => void): Promise<void> => {
  await page.goto(`${hub.base}/counter?pair=${hub.codes['counter']}`)
  await signIn(page, 'sunita')
  await page.locator('.tile', { hasText: 'Samosa' }).first().waitFor()
  await page.exposeFunction('tellPaint', tell)
  await page.evaluate(`{
    const samosa = [...document.querySelectorAll('.tile')].find((one) => one.textContent.includes('Samosa'))
    new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => window.tellPaint())))
      .observe(samosa, { attributes: true, attributeFilter: ['data-sold-out'] })
  }`)
}
