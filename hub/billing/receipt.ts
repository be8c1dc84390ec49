/**
 * What a guest's receipt says. Pure: a settled bill and its outlet in, a
 * receipt document out; the bridge sees to paper and bytes.
 *
 * The fields are those of CGST Rule 46: seller with GSTIN, serial number, date,
 * HSN or SAC, description and quantity, taxable value, rate and amount of each
 * tax, place of supply, reverse charge; and the FSSAI number every food bill carries.
 */
import type { BillDoc, BillLine } from '../../schema/bill.ts'
import type { Money } from '../../schema/money.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { qtyToText } from '../../schema/quantity.ts'
import type { ReceiptBlock, ReceiptDocument } from '../../schema/receipt.ts'
import { nameIn, type Language } from '../../schema/names.ts'
import { dateIn, inCurrency, plain } from './paper-format.ts'
import { paperWords } from './paper-words.ts'
import { stateName } from './states.ts'

export interface ReceiptRequest {
  readonly bill: BillDoc
  readonly outlet: OutletDoc
  readonly language: Language
  /** 1 is the original; every further copy says DUPLICATE. */
  readonly copy: number
  /** The rate a tax class had on the bill's date, as paper shows it: `5%`. */
  readonly rateOf: (taxClassId: string) => string
}

/** Composes the receipt. Throws on a bill without an invoice: nothing else may look like one. */
export const receiptOf = (request: ReceiptRequest): ReceiptDocument => {
  const { bill, language } = request
  if (bill.invoice === null) throw new Error(`bill ${bill.billId} has no invoice to print`)
  return {
    title: `${paperWords[language].documents[bill.invoice.kind]} ${bill.invoice.number}`,
    language,
    blocks: [
      ...seller(request),
      ...head(request, bill.invoice),
      ...lines(request),
      ...totals(request),
      ...payments(request),
      ...taxSummary(request),
      ...foot(request),
    ],
  }
}

/** What is owed so far, for the guests to read; it says that it is no invoice. */
export const proformaOf = (request: ReceiptRequest, at: number): ReceiptDocument => {
  const { bill, outlet, language } = request
  const words = paperWords[language]
  const paid = bill.payments.reduce((sum, { amount }) => sum + amount, 0)
  return {
    title: words.proforma,
    language,
    blocks: [
      ...seller(request),
      { kind: 'banner', text: words.proforma },
      pair(whereTo(bill, language), dateIn(at, outlet, language), { isBold: true }),
      thin,
      ...lines(request),
      ...totals(request),
      ...(paid === 0
        ? []
        : [
            pair(words.paid, plain(paid, outlet)),
            pair(words.due, plain(bill.total.due - paid, outlet), { isBold: true }),
          ]),
      { kind: 'space' },
    ],
  }
}

const text = (
  value: string,
  more: Partial<Extract<ReceiptBlock, { kind: 'text' }>> = {},
): ReceiptBlock => ({
  kind: 'text',
  text: value,
  align: 'left',
  size: 'normal',
  isBold: false,
  ...more,
})

const pair = (
  left: string,
  right: string,
  more: Partial<Extract<ReceiptBlock, { kind: 'pair' }>> = {},
): ReceiptBlock => ({
  kind: 'pair',
  left,
  right,
  size: 'normal',
  isBold: false,
  ...more,
})

const thin: ReceiptBlock = { kind: 'rule', style: 'thin' }

const centre = (value: string): readonly ReceiptBlock[] =>
  value === '' ? [] : [text(value, { align: 'centre' })]

const seller = ({ outlet, language }: ReceiptRequest): readonly ReceiptBlock[] => {
  const words = paperWords[language]
  return [
    text(nameIn(outlet.names, language), { align: 'centre', size: 'large', isBold: true }),
    ...centre(outlet.address),
    ...centre(outlet.phone === '' ? '' : `${words.phone} ${outlet.phone}`),
    ...centre(outlet.taxNumber === '' ? '' : `${words.taxNumber} ${outlet.taxNumber}`),
    ...centre(outlet.foodLicence === '' ? '' : `${words.foodLicence} ${outlet.foodLicence}`),
    { kind: 'space' },
  ]
}

