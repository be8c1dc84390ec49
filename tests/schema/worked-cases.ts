/**
 * The worked cases of vectors-tax.json, and what the product answers to them.
 *
 * The file is the law and speaks its own language: decimals as text, snake_case.
 * It is translated here and nowhere else; every figure comes from `schema/`.
 */
import {
  applyTenders,
  documentKind,
  totalBill,
  type BillChargeInput,
  type BillInput,
  type BillTotal,
  type CashRounding,
  type Discount,
  type TenderOffer,
} from '../../schema/bill-total.ts'
import type { ChargeKind } from '../../schema/bill.ts'
import { percentToPpm } from '../../schema/decimal.ts'
import { checkGstin } from '../../schema/gstin.ts'
import { isInvoiceNo } from '../../schema/invoice-no.ts'
import { allocate, roundToIncrement, split, type RoundingMode } from '../../schema/money.ts'
import { textToQty } from '../../schema/quantity.ts'
import { nothingRefunded, totalRefund, type RefundTotal } from '../../schema/refund-total.ts'
import type { Supply, TaxClass } from '../../schema/tax.ts'
import { businessDate, fiscalYear, rateOn } from '../../schema/time.ts'
import { upiUri } from '../../schema/upi.ts'

type DiscountCase = { readonly pct: string } | { readonly amount: number }

interface TaxClassCase {
  readonly kind: TaxClass['kind']
  readonly rate?: string
  readonly cess?: string
  readonly aggregate?: boolean
  readonly components?: readonly {
    readonly code: string
    readonly rate: string
    readonly compound?: boolean
  }[]
}

export interface BillCase {
  readonly lines: readonly {
    readonly id: string
    readonly qty: string
    readonly unit_price: number
    readonly modifiers?: readonly number[]
    readonly tax_class: string
    readonly tax_included?: boolean
    readonly discountable?: boolean
    readonly discount?: DiscountCase
  }[]
  readonly charges?: readonly (DiscountCase & {
    readonly id: string
    readonly kind: ChargeKind
    readonly tax_class: string
    readonly tax_included?: boolean
  })[]
  readonly bill_discount?: DiscountCase
  readonly supply?: Supply
  readonly scheme?: 'regular' | 'composition' | 'unregistered'
  readonly tax_rounding?: 'line' | 'bill'
  readonly rounding_mode?: RoundingMode
  readonly cash_rounding?: CashRounding
  readonly tip?: number
  readonly tenders?: readonly { readonly mode: string; readonly tendered: number }[]
  readonly document_test?: boolean
}

interface RefundCase {
  readonly bill: BillCase
  readonly refunds: readonly {
    readonly lines: readonly { readonly id: string; readonly qty: string }[]
  }[]
}

type Question =
  | { readonly kind: 'bill'; readonly input: BillCase }
  | { readonly kind: 'refund'; readonly input: RefundCase }
  | {
      readonly kind: 'split'
      readonly input: { readonly amount: number; readonly n: number; readonly unit?: number }
    }
  | {
      readonly kind: 'allocate'
      readonly input: { readonly amount: number; readonly weights: readonly number[] }
    }
  | {
      readonly kind: 'cash_round'
      readonly input: { readonly amount: number; readonly increment: number }
    }
  | {
      readonly kind: 'rate_on'
      readonly input: {
        readonly at: string
        readonly business_utc_offset: string
        readonly history: readonly { readonly from: string; readonly rate: string }[]
      }
    }
  | { readonly kind: 'gstin'; readonly input: { readonly gstin: string } }
  | {
      readonly kind: 'upi'
      readonly input: {
        readonly pa: string
        readonly pn: string
        readonly mc?: string
        readonly tr?: string
        readonly tn?: string
        readonly amount?: number
      }
    }
  | {
      readonly kind: 'fiscal_year'
      readonly input: { readonly date: string; readonly start_month: number }
    }
  | { readonly kind: 'invoice_no'; readonly input: { readonly number: string } }

export type WorkedCase = Question & {
  readonly id: string
  readonly title: string
  readonly expect: object
}

export interface WorkedCases {
  readonly tax_classes: Readonly<Record<string, TaxClassCase>>
  readonly vectors: readonly WorkedCase[]
}

/** What the product answers, in the words of the file. */
export const answer = (question: Question, classes: WorkedCases['tax_classes']): object => {
  const { kind, input } = question
  switch (kind) {
    case 'bill':
      return billAnswer(input, totalBill(billInput(input, classes)))
    case 'refund':
      return refundAnswer(input, billInput(input.bill, classes))
    case 'split':
      return { parts: split(input.amount, input.n, input.unit) }
    case 'allocate':
      return { parts: allocate(input.amount, input.weights) }
    case 'cash_round': {
      const { rounded, roundOff } = roundToIncrement(input.amount, input.increment)
      return { rounded, round_off: roundOff }
    }
    case 'rate_on': {
      const zone = zoneOfOffset[input.business_utc_offset] ?? input.business_utc_offset
      const date = businessDate(Date.parse(input.at), zone, 0)
      const history = input.history.map(({ from, rate }) => ({ validFrom: toDate(from), rate }))
      return { business_date: dateText(date), rate: rateOn(history, date)?.rate }
    }
    case 'gstin': {
      const { isValid, ...rest } = checkGstin(input.gstin)
      return { valid: isValid, ...rest }
    }
    case 'upi': {
      const { pa: payee, pn: name, mc: categoryCode, tr: reference, tn: note, amount } = input
      const fields = { payee, name, categoryCode, reference, note, amount }
      return { uri: upiUri(given(fields)) }
    }
    case 'fiscal_year':
      return { label: fiscalYear(toDate(input.date), input.start_month) }
    case 'invoice_no':
      return { valid: isInvoiceNo(input.number) }
    default:
      throw new Error(`no such kind of case: ${String(kind)}`)
  }
}

