/**
 * A real kitchen wall: from the order to its paint while nine more screens
 * listen, and what a full rail costs a page on a slow machine.
 */
import type { Page } from 'playwright-core'
import type { TicketDoc } from '../../../schema/ticket.ts'
import { topics } from '../../../schema/topics.ts'
import { envelope, startHubProcess, type HubProcess } from '../../faults/hub-process.ts'
import { openBrowser } from '../../story/browser.ts'
import { openMqttLine, type MqttLine } from '../doors.ts'
import { orderMaker } from '../order.ts'
import type { Figure } from '../report.ts'
import type { Section } from '../section.ts'
import type { Shop } from '../shop.ts'
import { largest, median, quantile } from '../stats.ts'

const listeners = 9
const warmUps = 20
const samples = 150
const fullRail = 200
const updates = 40
/** Of a processor: four times slower than this one, as the board behind a wall screen is. */
const throttle = 4

export const kitchen: Section = {
  name: 'kitchen',
  about: 'order → paint on a real kitchen page beside nine screens, and a rail of 200 tickets',
  run: async ({ shop, note }) => {
    const hub = await startHubProcess(shop.copy('kitchen'))
    const browser = await openBrowser()
    try {
      const page = await (
        await browser.window({ viewport: { width: 1920, height: 1080 } })
      ).newPage()
      const wall = await openWall(hub, page)
      const sender = await openMqttLine(hub.port, shop.till, 'sender')
      const lines = await Promise.all(
        Array.from({ length: listeners }, (_, i) =>
          openMqttLine(hub.port, shop.kitchen, `screen${i}`),
        ),
      )
      let ticketId = ''
      for (const line of lines)
        await line.subscribe(topics.event(shop.till.outletId, 'tickets/chaat'), (payload) => {
          ticketId = (JSON.parse(payload.toString('utf8')) as { data: TicketDoc }).data.ticketId
        })
      /** The rail is empty again before the next order, so that each of them changes what is in sight. */
      const clear = async (): Promise<void> => {
        const paint = wall.nextPaint()
        await lines[0]?.send(envelope('ticket.bump', { ticketId }).text)
        await paint
      }
      note('order → paint')
      const paints = await orderToPaint(sender, shop, { ...wall, clear })
      note(`${fullRail} open tickets`)
      const tasks = await fill(sender, shop, page)
      for (const line of [sender, ...lines]) line.close()
      return [...paints, ...tasks]
    } finally {
      await browser.close()
      await hub.stop()
    }
  },
}

/** The next paint of the page after something on its board has changed. */
interface Wall {
  readonly nextPaint: () => Promise<void>
}

const nobody = (): void => undefined

const openWall = async (hub: HubProcess, page: Page): Promise<Wall> => {
  let painted = nobody
  await page.exposeFunction('tellPaint', () => painted())
  await page.goto(`${hub.base}/kitchen?pair=${hub.codes['kitchen']}`)
  await page.getByText('Nothing to cook').waitFor()
  await page.evaluate(`
    new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => window.tellPaint())))
      .observe(document.querySelector('#screen'), { childList: true, subtree: true })
  `)
  return { nextPaint: () => new Promise((settle) => (painted = settle)) }
}

/** What follows begins on a page that is at rest. */
const rest = (): Promise<void> => new Promise((settle) => setTimeout(settle, 60))

const orderToPaint = async (
  sender: MqttLine,
  shop: Shop,
  { nextPaint, clear }: Wall & { readonly clear: () => Promise<void> },
): Promise<readonly Figure[]> => {
  const next = orderMaker(shop.menu)
  const times: number[] = []
  for (let i = -warmUps; i < samples; i += 1) {
    const { text } = envelope('order.place', next(), shop.till.signInId)
    const paint = nextPaint()
    const start = performance.now()
    void sender.send(text)
    await paint
    if (i >= 0) times.push(performance.now() - start)
    await rest()
    await clear()
    await rest()
  }
  const what = `order → paint of a kitchen page beside ${listeners} screens`
  return [
    { what: `${what}, p50`, value: median(times), unit: 'ms' },
    {
      what: `${what}, p99`,
      value: quantile(times, 0.99),
      unit: 'ms',
      lines: [{ on: 'value', atMost: 100 }],
    },
    { what: `${what}, max`, value: largest(times), unit: 'ms' },
  ]
}

/** Fills the rail and goes on ordering on a slowed page; the longest a task has kept it from a finger, in ms. */
const fill = async (sender: MqttLine, shop: Shop, page: Page): Promise<readonly Figure[]> => {
  const next = orderMaker(shop.menu)
  const order = async (): Promise<void> => {
    await sender.send(envelope('order.place', next(), shop.till.signInId).text)
  }
  for (let i = 0; i < fullRail; i += 1) await order()
  await rest()
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: throttle })
  await page.evaluate(`{
    window.longTasks = []
    new PerformanceObserver((list) => list.getEntries().forEach((task) => window.longTasks.push(task.duration)))
      .observe({ type: 'longtask' })
  }`)
  for (let i = 0; i < updates; i += 1) {
    await order()
    await rest()
    await rest()
  }
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const tasks = await page.evaluate<number[]>('window.longTasks')
  return [
    {
      what: `a wall of ${fullRail} open tickets at ${throttle}× CPU throttle: longest task of ${updates} updates`,
      // The browser reports a task from 50 ms on.
      value: largest([0, ...tasks]),
      unit: 'ms',
      lines: [{ on: 'value', atMost: 100 }],
    },
  ]
}
