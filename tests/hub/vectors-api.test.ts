/**
 * The 34 worked cases of bills, refunds and splits through the hub's own HTTP door: a shop is
 * given the classes, items, prices and rules of each by the commands its owner
 * has, sells, and what is printed, what is stored and what is in the journal are
 * held against the case, to the last minor unit.
 */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BillDoc } from '../../schema/bill.ts'
import type { BillTotal } from '../../schema/bill-total.ts'
import type { BridgeJob } from '../../schema/device.ts'
import { percentToPpm } from '../../schema/decimal.ts'
import type { EntryDoc } from '../../schema/ledger.ts'
import { sum } from '../../schema/money.ts'
import { textToQty } from '../../schema/quantity.ts'
import type { RefundDoc } from '../../schema/refund.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import {
  billAnswer,
  oneRefundAnswer,
  type BillCase,
  type WorkedCases,
} from '../schema/worked-cases.ts'
import { lakeView } from './customer-kit.ts'
import { openHub, type Screen, type TestHub } from './http-kit.ts'
import { beside, paise, taxRows } from './paper-kit.ts'

const { tax_classes: classes, vectors }: WorkedCases = JSON.parse(
  readFileSync(new URL('../schema/vectors-tax.json', import.meta.url), 'utf8'),
)

let hub: TestHub
let office: Screen
let desk: Screen
let bridge: Screen
const signIns = new Map<Screen, string>()

const join = async (kind: 'office' | 'cashier'): Promise<Screen> => {
  const screen = await hub.pair(kind)
  const { json } = await hub.as(screen).signIn('asha')
  signIns.set(screen, (json as { signIn: { signInId: string } }).signIn.signInId)
  return screen
}

const send = async <R = object>(screen: Screen, name: string, args: object): Promise<R> => {
  const answer = await hub.as(screen).send(name, args, { signIn: signIns.get(screen) })
  const reply = answer.json as { ok: boolean; result: R }
  if (!reply.ok) throw new Error(`${name}: ${answer.text}`)
  return reply.result
}
const get = async <T>(screen: Screen, path: string): Promise<T> =>
  (await hub.as(screen).get(path)).json as T

const ppm = (percent: string): number => {
  const rate = percentToPpm(percent)
  if (rate === undefined) throw new Error(`${percent} is not a percentage`)
  return rate
}
const off = (one: { readonly pct: string } | { readonly amount: number }): object =>
  'pct' in one ? { kind: 'rate', ratePpm: ppm(one.pct) } : { kind: 'amount', amount: one.amount }

beforeAll(async () => {
  hub = await openHub()
  office = await join('office')
  desk = await join('cashier')
  bridge = await hub.pair('bridge')
  await send(office, 'category.set', { categoryId: 'cases', names: { en: 'Cases' }, colour: 1 })
  for (const [taxClassId, one] of Object.entries(classes)) {
    await send(office, 'tax-class.set', {
      taxClassId,
      names: { en: taxClassId },
      kind: one.kind,
      isAggregate: one.aggregate ?? false,
      ratePpm: ppm(one.rate ?? '0'),
      cessPpm: ppm(one.cess ?? '0'),
      components: (one.components ?? []).map(({ code, rate, compound = false }) => ({
        code,
        ratePpm: ppm(rate),
        isCompound: compound,
      })),
    })
  }
}, 60_000)
afterAll(() => hub.close())

interface Sold {
  readonly bill: BillDoc
  /** The line's id in the case by its id on the bill, and the charge's. */
  readonly nameOf: ReadonlyMap<string, string>
}

