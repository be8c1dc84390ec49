/**
 * The 43 worked cases of tests/schema/vectors-tax.json, through the public
 * functions, to the last minor unit. Their snake_case is translated here.
 */
import { describe, expect, test } from 'vitest'
import {
  applyTenders,
  documentKind,
  totalBill,
  type BillInput,
  type BillTotal,
  type Discount,
} from '../../schema/bill-total.ts'
import { decimalToMoney, percentToPpm } from '../../schema/decimal.ts'
import { checkGstin } from '../../schema/gstin.ts'
import { isInvoiceNo } from '../../schema/invoice-no.ts'
import { allocate, roundToIncrement, split } from '../../schema/money.ts'
import { textToQty } from '../../schema/quantity.ts'
import { nothingRefunded, totalRefund, type RefundTotal } from '../../schema/refund-total.ts'
import type { TaxClass } from '../../schema/tax.ts'
import { businessDate, fiscalYear, rateOn } from '../../schema/time.ts'
import { upiUri } from '../../schema/upi.ts'
import file from './vectors-tax.json'

/* oxlint-disable typescript/no-explicit-any -- the file is data of many shapes; the expectations are its types */
type Json = any

const ppm = (percent: string): number => {
  const rate = percentToPpm(percent)
  if (rate === undefined) throw new Error(`${percent} is not a percentage`)
  return rate
}

const qty = (text: string): number => {
  const milli = textToQty(text)
  if (milli === undefined) throw new Error(`${text} is not a quantity`)
  return milli
}

const discountOf = (given: Json): Discount =>
  given.pct === undefined ? { amount: given.amount } : { ratePpm: ppm(given.pct) }

const classOf = (id: string): TaxClass => {
  const given = (file.tax_classes as Json)[id]
  return {
    id,
    kind: given.kind,
    ...(given.rate === undefined ? {} : { ratePpm: ppm(given.rate) }),
    ...(given.cess === undefined ? {} : { cessPpm: ppm(given.cess) }),
    ...(given.aggregate === undefined ? {} : { isAggregate: given.aggregate }),
    ...(given.components === undefined
      ? {}
      : {
          components: given.components.map((part: Json) => ({
            code: part.code,
            ratePpm: ppm(part.rate),
            isCompound: part.compound === true,
          })),
        }),
  }
}

const billInput = (given: Json): BillInput => ({
  lines: given.lines.map((line: Json) => ({
    id: line.id,
    qtyMilli: qty(line.qty),
    unitPrice: line.unit_price,
    modifiers: line.modifiers ?? [],
    taxClass: classOf(line.tax_class),
    isTaxIncluded: line.tax_included === true,
    isDiscountable: line.discountable !== false,
    ...(line.discount === undefined ? {} : { discount: discountOf(line.discount) }),
  })),
  charges: (given.charges ?? []).map((charge: Json) => ({
    id: charge.id,
    value: discountOf(charge),
    taxClass: classOf(charge.tax_class),
    isTaxIncluded: charge.tax_included === true,
  })),
  ...(given.bill_discount === undefined ? {} : { discount: discountOf(given.bill_discount) }),
  supply: given.supply ?? 'intra',
  scheme: given.scheme ?? 'regular',
  taxRounding: given.tax_rounding ?? 'line',
  roundingMode: given.rounding_mode ?? 'half_up',
  ...(given.cash_rounding === undefined ? {} : { cashRounding: given.cash_rounding }),
  tip: given.tip ?? 0,
  tenders: tendersOf(given),
})

const tendersOf = (given: Json) =>
  (given.tenders ?? []).map((tender: Json) => ({
    isCash: tender.mode === 'cash',
    offered: tender.tendered ?? tender.amount,
  }))

const billOut = (given: Json, total: BillTotal): Json => ({
  lines: total.lines.map((line) => ({
    id: line.id,
    gross: line.gross,
    line_discount: line.lineDiscount,
    bill_discount: line.billDiscount,
    net: line.net,
    taxable: line.taxable,
    taxes: line.taxes,
    total: line.total,
  })),
  ...(total.charges.length === 0 ? {} : { charges: total.charges }),
  discount_total: total.discountTotal,
  taxable_total: total.taxableTotal,
  taxes: total.taxes,
  tax_total: total.taxTotal,
  by_class: total.byClass,
  total: total.total,
  round_off: total.roundOff,
  payable: total.payable,
  tip: total.tip,
  due: total.due,
  ...(given.tenders === undefined ? {} : { tenders: tendersOut(total.due, given) }),
  ...(given.document_test === undefined ? {} : { document: documentOut(given, total) }),
})

const tendersOut = (due: number, given: Json): Json => {
  const met = applyTenders(due, tendersOf(given))
  return 'change' in met
    ? { noncash: met.noncash, cash_applied: met.cashApplied, change: met.change }
    : met
}

