/**
 * The address a UPI app pays from a QR code (NPCI UPI linking specification
 * 1.6). It asks for a payment; it does not prove one.
 */
import { moneyToDecimal, type Money } from './money.ts'

export interface UpiRequest {
  /** Payee address, `name@bank`; its @ stays as it is. */
  readonly payee: string
  readonly name: string
  readonly categoryCode?: string
  /** Our reference, unique for each attempt, at most 35 letters, digits and hyphens. */
  readonly reference?: string
  readonly note?: string
  /** Paise. */
  readonly amount?: Money
}

export const upiUri = ({
  payee,
  name,
  categoryCode,
  reference,
  note,
  amount,
}: UpiRequest): string => {
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['pa', payee],
    ['pn', encodeURIComponent(name)],
    ['mc', categoryCode],
    ['tr', reference === undefined ? undefined : encodeURIComponent(reference)],
    ['tn', note === undefined ? undefined : encodeURIComponent(note)],
    ['am', amount === undefined ? undefined : moneyToDecimal(amount, 2)],
    ['cu', 'INR'],
  ]
  const query = fields
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${value}`)
  return `upi://pay?${query.join('&')}`
}