/** Puts a case's lines on the menu, orders them, and makes the bill what the case says, still open. */
const open = async (
  id: string,
  one: BillCase,
): Promise<{ billId: string; nameOf: Map<string, string> }> => {
  const rounding = one.cash_rounding
  await send(office, 'outlet.tax', {
    outletId: 'counter',
    taxScheme: one.scheme ?? 'regular',
    taxRounding: one.tax_rounding ?? 'line',
    cashIncrement: rounding?.increment ?? 1,
    cashScope: rounding?.scope ?? 'always',
  })
  const lines: { itemId: string; qtyMilli: number }[] = []
  for (const line of one.lines) {
    const itemId = `${id}-${line.id}`
    await send(office, 'item.set', {
      itemId,
      code: itemId,
      categoryId: 'cases',
      names: { en: `${id} ${line.id}` },
      unit: line.qty.includes('.') ? 'kg' : 'piece',
      isWeighed: line.qty.includes('.'),
      mark: 'veg',
      taxClassId: line.tax_class,
      salesAccount: '4020',
      isDiscountable: line.discountable ?? true,
      soldAt: [{ outletId: 'counter', stationId: null }],
    })
    await send(office, 'price.set', {
      subjectId: itemId,
      amount: line.unit_price,
      isTaxIncluded: line.tax_included ?? false,
    })
    if (line.modifiers !== undefined) throw new Error(`${id} has modifiers`)
    lines.push({ itemId, qtyMilli: textToQty(line.qty) ?? 0 })
  }
  // Only what is sent can be supplied in another State.
  const orderType = one.supply === 'inter' ? 'delivery' : 'takeaway'
  const { billId } = await send<{ billId: string }>(desk, 'order.place', {
    orderType,
    lines,
    ...(orderType === 'delivery' ? { deliverTo: lakeView } : {}),
  })
  const opened = await billOf(billId)
  const nameOf = new Map(opened.lines.map(({ lineId }, i) => [lineId, one.lines[i]?.id ?? '']))
  for (const [i, line] of one.lines.entries()) {
    if (line.discount === undefined) continue
    const lineId = opened.lines[i]?.lineId
    const discount = { billId, lineId, reasonId: 'regular', off: off(line.discount) }
    await send(desk, 'bill.discount-over', discount)
  }
  if (one.bill_discount !== undefined)
    await send(desk, 'bill.discount-over', {
      billId,
      reasonId: 'regular',
      off: off(one.bill_discount),
    })
  for (const charge of one.charges ?? []) {
    const chargeId = charge.kind
    const taxed = { outletId: 'counter', chargeId, taxClassId: charge.tax_class }
    await send(office, 'charge.set', taxed)
    await send(desk, 'bill.charge', { billId, chargeId, off: off(charge) })
    nameOf.set(chargeId, charge.id)
  }
  if (one.supply === 'inter')
    await send(desk, 'bill.buyer', {
      billId,
      buyer: { name: 'Coastal Sweets', stateCode: '29' },
      placeOfSupply: '29',
    })
  if (one.tip !== undefined) await send(desk, 'bill.tip', { billId, amount: one.tip })
  return { billId, nameOf }
}

const billOf = async (billId: string): Promise<BillDoc> =>
  (await get<{ bill: BillDoc }>(desk, `/api/v1/bills/${billId}`)).bill

const sell = async (id: string, one: BillCase): Promise<Sold> => {
  const { billId, nameOf } = await open(id, one)
  const tenders = (one.tenders ?? [{ mode: 'cash', tendered: 'exact' }]).map(
    ({ mode, tendered }) => ({ kind: mode, offered: tendered }),
  )
  await send(desk, 'bill.settle', { billId, tenders })
  return { bill: await billOf(billId), nameOf }
}

/** The hub's figures under the names the case has for lines and charges. */
const renamed = ({ bill, nameOf }: Sold): BillTotal => ({
  ...bill.total,
  lines: bill.total.lines.map((line) => ({ ...line, id: nameOf.get(line.id) ?? '' })),
  charges: bill.total.charges.map((charge) => ({ ...charge, id: nameOf.get(charge.id) ?? '' })),
})

/** What the bridge is given to print under a number. */
const paperNamed = async (number: string): Promise<ReceiptDocument> => {
  const { jobs } = await get<{ jobs: readonly BridgeJob[] }>(bridge, '/api/v1/views/bridge')
  for (const { task } of jobs)
    if (task.kind === 'receipt' && task.document.title.endsWith(` ${number}`)) return task.document
  throw new Error(`nothing is printed for ${number}`)
}
const paperOf = ({ invoice }: BillDoc): Promise<ReceiptDocument> =>
  paperNamed(invoice?.number ?? 'no invoice')

const entriesOf = async (billId: string): Promise<readonly EntryDoc[]> =>
  (await get<{ entries: readonly EntryDoc[] }>(office, `/api/v1/bills/${billId}/entries`)).entries

const taxAccounts: Readonly<Record<string, string>> = {
  CGST: '2101',
  SGST: '2102',
  IGST: '2103',
  CESS: '2104',
}
const accountOf = (code: string): string => taxAccounts[code] ?? '2120'
const tenderAccounts = ['1010', '1040', '1050']