const documentOut = (given: Json, total: BillTotal): string =>
  documentKind({
    scheme: given.scheme ?? 'regular',
    hasTaxable: Object.values(total.byClass).some(({ taxes }) => Object.keys(taxes).length > 0),
    hasExempt: Object.values(total.byClass).some(({ taxes }) => Object.keys(taxes).length === 0),
    isBuyerRegistered: given.buyer_registered === true,
  })

const refundOut = (refund: RefundTotal): Json => ({
  lines: refund.lines,
  taxable: refund.taxable,
  taxes: refund.taxes,
  total: refund.total,
  round_off: refund.roundOff,
  payable: refund.payable,
  fully_refunded: refund.isFullyRefunded,
})

const refundsOut = (given: Json): Json => {
  const input = billInput(given.bill)
  const total = totalBill(input)
  const bill = {
    total,
    qtyByLine: Object.fromEntries(input.lines.map((line) => [line.id, line.qtyMilli])),
    ...(input.cashRounding === undefined ? {} : { cashRounding: input.cashRounding }),
  }
  let before = nothingRefunded
  const refunds = given.refunds.map((one: Json) => {
    const lines = one.lines.map((line: Json) => ({ id: line.id, qtyMilli: qty(line.qty) }))
    const refund = totalRefund(bill, before, lines)
    const qtyByLine = { ...before.qtyByLine }
    for (const { id, qtyMilli } of lines) qtyByLine[id] = (qtyByLine[id] ?? 0) + qtyMilli
    before = { qtyByLine, payable: before.payable + refund.payable }
    return refundOut(refund)
  })
  return { bill_total: total.total, bill_payable: total.payable, refunds }
}

const run: Record<string, (input: Json) => Json> = {
  bill: (input) => billOut(input, totalBill(billInput(input))),
  refund: refundsOut,
  split: ({ amount, n, unit }) => ({ parts: split(amount, n, unit) }),
  allocate: ({ amount, weights }) => ({ parts: allocate(amount, weights) }),
  cash_round: ({ amount, increment }) => {
    const { rounded, roundOff } = roundToIncrement(amount, increment)
    return { rounded, round_off: roundOff }
  },
  gstin: ({ gstin }) => {
    const check = checkGstin(gstin)
    return check.isValid
      ? { valid: true, normalized: check.normalized, state: check.state, pan: check.pan }
      : { valid: false, reason: check.reason }
  },
  upi: ({ pa, pn, mc, tr, tn, amount }) => ({
    uri: upiUri({
      payee: pa,
      name: pn,
      ...(mc === undefined ? {} : { categoryCode: mc }),
      ...(tr === undefined ? {} : { reference: tr }),
      ...(tn === undefined ? {} : { note: tn }),
      ...(amount === undefined ? {} : { amount }),
    }),
  }),
  rate_on: ({ at, business_utc_offset: offset, history }) => {
    const zone = offset === '+05:30' ? 'Asia/Kolkata' : 'UTC'
    const date = businessDate(Date.parse(at), zone, 0)
    const row = rateOn(
      history.map((one: Json) => ({ from: Number(one.from.replaceAll('-', '')), rate: one.rate })),
      date,
    ) as { rate: string } | undefined
    const text = String(date)
    return {
      business_date: `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`,
      rate: row?.rate,
    }
  },
  fiscal_year: ({ date, start_month: month }) => ({
    label: fiscalYear(Number(date.replaceAll('-', '')), month),
  }),
  invoice_no: ({ number }) => ({ valid: isInvoiceNo(number) }),
}

describe('the worked cases', () => {
  test.each(file.vectors.map((one) => [one.id, one.title, one] as const))(
    '%s %s',
    (_, __, one: Json) => {
      expect(run[one.kind]?.(one.input)).toEqual(one.expect)
    },
  )

  test('are all 43', () => expect(file.vectors).toHaveLength(43))
})

test('ten at 47.05 with 5 % come to 494.03, however they are shown or stored', () => {
  const total = totalBill({
    lines: [
      {
        id: 'L',
        qtyMilli: 10_000,
        unitPrice: 4705,
        taxClass: { id: 'VAT', kind: 'list', components: [{ code: 'VAT', ratePpm: 50_000 }] },
      },
    ],
  })
  expect([total.taxTotal, total.total]).toEqual([2353, 49_403])
})

test('decimals are turned into whole numbers exactly, or not at all', () => {
  expect([
    decimalToMoney('0.1', 2),
    decimalToMoney('1234.56', 2),
    decimalToMoney('0.001', 2),
    decimalToMoney('12,5', 2),
  ]).toEqual([10, 123_456, undefined, undefined])
})