const head = (
  { bill, outlet, language, copy }: ReceiptRequest,
  invoice: NonNullable<BillDoc['invoice']>,
): readonly ReceiptBlock[] => {
  const words = paperWords[language]
  return [
    ...(copy > 1 ? [{ kind: 'banner', text: `${words.duplicate} ${copy - 1}` } as const] : []),
    text(words.documents[invoice.kind], { align: 'centre', isBold: true }),
    ...(outlet.taxScheme === 'composition' ? centre(words.compositionNote) : []),
    pair(`${words.invoice} ${invoice.number}`, dateIn(invoice.issuedAt, outlet, language)),
    pair(whereTo(bill, language), words.orderTypes[bill.orderType], { isBold: true }),
    ...(outlet.stateCode === ''
      ? []
      : [text(`${words.placeOfSupply}: ${stateName(outlet.stateCode, language)}`)]),
    ...(outlet.taxNumber === '' || invoice.kind === 'bill_of_supply'
      ? []
      : [text(words.reverseCharge)]),
    thin,
  ]
}

/** The table, or the token that is called out. */
const whereTo = ({ tableLabel, token }: BillDoc, language: Language): string =>
  tableLabel === ''
    ? `${paperWords[language].token} ${token}`
    : `${paperWords[language].table} ${tableLabel}`

const lines = (request: ReceiptRequest): readonly ReceiptBlock[] => [
  ...request.bill.lines.map((line): ReceiptBlock => {
    const { bill, outlet, language } = request
    const charged = bill.total.lines.find(({ id }) => id === line.lineId)
    const each = line.unitPrice + line.modifiers.reduce((sum, { amount }) => sum + amount, 0)
    return {
      kind: 'item',
      name: lineName(line, language),
      sum: `${quantityIn(line, language)} x ${plain(each, outlet)}`,
      amount: plain(charged?.gross ?? 0, outlet),
      details: [
        ...line.modifiers.map((modifier) => nameIn(modifier.names, language)),
        ...(line.note === '' ? [] : [line.note]),
        ...discountWords(request, line.lineId, charged?.lineDiscount ?? 0),
      ],
    }
  }),
  thin,
]

/** Why a line costs less, and by how much; nothing where it does not. */
const discountWords = (
  { bill, outlet, language }: ReceiptRequest,
  lineId: string | null,
  amount: Money,
): readonly string[] => {
  const discount = bill.discounts.find((one) => one.lineId === lineId)
  if (discount === undefined || amount === 0) return []
  const rate = discount.ratePpm === null ? '' : ` ${discount.ratePpm / 10_000} %`
  return [`${nameIn(discount.names, language)}${rate}: -${plain(amount, outlet)}`]
}

const lineName = (line: BillLine, language: Language): string =>
  line.variantNames === null
    ? nameIn(line.names, language)
    : `${nameIn(line.names, language)} (${nameIn(line.variantNames, language)})`

const quantityIn = (line: BillLine, language: Language): string =>
  [qtyToText(line.qtyMilli), paperWords[language].units[line.unit]]
    .filter((part) => part !== '')
    .join(' ')

