/** Who an invoice names, and which State's tax is charged for it. Pure. */
import type { BuyerArgs, BuyerDoc } from '../../schema/buyer.ts'
import { checkGstin, isUin } from '../../schema/gstin.ts'
import type { OrderType } from '../../schema/catalogue.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { refusal, type Refusal, type RefusalCode } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import { isState } from '../../schema/states.ts'

/**
 * The buyer as the invoice will name them. Refuses a GSTIN that is none, and a
 * registered buyer without an address, which the law wants (CGST Rule 46(d)).
 */
export const checkBuyer = (
  { country, stateCode: ownState }: Pick<OutletDoc, 'country' | 'stateCode'>,
  { name, address, taxNumber, stateCode = ownState }: BuyerArgs,
): Result<BuyerDoc, Refusal> => {
  if (taxNumber !== '' && address === '') return no(refusal('buyer.no-address'))
  if (country !== 'IN' || taxNumber === '') {
    return country === 'IN' && stateCode !== '' && !isState(stateCode)
      ? no(refusal('buyer.unknown-state', { state: stateCode }))
      : ok({ name, address, taxNumber, stateCode })
  }
  if (isUin(taxNumber)) {
    const number = taxNumber.trim().toUpperCase()
    const state = number.slice(0, 2)
    const known = isState(state) ? state : stateCode
    return ok({ name, address, taxNumber: number, stateCode: known })
  }
  const checked = checkGstin(taxNumber)
  return checked.isValid
    ? ok({ name, address, taxNumber: checked.normalized, stateCode: checked.state })
    : no(refusal(gstinRefusals[checked.reason], { number: taxNumber }))
}

const gstinRefusals = {
  format: 'buyer.gstin-form',
  state: 'buyer.gstin-state',
  checksum: 'buyer.gstin-check',
} as const satisfies Readonly<Record<string, RefusalCode>>

/** What is sold to whom, as far as the place of it depends on that. */
export interface Supplied {
  readonly orderType: OrderType
  readonly lines: readonly { readonly hsn: string }[]
  /** The challans that goods were sent on. */
  readonly challans?: readonly string[]
  readonly isBuyerRegistered: boolean
}

/** Serving food and drink (SAC 9963): a service, and no goods. */
const isService = ({ hsn }: { readonly hsn: string }): boolean => hsn.startsWith('9963')

/**
 * Whether the taxes are those of two States or of one (IGST Act s. 10, s. 12).
 * What a restaurant serves is supplied where it is served, whoever pays for it
 * (s. 12(4)), and what a registered buyer carries away where it was handed over
 * (s. 10(1)(c)). Goods that are sent are supplied where they arrive (s. 10(1)(a)),
 * those of somebody unregistered where their address is (s. 10(1)(ca)). Who
 * composes sells nothing to another State (CGST Act s. 10(2)(c)).
 */
export const supplyOf = (
  outlet: OutletDoc,
  what: Supplied,
  placeOfSupply: string,
): Result<'intra' | 'inter', Refusal> => {
  const { country, stateCode, taxScheme } = outlet
  if (placeOfSupply === stateCode) return ok('intra')
  if (country === 'IN' && !isState(placeOfSupply))
    return no(refusal('buyer.unknown-state', { state: placeOfSupply }))
  if (taxScheme === 'composition') return no(refusal('buyer.composed'))
  return isSuppliedHere(outlet, what) ? no(refusal('buyer.supplied-here')) : ok('inter')
}

const isSuppliedHere = (
  { serviceTaxClassId }: OutletDoc,
  { orderType, lines, challans = [], isBuyerRegistered }: Supplied,
): boolean => {
  if (orderType === 'eat-here' || serviceTaxClassId !== null || lines.some(isService)) return true
  const isSent = orderType === 'delivery' || challans.length > 0
  return !isSent && isBuyerRegistered
}
