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

/** Percent-encoded with all that RFC 3986 reserves, of which the language leaves five characters alone. */
const encode = (value: string): string =>
  encodeURIComponent(value).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** Throws a RangeError where the payee is no `name@bank`: it goes in unencoded, and money would go elsewhere. */
export const upiUri = ({
  payee,
  name,
  categoryCode,
  reference,
  note,
  amount,
}: UpiRequest): string => {
  if (!/^[\w.-]+@[\w.-]+$/.test(payee)) throw new RangeError(`${payee} is not a UPI address`)
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['pa', payee],
    ['pn', encode(name)],
    ['mc', categoryCode === undefined ? undefined : encode(categoryCode)],
    ['tr', reference === undefined ? undefined : encode(reference)],
    ['tn', note === undefined ? undefined : encode(note)],
    ['am', amount === undefined ? undefined : moneyToDecimal(amount, 2)],
    ['cu', 'INR'],
  ]
  const query = fields
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${value}`)
  return `upi://pay?${query.join('&')}`
}

/**
 * What one request for money is known by at the banks: another one for each payment of the
 * same bill, because an app refuses a reference that it has paid once.
 * @param paidId the id of what is paid, a uuid.
 * @param before how many payments of it there are already.
 */
export const upiReference = (paidId: string, before: number): string =>
  `${paidId.replaceAll('-', '')}${before === 0 ? '' : before + 1}`
