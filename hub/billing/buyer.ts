/** Who an invoice names, and which State's tax is charged for it. Pure. */
import type { BuyerArgs, BuyerDoc } from '../../schema/buyer.ts'
import { checkGstin } from '../../schema/gstin.ts'
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

/**
 * Whether the taxes are those of two States or of one (IGST Act s. 10, s. 12):
 * what is eaten here, or served by a restaurant, is supplied here whoever pays
 * for it; goods that are sent are supplied where they arrive.
 */
export const supplyOf = (
  { country, stateCode, serviceTaxClassId }: OutletDoc,
  orderType: OrderType,
  placeOfSupply: string,
): Result<'intra' | 'inter', Refusal> => {
  if (placeOfSupply === stateCode) return ok('intra')
  if (country === 'IN' && !isState(placeOfSupply))
    return no(refusal('buyer.unknown-state', { state: placeOfSupply }))
  return orderType === 'eat-here' || serviceTaxClassId !== null
    ? no(refusal('buyer.supplied-here'))
    : ok('inter')
}