/** Time zones that keep one offset all year, so that the case's offset is the zone's. */
const zoneOfOffset: Readonly<Record<string, string>> = {
  '+00:00': 'UTC',
  '+05:30': 'Asia/Kolkata',
  '+09:00': 'Asia/Tokyo',
  '-03:00': 'America/Argentina/Buenos_Aires',
}

const toDate = (text: string): number => Number(text.replaceAll('-', ''))

const dateText = (date: number): string => String(date).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')

type Given<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> }

/** Leaves out what the case does not say, as its own language does. */
const given = <T extends object>(fields: T): Given<T> => JSON.parse(JSON.stringify(fields))

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

const toDiscount = (one: DiscountCase): Discount =>
  'pct' in one ? { ratePpm: ppm(one.pct) } : { amount: one.amount }

const toTaxClass = (id: string, classes: WorkedCases['tax_classes']): TaxClass => {
  const one = classes[id]
  if (one === undefined) throw new Error(`no tax class ${id}`)
  return given({
    id,
    kind: one.kind,
    ratePpm: one.rate === undefined ? undefined : ppm(one.rate),
    cessPpm: one.cess === undefined ? undefined : ppm(one.cess),
    isAggregate: one.aggregate,
    components: one.components?.map(({ code, rate, compound = false }) => ({
      code,
      ratePpm: ppm(rate),
      isCompound: compound,
    })),
  })
}

const billInput = (bill: BillCase, classes: WorkedCases['tax_classes']): BillInput =>
  given({
    lines: bill.lines.map((line) =>
      given({
        id: line.id,
        qtyMilli: qty(line.qty),
        unitPrice: line.unit_price,
        modifiers: line.modifiers,
        taxClass: toTaxClass(line.tax_class, classes),
        isTaxIncluded: line.tax_included,
        isDiscountable: line.discountable,
        discount: line.discount && toDiscount(line.discount),
      }),
    ),
    charges: bill.charges?.map((charge): BillChargeInput =>
      given({
        id: charge.id,
        ...toDiscount(charge),
        taxClass: toTaxClass(charge.tax_class, classes),
        isTaxIncluded: charge.tax_included,
      }),
    ),
    discount: bill.bill_discount && toDiscount(bill.bill_discount),
    supply: bill.supply,
    scheme: bill.scheme,
    taxRounding: bill.tax_rounding,
    roundingMode: bill.rounding_mode,
    cashRounding: bill.cash_rounding,
    tip: bill.tip,
    tenders: bill.tenders && toOffers(bill.tenders),
  })

const toOffers = (tenders: NonNullable<BillCase['tenders']>): readonly TenderOffer[] =>
  tenders.map(({ mode, tendered }) => ({ isCash: mode === 'cash', offered: tendered }))

/** What the product answers to a bill, in the words of the file. */
export const billAnswer = (bill: BillCase, total: BillTotal): object =>
  given({
    lines: total.lines.map(({ lineDiscount, billDiscount, ...line }) => ({
      ...line,
      line_discount: lineDiscount,
      bill_discount: billDiscount,
    })),
    charges: bill.charges && total.charges,
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
    tenders: bill.tenders && tendersAnswer(total.due, toOffers(bill.tenders)),
    document: bill.document_test === true ? documentAnswer(bill, total) : undefined,
  })

const tendersAnswer = (due: number, offers: readonly TenderOffer[]): object => {
  const met = applyTenders(due, offers)
  return 'change' in met
    ? { noncash: met.noncash, cash_applied: met.cashApplied, change: met.change }
    : met
}

const documentAnswer = ({ scheme = 'regular' }: BillCase, { byClass }: BillTotal): string => {
  const isTaxed = Object.values(byClass).map(({ taxes }) => Object.keys(taxes).length > 0)
  return documentKind({
    scheme,
    hasTaxable: isTaxed.includes(true),
    hasExempt: isTaxed.includes(false),
    isBuyerRegistered: false,
  })
}

const refundAnswer = ({ refunds }: RefundCase, input: BillInput): object => {
  const total = totalBill(input)
  const bill = {
    total,
    qtyByLine: Object.fromEntries(input.lines.map((line) => [line.id, line.qtyMilli])),
    ...(input.roundingMode === undefined ? {} : { roundingMode: input.roundingMode }),
    ...(input.cashRounding === undefined ? {} : { cashRounding: input.cashRounding }),
  }
  let before = nothingRefunded
  const answers = refunds.map(({ lines }) => {
    const asked = lines.map(({ id, qty: text }) => ({ id, qtyMilli: qty(text) }))
    const refund = totalRefund(bill, before, { lines: asked })
    const qtyByLine = { ...before.qtyByLine }
    for (const { id, qtyMilli } of asked) qtyByLine[id] = (qtyByLine[id] ?? 0) + qtyMilli
    before = { ...before, qtyByLine, payable: before.payable + refund.payable }
    return oneRefundAnswer(refund)
  })
  return { bill_total: total.total, bill_payable: total.payable, refunds: answers }
}

/** What the product answers to one refund, in the words of the file. */
export const oneRefundAnswer = (refund: RefundTotal): object => ({
  lines: refund.lines,
  taxable: refund.taxable,
  taxes: refund.taxes,
  total: refund.total,
  round_off: refund.roundOff,
  payable: refund.payable,
  fully_refunded: refund.isFullyRefunded,
})
