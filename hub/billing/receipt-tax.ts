/** The tax summary of a receipt: value, rate and each tax per HSN (Rule 46(g), (k), (l), (m)). Pure. */
import type { Money } from '../../schema/money.ts'
import type { ReceiptBlock } from '../../schema/receipt.ts'
import { plain } from './paper-format.ts'
import { text, thin } from './paper-parts.ts'
import { wordsFor, type PaperWords } from './paper-words.ts'
import { isInclusive } from './printed-lines.ts'
import type { ReceiptRequest } from './receipt-request.ts'

/** Whether the taxes stand on it at all: whoever collects none shows none. */
export const isTaxShown = ({ bill, outlet }: Pick<ReceiptRequest, 'bill' | 'outlet'>): boolean =>
  outlet.taxScheme === 'regular' && Object.keys(bill.total.taxes).length > 0

export interface TaxRow {
  /** The code of what was sold at this rate, or the charge it is of; empty where it has none. */
  readonly code: string
  /** `5%`; of what is not taxed, what that is called. */
  readonly rate: string
  taxable: Money
  readonly taxes: Map<string, Money>
}

/** @param isAllInside whether what stands above it has its taxes inside; of a credit note its invoice says so. */
export const taxSummary = (
  request: ReceiptRequest,
  isAllInside = isInclusive(request.bill),
): readonly ReceiptBlock[] => {
  if (!isTaxShown(request)) return []
  const { bill, outlet, language } = request
  const words = wordsFor(outlet, language)
  const codes = Object.keys(bill.total.taxes)
  return [
    thin,
    { kind: 'columns', cells: [words.rate, words.taxable, ...codes], isBold: true },
    ...taxRowsOf(request).map(({ code, rate, taxable, taxes }): ReceiptBlock => ({
      kind: 'columns',
      cells: [
        [code, rate].filter((part) => part !== '').join(' '),
        plain(taxable, outlet),
        ...codes.map((tax) => plain(taxes.get(tax) ?? 0, outlet)),
      ],
      isBold: false,
    })),
    ...(isAllInside ? [text(words.inclusive, { align: 'centre' })] : []),
  ]
}

/** Value and taxes of all that was sold, by its code and its rate, or by its rate alone. */
export const taxRowsOf = (request: ReceiptRequest, { isCoded = true } = {}): readonly TaxRow[] => {
  const { bill, outlet, language, rateOf } = request
  const words = wordsFor(outlet, language)
  const rows = new Map<string, TaxRow>()
  const add = (
    what: string,
    taxClassId: string,
    charged: { readonly taxable: Money; readonly taxes: Readonly<Record<string, Money>> },
  ): void => {
    const rate = rateIn(rateOf(taxClassId), words)
    const code = isCoded ? what : ''
    const key = `${code} ${rate}`
    const row = rows.get(key) ?? { code, rate, taxable: 0, taxes: new Map<string, Money>() }
    row.taxable += charged.taxable
    for (const [tax, amount] of Object.entries(charged.taxes))
      row.taxes.set(tax, (row.taxes.get(tax) ?? 0) + amount)
    rows.set(key, row)
  }
  for (const line of bill.lines) {
    const charged = bill.total.lines.find(({ id }) => id === line.lineId)
    if (charged !== undefined) add(line.hsn, line.taxClassId, charged)
  }
  for (const { chargeId, taxClassId } of bill.charges) {
    const charged = bill.total.charges.find(({ id }) => id === chargeId)
    if (charged !== undefined) {
      const code = principalOf(bill, taxClassId)
      add(code === '' ? words.charges[chargeId] : code, taxClassId, charged)
    }
  }
  return [...rows.values()]
}

/** A rate in the words of the paper. */
export const rateIn = (rate: string, { nil, exempt }: PaperWords): string =>
  rate === 'nil' ? nil : rate === 'exempt' ? exempt : rate

/**
 * The code a charge stands under: serving, packing and bringing what was bought is one supply
 * with it (CGST Act, section 8(a) and 15(2)(c)), so its code is that of the most of its class;
 * empty where nothing of that class is on the bill.
 */
export const principalOf = (
  { lines, total }: ReceiptRequest['bill'],
  taxClassId: string,
): string => {
  const taxable = new Map<string, Money>()
  for (const line of lines.filter((one) => one.taxClassId === taxClassId)) {
    const charged = total.lines.find(({ id }) => id === line.lineId)
    taxable.set(line.hsn, (taxable.get(line.hsn) ?? 0) + (charged?.taxable ?? 0))
  }
  return [...taxable].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ''
}
