/**
 * Everything that can be done to a bill, each with arguments made of a few
 * numbers, so that any sequence of numbers is an evening.
 */
import * as fc from 'fast-check'
import { readBill } from '../../hub/views/views.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { Sender, Shop } from './kit.ts'
import { column } from './look.ts'
import { notes } from './till-kit.ts'

/** What is done, and to which of what there is: each number picks by its rest. */
export interface Step {
  readonly verb: keyof typeof verbs
  readonly a: number
  readonly b: number
  readonly c: number
}

export interface Walk {
  readonly shop: Shop
  /** Whoever stands at the cash desk today. */
  desk: Sender
  /** A counter that takes no money. */
  packing: Sender
  readonly customerIds: readonly string[]
}

const pick = <T>(from: readonly T[], n: number): T | undefined => from[n % from.length]

export const billIds = (shop: Shop, state: string): string[] =>
  column(shop.db, 'select bill_id from bill where state = ? order by bill_id', state)

export const bill = (shop: Shop, billId: string | undefined): BillDoc | undefined =>
  billId === undefined ? undefined : readBill(shop.db, 'counter', billId)

const openBill = ({ shop }: Walk, n: number): BillDoc | undefined =>
  bill(shop, pick(billIds(shop, 'open'), n))

const settledBill = ({ shop }: Walk, n: number): BillDoc | undefined =>
  bill(shop, pick(billIds(shop, 'settled'), n))

const things = ['samosa', 'kaju-katli', 'vada-pav', 'besan-laddu', 'mineral-water'] as const
const weighed: ReadonlySet<string> = new Set(['kaju-katli', 'besan-laddu'])

/** Like `onOpen`, of those bills alone that a word makes sense for. */
const among =
  (
    isMeant: (bill: BillDoc) => boolean,
    say: (bill: BillDoc, step: Step, meant: readonly BillDoc[]) => Said,
  ) =>
  ({ shop }: Walk, step: Step): Said => {
    const meant = billIds(shop, 'open').flatMap((billId) => {
      const found = bill(shop, billId)
      return found !== undefined && isMeant(found) ? [found] : []
    })
    const found = pick(meant, step.a)
    return found === undefined ? null : say(found, step, meant)
  }

/** One to three things, in whole pieces or in grams that divide by nothing. */
export const linesOf = (a: number, b: number): { itemId: string; qtyMilli: number }[] =>
  Array.from({ length: (a % 3) + 1 }, (_, i) => {
    const itemId = things[(a + b + i) % things.length] ?? 'samosa'
    return {
      itemId,
      qtyMilli: weighed.has(itemId) ? ((b * 7 + i * 131) % 1900) + 37 : (((b + i) % 4) + 1) * 1000,
    }
  })

const offOf = (b: number, c: number) =>
  c % 2 === 0
    ? { kind: 'rate', ratePpm: ((b % 20) + 1) * 5_000 }
    : { kind: 'amount', amount: (b % 3_000) + 1 }

/** A command with the arguments a step gives it, and who sends it where that is not the cash desk; null where there is nothing to do it to. */
type Said = readonly [name: string, args: object, sender?: Sender] | null

const onOpen =
  (say: (bill: BillDoc, step: Step, walk: Walk) => Said) =>
  (walk: Walk, step: Step): Said => {
    const found = openBill(walk, step.a)
    return found === undefined ? null : say(found, step, walk)
  }

const openTill = (shop: Shop): string | undefined =>
  column<string>(shop.db, `select till_id from till where state = 'open' order by 1`)[0]

const hasChallan = ({ challans = [] }: BillDoc): boolean => challans.length > 0

