/**
 * What a guest's receipt says. Pure: a settled bill and its outlet in, a
 * receipt document out; the bridge sees to paper and bytes.
 *
 * The fields are those of CGST Rule 46: seller with GSTIN, serial number, date,
 * HSN or SAC, description and quantity, taxable value, rate and amount of each
 * tax, place of supply, reverse charge; and the FSSAI number every food bill carries.
 */
import type { BillDoc } from '../../schema/bill.ts'
import type { Money } from '../../schema/money.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import type { ReceiptBlock, ReceiptDocument } from '../../schema/receipt.ts'
import { nameIn, type Language } from '../../schema/names.ts'
import { upiReference, upiUri } from '../../schema/upi.ts'
import { rupeesInWords } from './amount-words.ts'
import { issued } from './issued.ts'
import { dateIn, inCurrency, plain } from './paper-format.ts'
import { centre, pair, sign, space, text, thin } from './paper-parts.ts'
import { isInclusive } from './printed-lines.ts'
import { wordsFor } from './paper-words.ts'
import { billDiscount, lines } from './receipt-lines.ts'
import type { ReceiptRequest } from './receipt-request.ts'
import { taxSummary } from './receipt-tax.ts'
import { paidSoFar, stillDue } from '../../schema/paid.ts'
import { stateName } from '../../schema/states.ts'
import type { SheetBlock } from './sheet.ts'
import { deliveryLines, whereTo } from './where-to.ts'

export type { ReceiptRequest } from './receipt-request.ts'

/** Composes the receipt. Throws on a bill without an invoice: nothing else may look like one. */
export const receiptOf = (request: ReceiptRequest): ReceiptDocument => {
  const { bill, language } = request
  if (bill.invoice === null) throw new Error(`bill ${bill.billId} has no invoice to print`)
  return {
    title: `${wordsFor(request.outlet, language).documents[bill.invoice.kind]} ${bill.invoice.number}`,
    language,
    blocks: [
      ...seller(request),
      ...head(request, bill.invoice),
      ...lines(request),
      ...totals(request),
      ...inWords(request),
      ...payments(request),
      ...taxSummary(request),
      ...onAccount(request),
      ...foot(request, bill.invoice),
    ],
  }
}

/** What is owed so far, for the guests to read; it says that it is no invoice. */
export const proformaOf = (request: ReceiptRequest, at: number): ReceiptDocument => {
  const { bill, outlet, language } = request
  const words = wordsFor(outlet, language)
  const paid = paidSoFar(bill)
  return {
    title: words.proforma,
    language,
    blocks: [
      ...seller(request),
      { kind: 'banner', text: words.proforma },
      pair(whereTo(request), dateIn(at, outlet, language), { isBold: true }),
      ...buyerOn(request),
      thin,
      ...lines(request),
      ...totals(request),
      ...(paid === 0
        ? []
        : [
            pair(words.paid, plain(paid, outlet)),
            pair(words.due, plain(stillDue(bill), outlet), { isBold: true }),
          ]),
      ...withSpace(upiCode(request, stillDue(bill))),
      space,
    ],
  }
}

/** Who issues it: Rule 46(a), and the licence number every food bill carries. */
export const seller = ({ outlet, language }: ReceiptRequest): readonly ReceiptBlock[] => {
  const words = wordsFor(outlet, language)
  return [
    text(nameIn(outlet.names, language), { align: 'centre', size: 'large', isBold: true }),
    ...centre(outlet.address),
    ...centre(outlet.phone === '' ? '' : `${words.phone} ${outlet.phone}`),
    ...centre(outlet.taxNumber === '' ? '' : `${words.taxNumber} ${outlet.taxNumber}`),
    ...centre(outlet.foodLicence === '' ? '' : `${words.foodLicence} ${outlet.foodLicence}`),
    space,
  ]
}

const head = (
  request: ReceiptRequest,
  invoice: NonNullable<BillDoc['invoice']>,
): readonly ReceiptBlock[] => {
  const { bill, outlet, language, copy, placeOfSupply } = request
  const words = wordsFor(outlet, language)
  return [
    ...(copy > 1 ? [{ kind: 'banner', text: `${words.duplicate} ${copy - 1}` } as const] : []),
    ...fateLine(request),
    text(words.documents[invoice.kind], { align: 'centre', isBold: true }),
    ...(outlet.taxScheme === 'composition' ? centre(words.compositionNote) : []),
    ...issued(
      `${words.invoice} ${invoice.number}`,
      { businessDate: bill.businessDate, at: invoice.issuedAt },
      request,
    ),
    pair(whereTo(request), words.orderTypes[bill.orderType], { isBold: true }),
    ...deliveryLines(request),
    ...buyerOn(request),
    ...(bill.challans === undefined
      ? []
      : [text(`${words.challans}: ${bill.challans.join(', ')}`)]),
    ...(outlet.country !== 'IN' || placeOfSupply === ''
      ? []
      : [text(`${words.placeOfSupply}: ${stateName(placeOfSupply, language)}`)]),
    ...(outlet.country !== 'IN' || outlet.taxNumber === '' || invoice.kind === 'bill_of_supply'
      ? []
      : [text(words.reverseCharge)]),
    thin,
  ]
}

/** A paper of what was given back since says so: nobody is paid for it twice. */
export const fateWords = ({ since, outlet, language }: ReceiptRequest): readonly string[] => {
  const { fate = 'paid', notes = [] } = since ?? {}
  if (fate === 'paid') return []
  const words = wordsFor(outlet, language)
  return [`${words.fates[fate]}: ${words.creditNote} ${notes.join(', ')}`]
}

const fateLine = (request: ReceiptRequest): readonly ReceiptBlock[] =>
  fateWords(request).map((says) => text(says, { align: 'centre', isBold: true }))

