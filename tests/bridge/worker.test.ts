import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BridgeJob } from '../../schema/device.ts'
import { createVirtualPrinter } from '../../bridge/virtual/printer.ts'
import {
  drawerDoc,
  dropFolder,
  jobFor,
  journalLines,
  kickTask,
  newFolder,
  openShop,
  pause,
  printerDoc,
  receiptTask,
  shutTask,
  slip,
  ticketTask,
  until,
  type Shop,
  type ShopOptions,
} from './shop.ts'
import { startTcpPrinter, type TcpPrinter } from './tcp-printer.ts'

let folder: string
let open: Shop[] = []
const shop = (options: Partial<ShopOptions> = {}): Shop => {
  const opened = openShop({ folder, ...options })
  open.push(opened)
  return opened
}
beforeEach(() => {
  folder = newFolder()
})
afterEach(async () => {
  for (const opened of open) await opened.stop().catch(() => undefined)
  open = []
  dropFolder(folder)
})

const machine = (here: Shop, printerId = 'counter'): ReturnType<typeof createVirtualPrinter> => {
  const printer = here.worker.virtualPrinter(printerId)
  if (printer === undefined) throw new Error(`no virtual printer ${printerId}`)
  return printer
}
const reasonsHeard = (here: Shop): readonly string[] =>
  here.printers.map(([, { state, reasons }]) => [state, ...reasons].join(' '))