export const verbs = {
  place: (_: Walk, { a, b }: Step): Said => [
    'order.place',
    { orderType: a % 2 === 0 ? 'takeaway' : 'eat-here', lines: linesOf(a, b) },
  ],
  ring: (_: Walk, { a, b, c }: Step): Said => [
    'sale.ring',
    {
      orderType: 'eat-here',
      lines: linesOf(a, b),
      tenders: [{ kind: c % 2 === 0 ? 'cash' : 'upi', offered: 'exact' }],
    },
  ],
  add: onOpen(({ orderId }, { b, c }) => ['order.add', { orderId, lines: linesOf(b, c) }]),
  void: onOpen(({ orderId, lines }, { b, c }) => {
    const line = pick(lines, b)
    if (line === undefined) return null
    const qtyMilli = c % 2 === 0 ? line.qtyMilli : Math.max(1, line.qtyMilli - 1000)
    return ['order.void', { orderId, lines: [{ lineId: line.lineId, qtyMilli }], reason: 'Cold' }]
  }),
  discount: onOpen(({ billId }, { b, c }) => [
    'bill.discount-over',
    { billId, reasonId: 'regular', off: offOf(b, c) },
  ]),
  lineDiscount: onOpen(({ billId, lines }, { b, c }) => {
    const line = pick(lines, b)
    if (line === undefined) return null
    return [
      'bill.discount-over',
      { billId, lineId: line.lineId, reasonId: 'festival', off: offOf(b, c) },
    ]
  }),
  comp: onOpen(({ billId, lines }, { b, c }) => {
    const lineId = pick(lines, b)?.lineId
    return ['bill.comp', { billId, reasonId: 'apology', ...(c % 4 === 0 ? {} : { lineId }) }]
  }),
  undiscount: onOpen(({ billId, discounts }, { b }) => {
    const discountId = pick(discounts, b)?.discountId
    return discountId === undefined ? null : ['bill.undiscount', { billId, discountId }]
  }),
  reprice: onOpen(({ billId, lines }, { b, c }) => {
    const lineId = pick(lines, b)?.lineId
    if (lineId === undefined) return null
    const unitPrice = c % 3 === 0 ? {} : { unitPrice: c % 200_00 }
    return ['bill.reprice', { billId, lineId, ...unitPrice, reason: 'Old card' }]
  }),
  charge: onOpen(({ billId }, { b, c }) => [
    'bill.charge',
    {
      billId,
      chargeId: pick(['service', 'packing', 'delivery'], b),
      ...(c % 4 === 0 ? {} : { off: offOf(b, c) }),
    },
  ]),
  tip: onOpen(({ billId }, { b }) => ['bill.tip', { billId, amount: b % 50_00 }]),
  split: onOpen(({ billId, lines }, { b, c }) => {
    const taken = lines.filter((_, i) => (b >> i) % 2 === 0)
    const part = taken.map(({ lineId, qtyMilli }, i) => ({
      lineId,
      qtyMilli: (c >> i) % 2 === 0 ? qtyMilli : Math.max(1, Math.floor(qtyMilli / 3)),
    }))
    return part.length === 0 ? null : ['bill.split', { billId, parts: [part] }]
  }),
  unsplit: onOpen(({ billId }) => ['bill.unsplit', { billId }]),
  merge: onOpen(({ billId }, { b }, walk) => {
    const into = openBill(walk, b)
    return into === undefined ? null : ['bill.merge', { billId, intoId: into.billId }]
  }),
  unmerge: ({ shop }: Walk, { a }: Step): Said => {
    const billId = pick(billIds(shop, 'void'), a)
    return billId === undefined ? null : ['bill.unmerge', { billId }]
  },
  customer: onOpen(({ billId }, { b, c }, { customerIds }) => [
    'bill.customer',
    { billId, customerId: c % 3 === 0 ? null : (pick(customerIds, b) ?? null), isRepriced: true },
  ]),
  buyer: onOpen(({ billId }, { b }) => [
    'bill.buyer',
    { billId, ...(b % 2 === 0 ? {} : { placeOfSupply: '29' }) },
  ]),
  carry: onOpen(({ sittingId, lines }, { b, c }, walk) => {
    const to = openBill(walk, c)?.sittingId
    const line = pick(lines, b)
    if (sittingId === null || to == null || line === undefined) return null
    const part = { lineId: line.lineId, qtyMilli: line.qtyMilli }
    return ['sitting.carry', { sittingId, toId: to, lines: [part] }]
  }),
  join: onOpen(({ sittingId }, { b }, walk) => {
    const into = openBill(walk, b)?.sittingId
    return sittingId === null || into == null
      ? null
      : ['sitting.merge', { sittingId, intoId: into }]
  }),
  disjoin: ({ shop }: Walk, { a }: Step): Said => {
    const sittingId = pick(
      column<string>(shop.db, `select sitting_id from sitting where state = 'merged' order by 1`),
      a,
    )
    return sittingId === undefined ? null : ['sitting.unmerge', { sittingId }]
  },
  pay: onOpen(({ billId, total }, { b, c }) => [
    'bill.pay',
    {
      billId,
      tenders: [{ kind: c % 2 === 0 ? 'cash' : 'card', offered: (b % Math.max(1, total.due)) + 1 }],
    },
  ]),
  settle: onOpen(({ billId, total }, { b, c }) => {
    const some = Math.max(1, Math.floor(total.due / 3))
    const ways = [
      [{ kind: 'cash', offered: 'exact' }],
      [{ kind: 'upi', offered: 'exact' }],
      [
        { kind: 'card', offered: some },
        { kind: 'cash', offered: total.due + (b % 100_00) },
      ],
      [
        { kind: 'upi', offered: some },
        { kind: 'account', offered: 'exact' },
      ],
      [
        { kind: 'wallet', offered: some },
        { kind: 'cash', offered: 'exact' },
      ],
    ]
    return ['bill.settle', { billId, tenders: pick(ways, c) }]
  }),
  refund: (walk: Walk, { a, b, c }: Step): Said => {
    const found = settledBill(walk, a)
    const line = found === undefined ? undefined : pick(found.lines, b)
    if (found === undefined || line === undefined) return null
    const qtyMilli = c % 2 === 0 ? line.qtyMilli : Math.max(1, Math.floor(line.qtyMilli / 2))
    const fate = b % 2 === 0 ? 'waste' : 'restock'
    const lines = [{ lineId: line.lineId, qtyMilli, fate }]
    return ['bill.refund', { billId: found.billId, lines, reason: 'Cold' }]
  },
  retender: (walk: Walk, { a, b, c }: Step): Said => {
    const found = settledBill(walk, a)
    const payment = found === undefined ? undefined : pick(found.payments, b)
    if (found === undefined || payment === undefined) return null
    const part = c % 2 === 0 ? {} : { amount: Math.floor(payment.amount / 2) + 1 }
    const to = { kind: pick(['cash', 'upi', 'card'] as const, b + c) }
    const { billId } = found
    return ['bill.retender', { billId, paymentId: payment.paymentId, ...part, to, reason: 'Slip' }]
  },
  undo: (walk: Walk, { a }: Step): Said => {
    const found = settledBill(walk, a)
    return found === undefined ? null : ['bill.undo', { billId: found.billId }]
  },
  pack: ({ packing }: Walk, { a, b }: Step): Said => [
    'order.place',
    { orderType: 'takeaway', lines: linesOf(a, b) },
    packing,
  ],
  gather: ({ shop }: Walk, { a, b }: Step): Said => {
    const waiting = column<string>(
      shop.db,
      `select slip_id from slip where slip_id in (select order_id from bill where state = 'open')`,
    )
    const [slipId, from] = [pick(waiting, a), pick(waiting, b)]
    return slipId === undefined || from === undefined
      ? null
      : ['slip.gather', { slipId, fromIds: [from] }]
  },
  release: ({ shop }: Walk, { a }: Step): Said => {
    const slipId = pick(column<string>(shop.db, 'select slip_id from slip order by 1'), a)
    return slipId === undefined ? null : ['slip.release', { slipId }]
  },
  coupon: onOpen(({ billId }) => ['bill.coupon', { billId, code: 'FESTIVE10' }]),
  challan: among(
    ({ customerId }) => customerId !== undefined,
    ({ billId }) => ['challan.issue', { billId }],
  ),
  challanBack: among(hasChallan, ({ billId }, { b }) => [
    'challan.cancel',
    { billId, reason: 'Shut', isBack: b % 2 === 0 },
  ]),
  challanPaid: among(hasChallan, ({ billId }, { b, c }, meant) => {
    const other = pick(meant, b)?.billId ?? billId
    const tenders = [{ kind: c % 2 === 0 ? 'cash' : 'account', offered: 'exact' }]
    return ['challan.invoice', { billId, withIds: other === billId ? [] : [other], tenders }]
  }),
  onAccount: among(
    ({ customerId }) => customerId !== undefined,
    ({ billId }) => ['bill.settle', { billId, tenders: [{ kind: 'account', offered: 'exact' }] }],
  ),
  owe: ({ customerIds }: Walk, { a, b, c }: Step): Said => [
    'order.place',
    { orderType: 'takeaway', customerId: pick(customerIds, c) ?? '', lines: linesOf(a, b) },
  ],
  kept: onOpen(({ billId, total }, { b }) => {
    const kept = b % 2 === 0 ? Math.max(1, total.due) : (b % 500_00) + 1
    return ['bill.settle', { billId, tenders: [{ kind: 'cash', offered: kept, kept }] }]
  }),
  fillWallet: ({ customerIds }: Walk, { a, b }: Step): Said => {
    const amount = (b % 900_00) + 100
    const tenders = [{ kind: 'cash', offered: amount }]
    return ['wallet.top-up', { customerId: pick(customerIds, a) ?? '', amount, tenders }]
  },
  payAccount: ({ customerIds }: Walk, { a, b }: Step): Said => {
    const amount = (b % 90_00) + 1
    const tenders = [{ kind: 'cash', offered: amount }]
    return ['customer.pay', { customerId: pick(customerIds, a) ?? '', amount, tenders }]
  },
  mergePeople: ({ customerIds }: Walk, { a, b, c }: Step): Said =>
    c % 5 === 0
      ? [
          'customer.merge',
          { customerId: pick(customerIds, a) ?? '', intoId: pick(customerIds, b) ?? '' },
        ]
      : null,
  countTill: ({ shop }: Walk, { b }: Step): Said => {
    const tillId = openTill(shop)
    return tillId === undefined
      ? ['till.open', { float: 'carried' }]
      : ['till.count', { tillId, counted: notes((b % 50) * 100_00) }]
  },
  closeTill: ({ shop }: Walk): Said => {
    const tillId = openTill(shop)
    return tillId === undefined
      ? null
      : ['till.close-over', { tillId, leave: 0, note: 'As it was counted' }]
  },
} satisfies Record<string, (walk: Walk, step: Step) => Said>

export const anyStep: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom(...(Object.keys(verbs) as (keyof typeof verbs)[])),
  a: fc.nat(10_000),
  b: fc.nat(10_000),
  c: fc.nat(10_000),
})
