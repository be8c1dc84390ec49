/**
 * The copies a paper is made in, and for whom each is. The law words the marks
 * of an invoice and a challan, so they stand in its words in either language.
 */

/** Of a delivery challan (CGST Rule 55(2)). */
export const challanCopies = [
  'ORIGINAL FOR CONSIGNEE',
  'DUPLICATE FOR TRANSPORTER',
  'TRIPLICATE FOR CONSIGNER',
] as const

/** The copy of whoever a document is for. */
export const original = 'ORIGINAL FOR RECIPIENT'
const ofGoods = [original, 'DUPLICATE FOR TRANSPORTER', 'TRIPLICATE FOR SUPPLIER'] as const
const ofServices = [original, 'DUPLICATE FOR SUPPLIER'] as const

interface Sold {
  /** HSN of goods, SAC of a service; empty where nobody has said. */
  readonly hsn: string
}

/** A service: the codes of services, the SAC, are chapter 99 of the tariff. */
const isService = ({ hsn }: Sold): boolean => hsn.startsWith('99')

/**
 * Of a tax invoice: three where goods are on it, which a transporter may bring
 * (CGST Rule 48(1)), two where all of it is services (Rule 48(2)). Of a bill of
 * supply Rule 49 asks no copies; it goes and is kept the same way, so it is made
 * in the same ones. Other countries mark no copies: one, with nothing on it.
 */
export const invoiceCopies = (country: string, lines: readonly Sold[]): readonly string[] => {
  if (country !== 'IN') return ['']
  return lines.length > 0 && lines.every(isService) ? ofServices : ofGoods
}

interface Invoiced {
  readonly lines: readonly Sold[]
  readonly priceGroup?: string
  readonly buyer?: { readonly isRegistered: boolean }
  readonly payments: readonly { readonly kind: string }[]
}

/** Whether a bill is for trade: at a group's prices, or on account. Its buyer pays an invoice. */
export const isForTrade = ({ priceGroup, payments }: Omit<Invoiced, 'lines' | 'buyer'>): boolean =>
  priceGroup !== undefined || payments.some(({ kind }) => kind === 'account')

/** How many copies whoever keeps an invoice is offered: of a guest's, the original alone. */
export const copiesOffered = (country: string, bill: Invoiced): number =>
  isForTrade(bill) || bill.buyer?.isRegistered === true
    ? invoiceCopies(country, bill.lines).length
    : 1