describe('paper', () => {
  test('a receipt comes out once, and its picture is kept for the hub', async () => {
    const here = shop()
    const job = jobFor(receiptTask('Masala Dosa'))
    here.ask(job)
    expect(await here.outcome(job)).toEqual({ kind: 'done', level: 'confirmed' })
    const paper = here.papers.get(job.jobId)
    expect(paper?.lines).toEqual(['Masala Dosa'])
    expect(paper?.widthDots).toBe(576)
    expect(
      Buffer.from(paper?.png ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    expect(here.told(job.jobId)).toBe(1)
  })

  test('asked for the same job again and again, the bridge prints it once', async () => {
    const here = shop()
    const job = jobFor(receiptTask('Once'))
    here.ask(job)
    here.ask(job)
    await here.outcome(job)
    here.ask(job)
    await pause(60)
    expect(here.told(job.jobId)).toBe(1)
    await here.stop()
    // After a restart the hub, which has not heard, asks once more.
    const again = shop()
    again.ask(job)
    await pause(60)
    expect(machine(again).takePaper()).toBeUndefined()
    expect(again.journal.untold().map(({ jobId }) => jobId)).toEqual([job.jobId])
    again.journal.told(job.jobId)
    again.ask(job)
    expect(again.told(job.jobId)).toBe(1)
  })

  test('receipts come out in the order they were asked for', async () => {
    const here = shop()
    const jobs = ['one', 'two', 'three'].map((word) => jobFor(receiptTask(word)))
    machine(here).setPaper('out')
    here.ask(...jobs)
    await pause(50)
    machine(here).setPaper('enough')
    for (const job of jobs) await here.outcome(job)
    const order = here.journal.untold().map(({ jobId }) => jobId)
    expect(order).toEqual(jobs.map(({ jobId }) => jobId))
  })

  test('without paper a receipt waits, the shop is told why, and nothing is lost', async () => {
    const here = shop()
    await until(() => here.printers.length > 0, 'the first look at the printer')
    machine(here).setPaper('out')
    const job = jobFor(receiptTask('Patience'))
    here.ask(job)
    await until(() => reasonsHeard(here).includes('offline paper_out'), 'the reason')
    expect(here.journal.entry(job.jobId)?.tries).toBe(0)
    machine(here).setPaper('enough')
    expect(await here.outcome(job)).toEqual({ kind: 'done', level: 'confirmed' })
    await until(() => reasonsHeard(here).at(-1) === 'online', 'the printer to be well again')
  })

  test('a printer without paper does not hold up another one', async () => {
    const here = shop({ printers: [printerDoc('counter'), printerDoc('kitchen')] })
    machine(here).setPaper('out')
    const stuck = jobFor(receiptTask('Stuck'))
    const free = jobFor(ticketTask('Free', 'kitchen'))
    here.ask(stuck, free)
    expect(await here.outcome(free)).toEqual({ kind: 'done', level: 'confirmed' })
    expect(here.journal.entry(stuck.jobId)?.outcome).toBeNull()
  })

  test('what the hub takes back before it has begun is not printed', async () => {
    const here = shop()
    machine(here).setPaper('out')
    const job = jobFor(receiptTask('Never mind'))
    here.ask(job)
    await pause(40)
    here.ask()
    machine(here).setPaper('enough')
    await pause(80)
    expect(machine(here).takePaper()).toBeUndefined()
    expect(here.told(job.jobId)).toBe(0)
  })

  test('what cannot be printed is said to be so, and the next receipt comes out', async () => {
    const here = shop()
    const broken = jobFor({
      kind: 'receipt',
      printerId: 'counter',
      document: {
        ...slip(''),
        blocks: [{ kind: 'pair', left: 'Total', right: '௨௪௦', size: 'large', isBold: true }],
      },
    })
    const strange: BridgeJob = JSON.parse(
      JSON.stringify(jobFor(receiptTask('x'))).replace('"blocks":', '"bricks":'),
    )
    const nowhere = jobFor(receiptTask('x', 'attic'))
    const good = jobFor(receiptTask('Good'))
    here.ask(broken, strange, nowhere, good)
    expect(await here.outcome(broken)).toMatchObject({ kind: 'failed', reason: /no letter/ })
    expect(await here.outcome(strange)).toMatchObject({ kind: 'failed' })
    expect(await here.outcome(nowhere)).toMatchObject({ kind: 'failed' })
    expect(await here.outcome(good)).toMatchObject({ kind: 'done' })
  })

  test('a printer nobody has described is driven as a plain one, and the log says so', async () => {
    const here = shop({ printers: [printerDoc('counter', 'virtual:', 'no-such-printer')] })
    const job = jobFor(receiptTask('Plain'))
    here.ask(job)
    expect(await here.outcome(job)).toMatchObject({ kind: 'done' })
    expect(here.troubles.join()).toContain('no printer profile')
  })
})

describe('a drawer', () => {
  test('opens, is reported, and is pushed shut', async () => {
    const here = shop()
    const kick = jobFor(kickTask())
    here.ask(kick)
    expect(await here.outcome(kick)).toEqual({ kind: 'done', level: 'confirmed' })
    expect(here.drawers.at(-1)).toEqual(['drawer-counter', 'open'])
    const shut = jobFor(shutTask())
    here.ask(shut)
    expect(await here.outcome(shut)).toMatchObject({ kind: 'done' })
    expect(here.drawers.at(-1)).toEqual(['drawer-counter', 'closed'])
    expect(machine(here).pulses()).toBe(1)
  })

  test('of a cash sale opens before the receipt is printed', async () => {
    const here = shop()
    const receipt = jobFor(receiptTask('Cash'))
    const kick = jobFor(kickTask())
    here.ask(receipt, kick)
    await here.outcome(receipt)
    await here.outcome(kick)
    const sent = journalLines(folder).filter((line) => line.includes('"sending"'))
    expect(sent.map((line) => line.includes(kick.jobId))).toEqual([true, false])
  })

  test('goes ahead of a receipt that waits for its turn', async () => {
    const device = await startTcpPrinter()
    // A mute printer is listened to for a while before anything is sent.
    device.behave({ isMute: true })
    const here = shop({ printers: [printerDoc('counter', device.port, 'generic-80')] })
    const receipt = jobFor(receiptTask('Waits'))
    const kick = jobFor(kickTask())
    here.ask(receipt)
    await pause(20)
    here.ask(receipt, kick)
    await here.outcome(receipt)
    const sent = journalLines(folder).filter((line) => line.includes('"sending"'))
    expect(sent.map((line) => line.includes(kick.jobId))).toEqual([true, false])
    await device.close()
  })

  test('is never opened late, by the hub’s clock', async () => {
    const here = shop()
    const late = jobFor(kickTask(), 999_999)
    here.ask(late)
    expect(await here.outcome(late)).toEqual({ kind: 'expired' })
    const inTime = jobFor(kickTask(), 1_000_500)
    here.ask(inTime)
    expect(await here.outcome(inTime)).toMatchObject({ kind: 'done' })
    expect(machine(here).pulses()).toBe(1)
  })

  test('opens while a receipt waits for paper before it has begun', async () => {
    const here = shop()
    machine(here).setPaper('out')
    const receipt = jobFor(receiptTask('Waiting'))
    here.ask(receipt)
    await until(() => reasonsHeard(here).includes('offline paper_out'), 'the reason')
    const kick = jobFor(kickTask())
    here.ask(receipt, kick)
    expect(await here.outcome(kick)).toEqual({ kind: 'done', level: 'sent' })
    expect(machine(here).isDrawerOpen(2)).toBe(true)
  })

  test('opens while a receipt waits for paper in the middle', async () => {
    const here = shop()
    machine(here).setPaper('enough', 10)
    const receipt = jobFor(receiptTask('Half'))
    here.ask(receipt)
    await until(() => reasonsHeard(here).includes('offline paper_out'), 'the reason')
    const kick = jobFor(kickTask())
    here.ask(receipt, kick)
    expect(await here.outcome(kick)).toEqual({ kind: 'done', level: 'sent' })
    expect(machine(here).pulses()).toBe(1)
    machine(here).setPaper('enough')
    expect(await here.outcome(receipt)).toEqual({ kind: 'done', level: 'confirmed' })
    expect(here.paperOf(receipt)).toEqual(['Half'])
  })

  test('that cannot be reached is not opened later', async () => {
    const here = shop({ printers: [printerDoc('counter', 'tcp://127.0.0.1:1')] })
    const kick = jobFor(kickTask(), 2_000_000)
    here.ask(kick)
    expect(await here.outcome(kick)).toEqual({ kind: 'failed', reason: 'unreachable' })
  })

  test('of metal is pushed shut by hand', async () => {
    const here = shop({ printers: [printerDoc('counter', 'tcp://127.0.0.1:1')] })
    const shut = jobFor(shutTask())
    here.ask(shut)
    expect(await here.outcome(shut)).toMatchObject({ kind: 'failed' })
  })

  test('stands after a restart as the hub knew it', () => {
    const here = shop({ drawers: [{ ...drawerDoc('counter'), state: 'open' }] })
    expect(machine(here).isDrawerOpen(2)).toBe(true)
    expect(here.drawers).toEqual([])
  })
})

describe('when the line breaks in the middle', () => {
  let device: TcpPrinter
  beforeEach(async () => {
    device = await startTcpPrinter()
  })
  afterEach(() => device.close())
  const atDevice = (): Shop =>
    shop({ printers: [printerDoc('counter', device.port, 'epson-80')], drawers: [] })
  const printed = (): string =>
    device.printer
      .takePaper()
      ?.typed.map(({ text }) => text.trim())
      .join('\n') ?? ''

  test('a receipt is not printed again: a person is asked', async () => {
    device.behave({ resetAfter: 40 })
    const here = atDevice()
    const job = jobFor(receiptTask('Doubtful'))
    here.ask(job)
    expect(await here.outcome(job)).toMatchObject({ kind: 'ambiguous' })
    device.behave({})
    here.ask(job)
    await pause(80)
    expect(printed()).toBe('')
    expect(here.told(job.jobId)).toBe(1)
  })

  test('a kitchen ticket is printed again and says that it may be there twice', async () => {
    device.behave({ resetAfter: 40, resets: 1 })
    const here = atDevice()
    const job = jobFor(ticketTask('2 x Masala Dosa'))
    here.ask(job)
    expect(await here.outcome(job)).toMatchObject({ kind: 'done' })
    expect(printed()).toMatch(/^POSSIBLE DUPLICATE\nTry \d\. Check.*\n2 x Masala Dosa$/)
  })

  test('a ticket that stays doubtful goes to a person instead of onto more paper', async () => {
    device.behave({ resetAfter: 40 })
    const here = atDevice()
    const job = jobFor(ticketTask('Again and again'))
    here.ask(job)
    expect(await here.outcome(job)).toMatchObject({ kind: 'ambiguous' })
    expect(here.journal.entry(job.jobId)?.tries).toBe(3)
  })

  test('a printer that is switched on again prints what it was asked for meanwhile', async () => {
    const { port } = device
    await device.close()
    const here = shop({ printers: [printerDoc('counter', port, 'epson-80')], drawers: [] })
    const job = jobFor(ticketTask('Later'))
    here.ask(job)
    await until(() => reasonsHeard(here).includes('offline unreachable'), 'the reason')
    expect(here.journal.entry(job.jobId)?.tries).toBe(0)
  })
})

describe('when the bridge is stopped', () => {
  test('it lets the receipt under way come out', async () => {
    const here = shop()
    const printer = machine(here)
    printer.setPaper('enough', 10)
    const job = jobFor(receiptTask('Last'))
    here.ask(job)
    await until(() => reasonsHeard(here).includes('offline paper_out'), 'the reason')
    setTimeout(() => printer.setPaper('enough'), 50)
    await here.stop(2_000)
    expect(shop().journal.entry(job.jobId)?.outcome).toMatchObject({ kind: 'done' })
  })

  test('while a receipt waits in the middle for paper, it is doubtful at the next start', async () => {
    const here = shop()
    machine(here).setPaper('enough', 10)
    const job = jobFor(receiptTask('Half'))
    here.ask(job)
    await until(() => reasonsHeard(here).includes('offline paper_out'), 'the reason')
    await here.stop(20)
    const again = shop()
    again.ask(job)
    expect(await again.outcome(job)).toEqual({
      kind: 'ambiguous',
      reason: 'the bridge was interrupted',
    })
    expect(machine(again).takePaper()).toBeUndefined()
  })
})