const totals = (request: ReceiptRequest): readonly ReceiptBlock[] => {
  const { bill, outlet, language } = request
  const words = paperWords[language]
  const { total } = bill
  const isInclusive =
    bill.charges.length === 0 &&
    bill.lines.length > 0 &&
    bill.lines.every((line) => line.isTaxIncluded)
  const offAll = total.lines.reduce((sum, { billDiscount }) => sum + billDiscount, 0)
  return [
    ...discountWords(request, null, offAll).map((why) => text(why)),
    ...bill.charges.map(({ chargeId, ratePpm }) => {
      const charged = total.charges.find(({ id }) => id === chargeId)
      const rate = ratePpm === null ? '' : ` ${ratePpm / 10_000} %`
      return pair(`${words.charges[chargeId]}${rate}`, plain(charged?.taxable ?? 0, outlet))
    }),
    ...(isInclusive ? [] : [pair(words.subtotal, plain(total.taxableTotal, outlet))]),
    ...(isInclusive
      ? []
      : Object.entries(total.taxes).map(([code, amount]) => pair(code, plain(amount, outlet)))),
    ...(total.roundOff === 0 ? [] : [pair(words.roundOff, plain(total.roundOff, outlet))]),
    ...(total.tip === 0 ? [] : [pair(words.tip, plain(total.tip, outlet))]),
    pair(words.total, inCurrency(total.due, outlet), { size: 'large', isBold: true }),
    thin,
  ]
}

const payments = ({ bill, outlet, language }: ReceiptRequest): readonly ReceiptBlock[] => {
  const words = paperWords[language]
  return [
    ...bill.payments.flatMap((payment) => [
      pair(
        payment.kind === 'cash' && payment.change > 0 ? words.given : words.tenders[payment.kind],
        plain(payment.change > 0 ? payment.offered : payment.amount, outlet),
      ),
      ...(payment.reference === '' ? [] : [text(`  ${words.reference} ${payment.reference}`)]),
    ]),
    ...(bill.change === 0
      ? []
      : [pair(words.change, plain(bill.change, outlet), { isBold: true })]),
  ]
}

/** Taxable value, rate and each tax per HSN: Rule 46(g), (k), (l), (m). */
const taxSummary = ({
  bill,
  outlet,
  language,
  rateOf,
}: ReceiptRequest): readonly ReceiptBlock[] => {
  const codes = Object.keys(bill.total.taxes)
  if (codes.length === 0 || outlet.taxScheme !== 'regular') return []
  const words = paperWords[language]
  const rows = new Map<string, { name: string; taxable: Money; taxes: Map<string, Money> }>()
  for (const line of bill.lines) {
    const charged = bill.total.lines.find(({ id }) => id === line.lineId)
    if (charged === undefined) continue
    const name = [line.hsn, rateOf(line.taxClassId)].filter((part) => part !== '').join(' ')
    const row = rows.get(name) ?? { name, taxable: 0, taxes: new Map<string, Money>() }
    row.taxable += charged.taxable
    for (const [code, amount] of Object.entries(charged.taxes)) {
      row.taxes.set(code, (row.taxes.get(code) ?? 0) + amount)
    }
    rows.set(name, row)
  }
  for (const { chargeId, taxClassId } of bill.charges) {
    const charged = bill.total.charges.find(({ id }) => id === chargeId)
    if (charged === undefined) continue
    const name = [words.charges[chargeId], rateOf(taxClassId)]
      .filter((part) => part !== '')
      .join(' ')
    rows.set(name, {
      name,
      taxable: charged.taxable,
      taxes: new Map(Object.entries(charged.taxes)),
    })
  }
  return [
    thin,
    { kind: 'columns', cells: [words.rate, words.taxable, ...codes], isBold: true },
    ...[...rows.values()].map(({ name, taxable, taxes }): ReceiptBlock => ({
      kind: 'columns',
      cells: [
        name,
        plain(taxable, outlet),
        ...codes.map((code) => plain(taxes.get(code) ?? 0, outlet)),
      ],
      isBold: false,
    })),
    ...(bill.lines.every((line) => line.isTaxIncluded)
      ? [text(words.inclusive, { align: 'centre' })]
      : []),
  ]
}

const foot = ({ language }: ReceiptRequest): readonly ReceiptBlock[] => [
  { kind: 'space' },
  text(paperWords[language].thanks, { align: 'centre', isBold: true }),
]
