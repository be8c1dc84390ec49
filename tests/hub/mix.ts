/**
 * Anything that screens, people and a bridge may send in any order, good and
 * bad, for properties that must hold whatever happens.
 */
import * as fc from 'fast-check'
import type { Submission } from '../../hub/bus/dispatch.ts'
import { handlers } from '../../hub/handlers.ts'
import type { Handlers } from '../../hub/bus/tx.ts'
import { pastSale, saleOf } from './evening.ts'
import type { Sender, Shop } from './kit.ts'
import { column, wire } from './look.ts'

/** A sale at the counter that has something to make in it. */
export const chai = {
  itemId: 'masala-chai',
  variantId: 'masala-chai-full',
  modifierIds: ['sugar-less'],
  qtyMilli: 1000,
}

/** Sold at both outlets. */
const anywhere = [
  chai,
  { itemId: 'vada-pav', qtyMilli: 3000, note: 'तीखा' },
  { itemId: 'lassi', variantId: 'lassi-small', qtyMilli: 1000 },
  { itemId: 'cola', qtyMilli: 2000 },
]
const weighed = { itemId: 'kaju-katli', qtyMilli: 355 }

/** `drawer.shut` has a bug; `device.revoke` does what the database undoes together with everything beside it. */
export const faultyHandlers: Handlers = {
  ...handlers,
  'drawer.shut': (tx) => {
    tx.db.prepare(`update outlet set phone = 'half done'`).run()
    throw new Error('a bug')
  },
  'device.revoke': (tx) => {
    tx.db.prepare(`update outlet set phone = 'half done'`).run()
    tx.db.prepare('delete from outlet').run()
    return { ok: true, value: {} }
  },
}

const kinds = [
  'sell',
  'place',
  'settle',
  'bump',
  'recall',
  'price',
  'import',
  'reprint',
  'finish',
  'answer',
  'printer',
  'drawer',
  'paper',
  'set',
  'short',
  'nonsense',
  'repeat',
  'fault',
  'undoing',
] as const
type Kind = (typeof kinds)[number]

export interface Step {
  readonly kind: Kind
  /** Chooses among what there is to choose from. */
  readonly pick: number
  /** Milliseconds that pass before it. */
  readonly wait: number
}

export const steps: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom<Kind>('sell', 'place') },
    { weight: 5, arbitrary: fc.constantFrom<Kind>(...kinds) },
  ),
  pick: fc.nat(1000),
  // Mostly minutes, so that a shift does not end before it began; now and then a quiet afternoon.
  wait: fc.oneof(
    { weight: 9, arbitrary: fc.nat(5 * 60_000) },
    { weight: 1, arbitrary: fc.nat(5 * 3_600_000) },
  ),
})

export interface Mix {
  readonly devices: Readonly<
    Record<'counter' | 'second' | 'desk' | 'kitchen' | 'office' | 'bridge', Sender>
  >
  /** The next submission; time passes before it. */
  readonly make: (step: Step) => Submission
}

