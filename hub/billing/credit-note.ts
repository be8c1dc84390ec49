/**
 * What a credit note says (CGST Rule 53): its own number and date, the number
 * and date of the invoice it is for, what came back with its value and taxes,
 * and which way the money went. Pure: a refund, its bill and outlet in, a
 * receipt document out.
 */
import type { BillDoc, BillLine } from '../../schema/bill.ts'
import type { Money } from '../../schema/money.ts'
import type { RefundDoc } from '../../schema/refund.ts'
import type { ReceiptBlock, ReceiptDocument } from '../../schema/receipt.ts'
import { issued } from './issued.ts'
import { inCurrency, plain } from './paper-format.ts'
import { centre, pair, space, text, thin } from './paper-parts.ts'
import { wordsFor } from './paper-words.ts'
import { isBeforeTax, isInclusive } from './printed-lines.ts'
import { buyerOn, seller, toBeSigned, type ReceiptRequest } from './receipt.ts'
import { lineName, quantityIn } from './receipt-lines.ts'
import { whereTo } from './where-to.ts'
import { isTaxShown, taxSummary } from './receipt-tax.ts'
import type { SheetBlock } from './sheet.ts'
import { stateName } from '../../schema/states.ts'

export interface CreditNoteRequest extends ReceiptRequest {
  readonly refund: RefundDoc
}

/** What of a line or a charge stands beside it: as on the invoice, all of it with its tax or all before tax. */
const printedBack = (
  { bill }: CreditNoteRequest,
  back: { readonly total: Money; readonly taxable: Money } | undefined,
): Money => (isInclusive(bill) ? back?.total : back?.taxable) ?? 0

/** Composes the credit note of a refund. */
export const creditNoteOf = (request: CreditNoteRequest): ReceiptDocument => {
  const { refund, outlet, language } = request
  return {
    title: `${wordsFor(outlet, language).creditNote} ${refund.number}`,
    language,
    blocks: [
      ...seller(request),
      ...head(request),
      ...lines(request),
      ...totals(request),
      ...ways(request),
      ...taxSummary({ ...request, bill: partBack(request) }, isInclusive(request.bill)),
      space,
      // Rule 53(1)(j) wants it of every note, of whatever was sold.
      ...toBeSigned(outlet, language),
      space,
    ],
  }
}

const head = (request: CreditNoteRequest): readonly ReceiptBlock[] => {
  const { refund, bill, outlet, language, copy, placeOfSupply } = request
  const words = wordsFor(outlet, language)
  return [
    ...(copy > 1 ? [{ kind: 'banner', text: `${words.duplicate} ${copy - 1}` } as const] : []),
    text(words.creditNote, { align: 'centre', isBold: true, size: 'large' }),
    ...issued(
      `${words.creditNoteNo} ${refund.number}`,
      { businessDate: refund.businessDate, at: refund.issuedAt },
      request,
      { isBold: true },
    ),
    ...issued(
      `${words.forInvoice} ${refund.invoiceNumber}`,
      { businessDate: bill.businessDate, at: refund.invoicedAt },
      request,
    ),
    pair(whereTo(request), words.orderTypes[bill.orderType]),
    ...buyerOn(request),
    ...(outlet.country !== 'IN' || placeOfSupply === ''
      ? []
      : [text(`${words.placeOfSupply}: ${stateName(placeOfSupply, language)}`)]),
    text(`${words.reason}: ${refund.reason}`),
    ...(isBeforeTax(bill) && isTaxShown(request) ? centre(words.beforeTax) : []),
    thin,
  ]
}

/** `1/3`, or `1 of 2` where not all of a line came back. */
export const howMuch = (back: BillLine, line: BillLine, request: CreditNoteRequest): string => {
  const [part, whole] = [quantityIn(back, request), quantityIn(line, request)]
  return part === whole ? part : wordsFor(request.outlet, request.language).partOf(part, whole)
}

const lines = (request: CreditNoteRequest): readonly ReceiptBlock[] => {
  const { refund, bill, outlet, language } = request
  const words = wordsFor(outlet, language)
  const items = refund.lines.flatMap(({ lineId, qtyMilli }): readonly ReceiptBlock[] => {
    const line = bill.lines.find((one) => one.lineId === lineId)
    const back = refund.total.lines.find(({ id }) => id === lineId)
    if (line === undefined) return []
    return [
      {
        kind: 'item',
        name: lineName(line, language),
        sum: howMuch({ ...line, qtyMilli }, line, request),
        amount: plain(printedBack(request, back), outlet),
        details: [],
      },
    ]
  })
  const charges = refund.total.charges.map((back) =>
    pair(
      words.charges[back.id as keyof typeof words.charges],
      plain(printedBack(request, back), outlet),
    ),
  )
  return [...items, ...charges, thin]
}

const totals = ({ refund, outlet, language }: CreditNoteRequest): readonly ReceiptBlock[] => {
  const words = wordsFor(outlet, language)
  const { taxable, taxes, roundOff, payable } = refund.total
  return [
    pair(words.taxable, plain(taxable, outlet)),
    ...Object.entries(taxes).map(([code, amount]) => pair(code, plain(amount, outlet))),
    ...(roundOff === 0 ? [] : [pair(words.roundOff, plain(roundOff, outlet))]),
    ...(refund.tip === 0 ? [] : [pair(words.tip, plain(refund.tip, outlet))]),
    pair(words.givenBack, inCurrency(payable + refund.tip, outlet), {
      size: 'large',
      isBold: true,
    }),
    thin,
  ]
}

/** Which way the money went; what goes through a bank is given back there by hand. */
export const ways = ({ refund, outlet, language }: CreditNoteRequest): readonly SheetBlock[] => {
  const words = wordsFor(outlet, language)
  return refund.payments.flatMap(({ kind, amount, reference }) => [
    pair(words.tenders[kind], plain(amount, outlet)),
    ...(reference === '' ? [] : [text(`${words.reference} ${reference}`, { isIndented: true })]),
  ])
}

/** The part of the bill that came back, in the form of a bill: its taxes are told the same way. */
export const partBack = ({ refund, bill }: CreditNoteRequest): BillDoc => ({
  ...bill,
  lines: bill.lines.filter(({ lineId }) => refund.total.lines.some(({ id }) => id === lineId)),
  charges: bill.charges.filter(({ chargeId }) =>
    refund.total.charges.some(({ id }) => id === chargeId),
  ),
  total: {
    ...bill.total,
    lines: bill.total.lines.flatMap((line) => {
      const back = refund.total.lines.find(({ id }) => id === line.id)
      return back === undefined ? [] : [{ ...line, ...back }]
    }),
    charges: refund.total.charges,
    taxes: refund.total.taxes,
  },
})
