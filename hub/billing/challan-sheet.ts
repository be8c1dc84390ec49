/** A delivery challan as a page: from the same request as the till’s paper. Pure. */
import { challanCopies } from '../../schema/paper-copies.ts'
import { challanWords, type ChallanFacts } from './challan-paper.ts'
import { dateIn, inCurrency, plain } from './paper-format.ts'
import { pair } from './paper-parts.ts'
import type { ReceiptRequest } from './receipt-request.ts'
import type { Sheet } from './sheet.ts'
import { issuedFacts, partiesOn, placeFact, sellerOn, signedBy, soldOn } from './sheet-parts.ts'
import { soldTable, taxTable } from './sheet-table.ts'
import { sheetWords } from './sheet-words.ts'

/** The copy of the consignee; the others differ by their marks alone. */
export const challanSheet = (
  request: ReceiptRequest,
  { number, businessDate, issuedAt, vehicle, cancelledAt, cancelReason }: ChallanFacts,
): Sheet => {
  const { bill, outlet, language, copy, buyer } = request
  const [say, own] = [challanWords[language], sheetWords[language]]
  const { taxableTotal, taxes, total } = bill.total
  return {
    title: `${say.title} ${number}`,
    language,
    heading: say.title,
    mark: challanCopies[0],
    banners: [
      ...(copy > 1 ? [`${say.reprint} ${copy - 1}`] : []),
      ...(cancelledAt === null ? [] : [say.cancelled]),
    ],
    remarks: [],
    seller: sellerOn(request),
    facts: [
      ...issuedFacts(say.number, number, { businessDate, at: issuedAt }, request),
      ...(vehicle === '' ? [] : [[say.vehicle, vehicle] as const]),
      ...placeFact(request),
      ...(cancelledAt === null
        ? []
        : [
            [say.cancelledOn, dateIn(cancelledAt, outlet, language)] as const,
            [say.cancelReason, cancelReason] as const,
          ]),
    ],
    parties: partiesOn(request, own.consignee),
    table: soldTable(soldOn(request), request),
    carried: { forward: own.forward, brought: own.brought },
    beside: [],
    totals: [
      pair(say.value, plain(taxableTotal, outlet)),
      ...Object.entries(taxes).map(([code, amount]) => pair(code, plain(amount, outlet))),
      pair(say.withTax, inCurrency(total, outlet), { isBold: true }),
    ],
    tax: taxTable(request),
    notes: [],
    code: null,
    terms: cancelledAt === null ? [say.forSupply] : [],
    signatures: [{ over: buyer?.name ?? '', under: say.consignee }, signedBy(request)],
    thanks: '',
  }
}