/** Every account's sum over the entries of a bill. */
const booked = async (billId: string): Promise<(account: string) => number> => {
  const entries = await entriesOf(billId)
  for (const { postings } of entries) expect(sum(postings.map(({ amount }) => amount))).toBe(0)
  return (account) =>
    sum(
      entries
        .flatMap(({ postings }) => postings)
        .filter((posting) => posting.account === account)
        .map(({ amount }) => amount),
    )
}

const expectPrinted = (document: ReceiptDocument, { bill }: Sold): void => {
  const { total } = bill
  const printed = document.blocks.flatMap((block) =>
    block.kind === 'item' ? [paise(block.amount)] : [],
  )
  // A paper is all one way: where some prices hold their tax and some do not, all are printed before it.
  const isMixed = new Set(bill.lines.map(({ isTaxIncluded }) => isTaxIncluded)).size > 1
  const beforeTax = (lineId: string): number =>
    bill.list[lineId] ?? total.lines.find(({ id }) => id === lineId)?.taxable ?? 0
  expect(printed).toEqual(
    total.lines.map(({ id, gross }) =>
      isMixed && bill.lines.some((one) => one.lineId === id && one.isTaxIncluded)
        ? beforeTax(id)
        : gross,
    ),
  )
  expect(beside(document, 'TOTAL')).toBe(total.due)
  expect(beside(document, 'Round-off') ?? 0).toBe(total.roundOff)
  expect(beside(document, 'Tip') ?? 0).toBe(total.tip)
  expect(beside(document, 'Change') ?? 0).toBe(bill.change)
  const [head, ...rows] = taxRows(document)
  const codes = Object.keys(total.taxes)
  expect(head?.slice(2) ?? []).toEqual(codes)
  if (codes.length === 0) return
  expect(sum(rows.map(([, taxable = '']) => paise(taxable)))).toBe(total.taxableTotal)
  codes.forEach((code, i) =>
    expect(sum(rows.map((row) => paise(row[i + 2] ?? '')))).toBe(total.taxes[code]),
  )
}

const expectNoted = (
  note: ReceiptDocument,
  refund: RefundDoc | undefined,
  { bill }: Sold,
): void => {
  const total = refund?.total
  const printed = note.blocks.flatMap((block) =>
    block.kind === 'item' ? [paise(block.amount)] : [],
  )
  // As the invoice did: every line with its tax, or every one before it.
  const isInclusive = bill.lines.every(({ isTaxIncluded }) => isTaxIncluded)
  expect(printed).toEqual(total?.lines.map((line) => (isInclusive ? line.total : line.taxable)))
  expect(beside(note, 'Taxable')).toBe(total?.taxable)
  expect(beside(note, 'Round-off') ?? 0).toBe(total?.roundOff)
  expect(beside(note, 'GIVEN BACK')).toBe(total?.payable)
  for (const [code, amount] of Object.entries(total?.taxes ?? {}))
    expect(beside(note, code)).toBe(amount)
}

const expectBooked = (account: (id: string) => number, { total }: BillDoc): void => {
  expect(sum(tenderAccounts.map(account))).toBe(total.due)
  expect(account('6900')).toBe(total.roundOff === 0 ? 0 : -total.roundOff)
  expect(account('2200')).toBe(total.tip === 0 ? 0 : -total.tip)
  for (const id of new Set(Object.keys(total.taxes).map(accountOf))) {
    const taxes = Object.entries(total.taxes).filter(([code]) => accountOf(code) === id)
    expect(account(id)).toBe(-sum(taxes.map(([, amount]) => amount)))
  }
  // Income at its list value, and what was taken off it apart.
  const income = account('4020') + account('4050') + account('4060') + account('4095')
  expect(income).toBe(-total.taxableTotal)
}

const ofKind = <K extends 'bill' | 'refund' | 'split'>(
  kind: K,
): readonly (WorkedCases['vectors'][number] & { readonly kind: K })[] =>
  vectors.filter((one): one is WorkedCases['vectors'][number] & { kind: K } => one.kind === kind)

