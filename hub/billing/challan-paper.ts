/** What a delivery challan says, and for whom each of its three copies is (CGST Rule 55(1), (2)). Pure. */
import { nameIn, type Language } from '../../schema/names.ts'
import { challanCopies } from '../../schema/paper-copies.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { stateName } from '../../schema/states.ts'
import { issued } from './issued.ts'
import { dateIn, inCurrency, plain } from './paper-format.ts'
import { pair, sign, space, text, thin } from './paper-parts.ts'
import { wordsFor } from './paper-words.ts'
import { buyerOn, seller } from './receipt.ts'
import { lines } from './receipt-lines.ts'
import type { ReceiptRequest } from './receipt-request.ts'
import { taxSummary } from './receipt-tax.ts'

export interface ChallanWords {
  readonly title: string
  readonly number: string
  readonly vehicle: string
  readonly value: string
  readonly withTax: string
  readonly forSupply: string
  readonly consignee: string
  readonly cancelled: string
  readonly cancelledOn: string
  readonly cancelReason: string
  /** Of a copy that is printed again; the law’s “duplicate” is one of the three. */
  readonly reprint: string
}

export const challanWords: Readonly<Record<Language, ChallanWords>> = {
  en: {
    title: 'Delivery Challan',
    number: 'Challan no.',
    vehicle: 'Vehicle',
    value: 'Taxable value',
    withTax: 'Value with tax',
    forSupply: 'Goods sent for supply; the tax invoice follows.',
    consignee: 'Received by',
    cancelled: 'CANCELLED',
    cancelledOn: 'Cancelled',
    cancelReason: 'Reason',
    reprint: 'REPRINT',
  },
  hi: {
    title: 'डिलीवरी चालान',
    number: 'चालान नं.',
    vehicle: 'वाहन',
    value: 'कर योग्य मूल्य',
    withTax: 'कर सहित मूल्य',
    forSupply: 'सामान आपूर्ति के लिए भेजा गया; कर बीजक बाद में आएगा।',
    consignee: 'पाने वाले के हस्ताक्षर',
    cancelled: 'रद्द · CANCELLED',
    cancelledOn: 'रद्द किया',
    cancelReason: 'कारण',
    reprint: 'पुनर्मुद्रण',
  },
}

export interface ChallanFacts {
  readonly number: string
  readonly businessDate: number
  readonly issuedAt: number
  readonly vehicle: string
  readonly cancelledAt: number | null
  readonly cancelReason: string
}

/** One copy, marked as a reprint where it is printed again. @param mark which of the three, from 0. */
export const challanPaper = (
  request: ReceiptRequest,
  { number, businessDate, issuedAt, vehicle, cancelledAt, cancelReason }: ChallanFacts,
  mark: number,
): ReceiptDocument => {
  const { bill, outlet, language, placeOfSupply, copy } = request
  const say = challanWords[language]
  const receiptWords = wordsFor(outlet, language)
  return {
    title: `${say.title} ${number}`,
    language,
    blocks: [
      ...seller(request),
      text(say.title, { align: 'centre', size: 'large', isBold: true }),
      ...(copy > 1 ? [{ kind: 'banner', text: `${say.reprint} ${copy - 1}` } as const] : []),
      ...(cancelledAt === null ? [] : [{ kind: 'banner', text: say.cancelled } as const]),
      { kind: 'banner', text: challanCopies[mark] ?? challanCopies[0] },
      ...issued(`${say.number} ${number}`, { businessDate, at: issuedAt }, request, {
        isBold: true,
      }),
      ...(vehicle === '' ? [] : [pair(say.vehicle, vehicle)]),
      ...(cancelledAt === null
        ? []
        : [pair(say.cancelledOn, dateIn(cancelledAt, outlet, language)), text(cancelReason)]),
      ...buyerOn(request),
      ...(placeOfSupply === ''
        ? []
        : [text(`${receiptWords.placeOfSupply}: ${stateName(placeOfSupply, language)}`)]),
      thin,
      ...lines(request),
      pair(say.value, plain(bill.total.taxableTotal, outlet)),
      ...Object.entries(bill.total.taxes).map(([code, amount]) =>
        pair(code, plain(amount, outlet)),
      ),
      pair(say.withTax, inCurrency(bill.total.total, outlet), { isBold: true }),
      ...taxSummary(request),
      space,
      ...(cancelledAt === null ? [text(say.forSupply), space] : []),
      text(`${receiptWords.forSeller} ${nameIn(outlet.names, language)}`),
      sign(receiptWords.signature),
      sign(say.consignee),
      space,
    ],
  }
}
