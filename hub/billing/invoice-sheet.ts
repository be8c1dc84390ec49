/**
 * An invoice as a page, for whoever books it: the fields of CGST Rule 46 in a
 * table, its taxes by code and rate. From the same request as the till's paper;
 * what both say is worded and reckoned by the same functions. Pure.
 */
import { plusDays } from '../../schema/calendar.ts'
import { invoiceCopies, isForTrade } from '../../schema/paper-copies.ts'
import { dayIn, inCurrency, plain } from './paper-format.ts'
import { pair, text } from './paper-parts.ts'
import { wordsFor } from './paper-words.ts'
import { fateWords, inWordsOf, payments, upiCode, type ReceiptRequest } from './receipt.ts'
import { billDiscount } from './receipt-lines.ts'
import { isTaxShown } from './receipt-tax.ts'
import { inCopies, type Sheet } from './sheet.ts'
import {
  bankNote,
  issuedFacts,
  partiesOn,
  placeFact,
  sellerOn,
  signedBy,
  soldOn,
  termsNote,
} from './sheet-parts.ts'
import { soldTable, taxTable } from './sheet-table.ts'
import { sheetWords } from './sheet-words.ts'
import { whereTo } from './where-to.ts'

/** Composes the page of the original. Throws on a bill without an invoice: nothing else may look like one. */
export const invoiceSheet = (request: ReceiptRequest): Sheet => {
  const { bill, outlet, language, buyer, owed } = request
  const { invoice } = bill
  if (invoice === null) throw new Error(`bill ${bill.billId} has no invoice to print`)
  const [words, own] = [wordsFor(outlet, language), sheetWords[language]]
  const isIndian = outlet.country === 'IN'
  const heading = words.documents[invoice.kind]
  const hasReverseCharge = isIndian && outlet.taxNumber !== '' && invoice.kind !== 'bill_of_supply'
  return {
    title: `${heading} ${invoice.number}`,
    language,
    heading,
    mark: invoiceCopies(outlet.country, bill.lines)[0] ?? '',
    banners: [],
    remarks: [
      ...fateWords(request),
      ...(outlet.taxScheme === 'composition' ? [words.compositionNote] : []),
    ],
    seller: sellerOn(request),
    facts: [
      ...issuedFacts(
        words.invoice,
        invoice.number,
        { businessDate: bill.businessDate, at: invoice.issuedAt },
        request,
      ),
      ...placeFact(request),
      ...(hasReverseCharge ? [[own.reverseCharge, own.none] as const] : []),
      [own.order, `${whereTo(request)} · ${words.orderTypes[bill.orderType]}`],
      ...(bill.challans === undefined ? [] : [[words.challans, bill.challans.join(', ')] as const]),
    ],
    parties: partiesOn(request),
    table: soldTable(soldOn(request), request),
    carried: { forward: own.forward, brought: own.brought },
    beside: [
      ...inWordsBeside(request),
      ...discountBeside(request),
      {
        label: own.paid,
        blocks: [
          ...payments(request),
          ...(owed > 0 ? [pair(words.due, inCurrency(owed, outlet), { isBold: true })] : []),
        ],
      },
    ],
    totals: totalsOn(request),
    tax: taxTable(request),
    // What is paid asks for no money: a second payment would come of it.
    notes: [...(isForTrade(bill) && owed > 0 ? bankNote(request) : []), ...termsNote(request)],
    code: upiCode(request, owed)[0] ?? {
      data: invoice.number,
      caption: `${words.invoice} ${invoice.number}`,
    },
    terms: termsOn(request),
    signatures: buyer === null || buyer.taxNumber === '' ? [] : [signedBy(request)],
    thanks: words.thanks,
  }
}

/** The pages of all its copies, each marked for whom it is. */
export const everyInvoiceSheet = (request: ReceiptRequest): readonly Sheet[] =>
  inCopies(invoiceSheet(request), invoiceCopies(request.outlet.country, request.bill.lines))

const inWordsBeside = (request: ReceiptRequest): Sheet['beside'] => {
  const said = inWordsOf(request)
  return said === ''
    ? []
    : [{ label: sheetWords[request.language].inWords, blocks: [text(said, { isBold: true })] }]
}

/** Why the whole bill costs less; each line’s share of it stands beside the line. */
const discountBeside = (request: ReceiptRequest): Sheet['beside'] => {
  const blocks = billDiscount(request)
  return blocks.length === 0 ? [] : [{ label: sheetWords[request.language].discount, blocks }]
}

/** From the value to what is owed; the rows above have their charges among them. */
const totalsOn = (request: ReceiptRequest): Sheet['totals'] => {
  const { bill, outlet, language } = request
  const { taxableTotal, taxes, roundOff, tip, due } = bill.total
  const words = wordsFor(outlet, language)
  return [
    ...(isTaxShown(request)
      ? [
          pair(sheetWords[language].taxable, plain(taxableTotal, outlet)),
          ...Object.entries(taxes).map(([code, amount]) => pair(code, plain(amount, outlet))),
        ]
      : [pair(words.subtotal, plain(taxableTotal, outlet))]),
    ...(roundOff === 0 ? [] : [pair(words.roundOff, plain(roundOff, outlet))]),
    ...(tip === 0 ? [] : [pair(words.tip, plain(tip, outlet))]),
    pair(words.total, inCurrency(due, outlet), { size: 'large', isBold: true }),
  ]
}

/** By when what is still owed is to be paid, where the buyer was given days. */
const termsOn = ({ bill, outlet, language, owed, creditDays = 0 }: ReceiptRequest) =>
  owed > 0 && creditDays > 0
    ? [
        sheetWords[language].payBy(
          creditDays,
          dayIn(plusDays(bill.businessDate, creditDays), outlet, language),
        ),
      ]
    : []