/** Who it is for: Rule 46(d) of a registered buyer, (e) and (f) of another. */
export const buyerOn = ({ buyer, outlet, language }: ReceiptRequest): readonly ReceiptBlock[] => {
  if (buyer === null) return []
  const words = wordsFor(outlet, language)
  const { name, address, taxNumber, stateCode } = buyer
  return [
    thin,
    text(`${words.buyer}: ${name}`, { isBold: true }),
    ...(address === '' ? [] : [text(address)]),
    ...(taxNumber === '' ? [] : [text(`${words.taxNumber} ${taxNumber}`)]),
    ...(outlet.country !== 'IN' || stateCode === ''
      ? []
      : [text(`${words.state}: ${stateName(stateCode, language)}`)]),
    thin,
  ]
}

const totals = (request: ReceiptRequest): readonly ReceiptBlock[] => {
  const { bill, outlet, language } = request
  const words = wordsFor(outlet, language)
  const { total } = bill
  const isAllInside = isInclusive(bill)
  return [
    ...billDiscount(request),
    ...bill.charges.map(({ chargeId, ratePpm }) => {
      const charged = total.charges.find(({ id }) => id === chargeId)
      const rate = ratePpm === null ? '' : ` ${ratePpm / 10_000} %`
      return pair(`${words.charges[chargeId]}${rate}`, plain(charged?.taxable ?? 0, outlet))
    }),
    ...(isAllInside ? [] : [pair(words.subtotal, plain(total.taxableTotal, outlet))]),
    ...(isAllInside
      ? []
      : Object.entries(total.taxes).map(([code, amount]) => pair(code, plain(amount, outlet)))),
    ...(total.roundOff === 0 ? [] : [pair(words.roundOff, plain(total.roundOff, outlet))]),
    ...(total.tip === 0 ? [] : [pair(words.tip, plain(total.tip, outlet))]),
    pair(words.total, inCurrency(total.due, outlet), { size: 'large', isBold: true }),
    thin,
  ]
}

export const payments = ({ bill, outlet, language }: ReceiptRequest): readonly SheetBlock[] => {
  const words = wordsFor(outlet, language)
  return [
    ...bill.payments
      .filter(({ amount, back }) => amount > 0 || back === undefined)
      .flatMap((payment) => [
        pair(
          payment.kind === 'cash' && payment.change > 0 ? words.given : words.tenders[payment.kind],
          plain(payment.change > 0 ? payment.offered : payment.amount, outlet),
        ),
        ...(payment.reference === ''
          ? []
          : [text(`${words.reference} ${payment.reference}`, { isIndented: true })]),
      ]),
    ...(bill.change === 0
      ? []
      : [pair(words.change, plain(bill.change, outlet), { isBold: true })]),
  ]
}

/**
 * An invoice asks by UPI for what of it is still owed, and for no more: what was
 * put on account and is not paid yet. A printed duplicate asks for nothing; it
 * may lie about until it is paid.
 */
const onAccount = (request: ReceiptRequest): readonly ReceiptBlock[] =>
  request.copy > 1 ? [] : withSpace(upiCode(request, request.owed))

const withSpace = (blocks: readonly ReceiptBlock[]): readonly ReceiptBlock[] =>
  blocks.length === 0 ? [] : [space, ...blocks]

/** What a UPI app pays from, with the amount in it; nothing where nothing is due. */
export const upiCode = (
  { bill, outlet, language }: ReceiptRequest,
  due: Money,
): readonly Extract<ReceiptBlock, { kind: 'qr' }>[] => {
  const { upiAddress, currency, names, code } = outlet
  if (upiAddress === '' || currency !== 'INR' || due <= 0) return []
  const data = upiUri({
    payee: upiAddress,
    name: names.en,
    reference: upiReference(bill.billId, bill.payments.length),
    note: `${code} ${bill.token}`,
    amount: due,
  })
  const caption = `${wordsFor(outlet, language).payByUpi} ${inCurrency(due, outlet)}`
  return [{ kind: 'qr', data, caption }]
}

const inWords = (request: ReceiptRequest): readonly ReceiptBlock[] => {
  const said = inWordsOf(request)
  return said === '' ? [] : [text(said), thin]
}

/** The total in words, as Indian law wants it; empty elsewhere. */
export const inWordsOf = ({ bill, outlet, language }: ReceiptRequest): string =>
  rupeesOf(bill.total.due, outlet, language)

/** An amount in words where it is rupees; empty elsewhere. */
export const rupeesOf = (amount: Money, outlet: OutletDoc, language: Language): string =>
  outlet.country === 'IN' && outlet.currency === 'INR' && outlet.currencyExponent === 2
    ? rupeesInWords(amount, language)
    : ''

const foot = (
  { outlet, language, buyer }: ReceiptRequest,
  invoice: NonNullable<BillDoc['invoice']>,
): readonly ReceiptBlock[] => {
  const words = wordsFor(outlet, language)
  return [
    space,
    // An issued-by-machine receipt needs none (Rule 46(q)); whoever books it for a firm still looks for it.
    ...(buyer === null || buyer.taxNumber === '' ? [] : toBeSigned(outlet, language)),
    // Whoever brings it back is found by it.
    { kind: 'qr', data: invoice.number, caption: '' },
    text(words.thanks, { align: 'centre', isBold: true }),
  ]
}

/** Where somebody signs for the seller. */
export const toBeSigned = (outlet: OutletDoc, language: Language): readonly ReceiptBlock[] => {
  const words = wordsFor(outlet, language)
  return [text(`${words.forSeller} ${nameIn(outlet.names, language)}`), sign(words.signature)]
}
