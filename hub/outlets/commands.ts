/** The outlet itself: its business card, and how it is taxed from which day on. */
import { asBanksWrite, isAccountNumber, isIfsc, type BankDoc } from '../../schema/bank.ts'
import { checkGstin } from '../../schema/gstin.ts'
import { isState } from '../../schema/states.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Done } from '../../schema/results.ts'
import type { Tx } from '../bus/tx.ts'
import { changeOutlet, codeOrSeriesOf, footOutlet, placeOutlet, putRules } from './edit.sql.ts'
import { outletById, type TaxRulesOfOutlet } from './outlets.sql.ts'

/**
 * Changes the business card; what was issued names the shop as it was. Refuses
 * a number that is none, and a prefix that another outlet's invoices begin with.
 */
export const setOutlet = (tx: Tx, args: CommandArgs<'outlet.set'>): Result<Done, Refusal> => {
  const outlet = outletById(tx.db, args.outletId)
  if (outlet === undefined) return no(refusal('outlet.unknown'))
  const card = cardOf(outlet, args)
  if (!card.ok) return card
  if (codeOrSeriesOf.get(tx.db, args.series, args.outletId) !== undefined)
    return no(refusal('outlet.series-taken', { series: args.series }))
  const { taxNumber, stateCode } = card.value
  changeOutlet.run(
    tx.db,
    args.series,
    JSON.stringify(args.names),
    args.address,
    args.phone,
    taxNumber,
    args.foodLicence,
    stateCode,
    args.upiAddress,
    args.receiptLanguage,
    args.outletId,
  )
  return ok({})
}

/**
 * Changes what stands at the foot of its invoices; what was issued keeps its own.
 * Refuses an account that no bank of India can have, so that nobody pays into nothing.
 */
export const setFoot = (
  tx: Tx,
  { outletId, terms, bank }: CommandArgs<'outlet.foot'>,
): Result<Done, Refusal> => {
  const outlet = outletById(tx.db, outletId)
  if (outlet === undefined) return no(refusal('outlet.unknown'))
  const checked = bank === null ? ok(null) : bankOf(outlet, bank)
  if (!checked.ok) return checked
  const kept = checked.value === null ? null : JSON.stringify(checked.value)
  footOutlet.run(tx.db, JSON.stringify(terms), kept, outletId)
  return ok({})
}

const bankOf = ({ country }: OutletDoc, typed: BankDoc): Result<BankDoc, Refusal> => {
  const bank = { ...typed, account: asBanksWrite(typed.account), code: asBanksWrite(typed.code) }
  if (country !== 'IN') return ok(bank)
  if (!isAccountNumber(bank.account))
    return no(refusal('outlet.bank-account', { number: typed.account }))
  return isIfsc(bank.code) ? ok(bank) : no(refusal('outlet.ifsc', { code: typed.code }))
}

type Numbers = Pick<OutletDoc, 'taxNumber' | 'stateCode'>

const cardOf = (
  { country }: OutletDoc,
  { taxNumber, foodLicence, stateCode }: CommandArgs<'outlet.set'>,
): Result<Numbers, Refusal> => {
  if (country !== 'IN') return ok({ taxNumber, stateCode })
  if (foodLicence !== '' && !/^\d{14}$/.test(foodLicence))
    return no(refusal('outlet.food-licence', { number: foodLicence }))
  if (taxNumber === '')
    return stateCode === '' || isState(stateCode)
      ? ok({ taxNumber, stateCode })
      : no(refusal('buyer.unknown-state', { state: stateCode }))
  const checked = checkGstin(taxNumber)
  return checked.isValid
    ? ok({ taxNumber: checked.normalized, stateCode: checked.state })
    : no(refusal('outlet.gstin', { number: taxNumber }))
}

/** How the outlet is taxed and rounds from a day on; another word for the same day replaces the first. */
export const setRules = (
  tx: Tx,
  outletId: string,
  { taxScheme, taxRounding, cashIncrement, cashScope }: TaxRulesOfOutlet,
  from: number,
): void =>
  void putRules.run(tx.db, outletId, from, taxScheme, taxRounding, cashIncrement, cashScope)

/** The country an outlet is in: what it was registered under in another is no number of this one. Its caller sees to it that nothing was issued in another. */
export const setPlace = (
  tx: Tx,
  outletId: string,
  {
    country,
    currency,
    currencyExponent,
  }: Pick<OutletDoc, 'country' | 'currency' | 'currencyExponent'>,
): void => void placeOutlet.run(tx.db, country, currency, currencyExponent, outletId)