/** Sets up the people and devices of two outlets and makes what they send. */
export const openMix = (shop: Shop): Mix => {
  const devices = {
    counter: shop.join('counter', 'counter', 'ravi'),
    second: shop.join('counter', 'restaurant', 'sunita'),
    desk: shop.join('cashier', 'counter', 'meena'),
    kitchen: shop.join('kitchen', 'counter'),
    office: shop.join('office', 'counter', 'asha'),
    bridge: shop.join('bridge', 'counter'),
  }
  const { counter, second, desk, kitchen, office, bridge } = devices
  const sent: Submission[] = []
  const one = (sql: string, pick: number): string => {
    const from = column<string>(shop.db, sql)
    return from[pick % Math.max(1, from.length)] ?? shop.newId()
  }
  const job = (pick: number): string => one('select job_id from job order by job_id', pick)
  const bill = (pick: number): string =>
    one(`select bill_id from bill where outlet_id = 'counter' order by bill_id`, pick)
  const ticket = (pick: number): string =>
    one('select ticket_id from ticket order by ticket_id', pick)
  const seller = (pick: number): Sender => (pick % 3 === 0 ? second : counter)
  const lines = (pick: number) => [
    anywhere[pick % anywhere.length] ?? chai,
    ...(pick % 3 === 0 ? [] : [weighed]),
  ]
  const outcomes = [
    { kind: 'done', level: 'sent' },
    { kind: 'failed', reason: 'no paper' },
    { kind: 'ambiguous', reason: 'the line went' },
    { kind: 'expired' },
  ]

  const makers: Readonly<Record<Kind, (pick: number) => Submission>> = {
    sell: (pick) =>
      wire(
        shop,
        seller(pick),
        'sale.ring',
        saleOf(lines(pick), [
          ...(pick % 2 === 0 ? [] : [{ kind: 'upi' as const, offered: 10_00 }]),
          { kind: 'cash', offered: 'exact', ...(pick % 5 === 0 ? { kept: pick * 100 } : {}) },
        ]),
      ),
    place: (pick) =>
      wire(shop, seller(pick), 'order.place', { orderType: 'eat-here', lines: lines(pick) }),
    settle: (pick) =>
      wire(shop, desk, 'bill.settle', {
        billId: bill(pick),
        tenders: [{ kind: 'cash', offered: 2_000_00 }],
      }),
    bump: (pick) => wire(shop, kitchen, 'ticket.bump', { ticketId: ticket(pick) }),
    recall: (pick) => wire(shop, kitchen, 'ticket.recall', { ticketId: ticket(pick) }),
    price: (pick) =>
      wire(shop, office, 'price.set', {
        subjectId: 'kaju-katli',
        amount: 1_000_00 + pick,
        isTaxIncluded: true,
      }),
    import: (pick) =>
      wire(
        shop,
        office,
        'sale.import',
        pastSale(shop, {
          ref: String(pick % 50),
          soldAt: shop.clock.now - (1 + (pick % 500)) * 12 * 3_600_000,
        }),
      ),
    reprint: (pick) => {
      const id = shop.newId()
      const args = { billId: bill(pick) }
      const approval = shop.approve(desk, 'imran', { id, name: 'receipt.reprint', args })
      return wire(shop, desk, 'receipt.reprint', args, { id, approval })
    },
    finish: (pick) =>
      wire(shop, bridge, 'job.finish', { jobId: job(pick), outcome: outcomes[pick % 4] }),
    answer: (pick) =>
      wire(shop, counter, 'job.answer', {
        jobId: job(pick),
        answer: pick % 2 === 0 ? 'came_out' : 'print_again',
      }),
    printer: (pick) =>
      wire(shop, bridge, 'printer.report', {
        printerId: one('select printer_id from printer', pick),
        state: 'online',
        reasons: pick % 2 === 0 ? [] : ['paper_near'],
      }),
    drawer: (pick) =>
      wire(shop, bridge, 'drawer.report', {
        drawerId: one('select drawer_id from drawer', pick),
        state: pick % 2 === 0 ? 'open' : 'closed',
      }),
    paper: (pick) =>
      wire(shop, bridge, 'paper.report', {
        printerId: 'counter-receipt',
        jobId: job(pick),
        picture: 'a'.repeat(64),
        widthDots: 576,
        heightDots: 400,
        lines: ['TOTAL'],
      }),
    set: (pick) =>
      wire(shop, office, 'printer.set', {
        printerId: one('select printer_id from printer', pick),
        port: pick % 2 === 0 ? 'virtual:' : 'tcp://192.168.1.9:9100',
        profile: 'generic-80',
      }),
    short: (pick) =>
      wire(shop, seller(pick), 'sale.ring', saleOf(lines(pick), [{ kind: 'upi', offered: 1 }])),
    nonsense: () => ({ deviceId: counter.device, text: '{"v":1,"name":"sale.ring"' }),
    repeat: (pick) => sent[pick % Math.max(1, sent.length)] ?? wire(shop, counter, 'no.such', {}),
    fault: () => wire(shop, counter, 'drawer.shut', { drawerId: 'counter-drawer' }),
    undoing: () => wire(shop, office, 'device.revoke', { deviceId: kitchen.device }),
  }

  return {
    devices,
    make: ({ kind, pick, wait }) => {
      shop.clock.now += wait
      const submission = makers[kind](pick)
      sent.push(submission)
      return submission
    },
  }
}