describe('the cases of bills', () => {
  test('are all there', () => expect(ofKind('bill')).toHaveLength(27))

  test.each(ofKind('bill').map((one) => [one.id, one.title, one] as const))(
    '%s %s',
    async (id, _title, { input, expect: wanted }) => {
      const sold = await sell(id, input)
      const { bill } = sold
      expect(billAnswer(input, renamed(sold))).toEqual(wanted)
      const { tenders, document } = wanted as { tenders?: object; document?: string }
      const paid = {
        noncash: 0,
        cash_applied: sum(bill.payments.map(({ amount }) => amount)),
        change: bill.change,
      }
      expect(input.tenders === undefined ? undefined : paid).toEqual(tenders)
      expect(input.document_test === true ? bill.invoice?.kind : undefined).toBe(document)
      expectPrinted(await paperOf(bill), sold)
      expectBooked(await booked(bill.billId), bill)
    },
  )
})

describe('the cases of refunds', () => {
  test('are all there', () => expect(ofKind('refund')).toHaveLength(4))

  test.each(ofKind('refund').map((one) => [one.id, one.title, one] as const))(
    '%s %s',
    async (id, _title, { input, expect: wanted }) => {
      const sold = await sell(id, input.bill)
      const { billId } = sold.bill
      const before = await booked(billId)
      for (const { lines } of input.refunds)
        await send(desk, 'bill.refund', {
          billId,
          lines: lines.map((line) => ({
            lineId:
              sold.bill.lines[input.bill.lines.findIndex((one) => one.id === line.id)]?.lineId,
            qtyMilli: textToQty(line.qty),
            fate: 'waste',
          })),
          reason: 'Not as ordered',
        })
      const { refunds } = await get<{ refunds: readonly RefundDoc[] }>(
        desk,
        `/api/v1/bills/${billId}`,
      )
      const named = refunds.map(({ total }) => ({
        ...total,
        lines: total.lines.map((line) => ({ ...line, id: sold.nameOf.get(line.id) ?? '' })),
      }))
      expect({
        bill_total: sold.bill.total.total,
        bill_payable: sold.bill.total.payable,
        refunds: named.map(oneRefundAnswer),
      }).toEqual(wanted)

      const notes = await Promise.all(refunds.map(({ number }) => paperNamed(number)))
      for (const [i, note] of notes.entries()) expectNoted(note, refunds[i], sold)
      const after = await booked(billId)
      const moved = (account: string): number => after(account) - before(account)
      const all = refunds.map(({ total }) => total)
      expect(moved('4090')).toBe(sum(all.map(({ taxable }) => taxable)))
      expect(sum(tenderAccounts.map(moved))).toBe(0 - sum(all.map(({ payable }) => payable)))
      expect(moved('6900')).toBe(sum(all.map(({ roundOff }) => roundOff)))
      for (const code of Object.keys(sold.bill.total.taxes))
        expect(moved(accountOf(code))).toBe(sum(all.map(({ taxes }) => taxes[code] ?? 0)))
    },
  )
})

describe('the cases of splits', () => {
  test('are all there', () => expect(ofKind('split')).toHaveLength(3))

  test.each(ofKind('split').map((one) => [one.id, one.title, one] as const))(
    '%s %s',
    async (id, _title, { input, expect: wanted }) => {
      const { parts } = wanted as { parts: readonly number[] }
      const { billId } = await open(id, {
        lines: [{ id: 'L1', qty: '1', unit_price: input.amount, tax_class: 'NIL' }],
      })
      expect((await billOf(billId)).total.due).toBe(input.amount)
      // Each guest gives their share; the last settles the bill.
      for (const offered of parts.slice(0, -1))
        await send(desk, 'bill.pay', { billId, tenders: [{ kind: 'card', offered }] })
      await send(desk, 'bill.settle', { billId, tenders: [{ kind: 'card', offered: 'exact' }] })
      const bill = await billOf(billId)
      expect(bill.payments.map(({ amount }) => amount)).toEqual(parts)
      const printed = (await paperOf(bill)).blocks.flatMap((block) =>
        block.kind === 'pair' && block.left === 'Card' ? [paise(block.right)] : [],
      )
      expect(printed).toEqual(parts)
      const entries = await entriesOf(billId)
      const card = entries.flatMap(({ postings }) =>
        postings.filter(({ account }) => account === '1050').map(({ amount }) => amount),
      )
      expect(card.toSorted((a, b) => b - a)).toEqual(parts.toSorted((a, b) => b - a))
    },
  )
})
