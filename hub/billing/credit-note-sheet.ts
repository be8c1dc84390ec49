/** A credit note as a page, for whoever books it (CGST Rule 53): from the same request as the till’s paper. Pure. */
import { original } from '../../schema/paper-copies.ts'
import type { RefundDoc } from '../../schema/refund.ts'
import { taxSum } from '../../schema/tax.ts'
import { rupeesOf, type ReceiptRequest } from './receipt.ts'
import { howMuch, partBack, ways, type CreditNoteRequest } from './credit-note.ts'
import { inCurrency, plain } from './paper-format.ts'
import { pair, text } from './paper-parts.ts'
import { wordsFor } from './paper-words.ts'
import { isTaxShown, rateIn, principalOf } from './receipt-tax.ts'
import type { Sheet } from './sheet.ts'
import { asSold, issuedFacts, placeFact, recipientOn, sellerOn, signedBy } from './sheet-parts.ts'
import { soldTable, taxTable, type Sold } from './sheet-table.ts'
import { sheetWords } from './sheet-words.ts'

/** Composes the page of a refund. */
export const creditNoteSheet = (request: CreditNoteRequest): Sheet => {
  const { refund, bill, outlet, language } = request
  const [words, own] = [wordsFor(outlet, language), sheetWords[language]]
  // Its taxes are those of what came back.
  const back: ReceiptRequest = { ...request, bill: partBack(request) }
  return {
    title: `${words.creditNote} ${refund.number}`,
    language,
    heading: words.creditNote,
    mark: outlet.country === 'IN' ? original : '',
    banners: [],
    remarks: [],
    seller: sellerOn(request),
    facts: [
      ...issuedFacts(
        words.creditNoteNo,
        refund.number,
        { businessDate: refund.businessDate, at: refund.issuedAt },
        request,
      ),
      ...issuedFacts(
        words.forInvoice,
        refund.invoiceNumber,
        { businessDate: bill.businessDate, at: refund.invoicedAt },
        request,
        own.invoiceDate,
      ),
      ...placeFact(request),
      [words.reason, refund.reason],
    ],
    parties: recipientOn(request),
    table: soldTable(soldBack(request), back),
    carried: { forward: own.forward, brought: own.brought },
    beside: [...inWords(request), { label: own.paidBack, blocks: ways(request) }],
    totals: totalsOn(request),
    tax: taxTable(back),
    notes: [],
    code: null,
    terms: [],
    signatures: [signedBy(request)],
    thanks: '',
  }
}

/** What came back of each line and charge; what was off is off it, so no price stands beside it. */
const soldBack = (request: CreditNoteRequest): readonly Sold[] => {
  const { refund, bill, outlet, language, rateOf } = request
  const words = wordsFor(outlet, language)
  const lines = refund.lines.flatMap(({ lineId, qtyMilli }): readonly Sold[] => {
    const line = bill.lines.find((one) => one.lineId === lineId)
    const back = refund.total.lines.find(({ id }) => id === lineId)
    if (line === undefined || back === undefined) return []
    const part = { ...line, qtyMilli }
    const sold = asSold(part, request)
    const whole = howMuch(part, line, request)
    return [
      {
        ...sold,
        details: qtyMilli === line.qtyMilli ? [] : [whole],
        each: '',
        discount: 0,
        taxable: back.taxable,
        tax: taxSum(back.taxes),
        total: back.total,
      },
    ]
  })
  const charges = refund.total.charges.flatMap((back): readonly Sold[] => {
    const charge = bill.charges.find(({ chargeId }) => chargeId === back.id)
    if (charge === undefined) return []
    return [
      {
        name: words.charges[charge.chargeId],
        details: [],
        code: principalOf(bill, charge.taxClassId),
        quantity: '',
        unit: '',
        each: '',
        discount: 0,
        rate: rateIn(rateOf(charge.taxClassId), words),
        taxable: back.taxable,
        tax: taxSum(back.taxes),
        total: back.total,
      },
    ]
  })
  return [...lines, ...charges]
}

const givenBack = ({ total, tip }: RefundDoc): number => total.payable + tip

const inWords = ({ refund, outlet, language }: CreditNoteRequest): Sheet['beside'] => {
  const said = rupeesOf(givenBack(refund), outlet, language)
  return said === ''
    ? []
    : [{ label: sheetWords[language].inWords, blocks: [text(said, { isBold: true })] }]
}

const totalsOn = (request: CreditNoteRequest): Sheet['totals'] => {
  const { refund, outlet, language } = request
  const words = wordsFor(outlet, language)
  const { taxable, taxes, roundOff } = refund.total
  return [
    pair(
      isTaxShown(request) ? sheetWords[language].taxable : words.subtotal,
      plain(taxable, outlet),
    ),
    ...Object.entries(taxes).map(([code, amount]) => pair(code, plain(amount, outlet))),
    ...(roundOff === 0 ? [] : [pair(words.roundOff, plain(roundOff, outlet))]),
    ...(refund.tip === 0 ? [] : [pair(words.tip, plain(refund.tip, outlet))]),
    pair(words.givenBack, inCurrency(givenBack(refund), outlet), { size: 'large', isBold: true }),
  ]
}
