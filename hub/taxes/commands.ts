/** Tax classes and their dated rates, as the owner says them. What was issued keeps the rates it was issued with. */
import type { CommandArgs } from '../../schema/commands.ts'
import type { Names } from '../../schema/names.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Done } from '../../schema/results.ts'
import type { Tx } from '../bus/tx.ts'
import {
  classById,
  dropChargeTax,
  dropUsualCharge,
  dropRates,
  insertClass,
  insertRate,
  moveItems,
  putChargeTax,
  putUsualCharge,
  renameClass,
  sellersOfClass,
} from './taxes.sql.ts'

/** From when something holds: today, unless it is said. Refuses a day that is over. */
export const startOf = (tx: Tx, from: number | undefined): Result<number, Refusal> =>
  from !== undefined && from < tx.businessDate
    ? no(refusal('tax.past-date'))
    : ok(from ?? tx.businessDate)

type ClassArgs = CommandArgs<'tax-class.set'>

/**
 * Makes a class, which holds from the beginning, or gives it a rate from a date
 * on. Refuses a day that is over, another kind of tax under an old name, and a
 * list of taxes with none in it or two alike.
 */
export const setClass = (tx: Tx, args: ClassArgs): Result<Done, Refusal> => {
  const { taxClassId, names, kind, isAggregate, components } = args
  const before = classById.get(tx.db, taxClassId)
  if (before !== undefined && before.kind !== kind)
    return no(refusal('tax-class.kind-fixed', { name: JSON.parse(before.names) as Names }))
  const codes = new Set(components.map(({ code }) => code))
  if (kind === 'list' && (codes.size === 0 || codes.size < components.length))
    return no(refusal('tax-class.components'))
  const start = startOf(tx, args.from)
  if (!start.ok) return start
  if (before === undefined)
    insertClass.run(tx.db, taxClassId, kind, JSON.stringify(names), isAggregate ? 1 : 0)
  else renameClass.run(tx.db, JSON.stringify(names), isAggregate ? 1 : 0, taxClassId)
  // A class nobody has sold by yet need not wait: a sale of the past may be brought in by it.
  writeRates(tx, args, before === undefined && args.from === undefined ? 0 : start.value)
  return ok({})
}

const writeRates = (
  tx: Tx,
  { taxClassId, kind, ratePpm, cessPpm, components }: ClassArgs,
  validFrom: number,
): void => {
  dropRates.run(tx.db, taxClassId, validFrom)
  if (kind === 'gst') insertRate.run(tx.db, taxClassId, validFrom, 1, '', ratePpm, cessPpm, 0)
  if (kind !== 'list') return
  components.forEach(({ code, ratePpm: rate, isCompound }, i) =>
    insertRate.run(tx.db, taxClassId, validFrom, i + 1, code, rate, 0, isCompound ? 1 : 0),
  )
}

/** GST is India’s, and so is nothing else that is collected there. */
const isChargedIn = (country: string, kind: string): boolean =>
  kind === 'nil' || kind === 'exempt' || (kind === 'gst') === (country === 'IN')

/**
 * Taxes all items of one class as another's, at every outlet that sells them. Refuses a class
 * that does not exist, and the taxes of another country where some of them are being sold.
 */
export const moveClass = (
  tx: Tx,
  { taxClassId, toId }: CommandArgs<'tax-class.move'>,
): Result<Done, Refusal> => {
  const [from, to] = [classById.get(tx.db, taxClassId), classById.get(tx.db, toId)]
  if (from === undefined || to === undefined) return no(refusal('tax-class.unknown'))
  const abroad = sellersOfClass
    .all(tx.db, taxClassId)
    .find(({ country }) => !isChargedIn(country, to.kind))
  if (abroad !== undefined)
    return no(refusal('tax-class.abroad', { outlet: JSON.parse(abroad.names) as Names }))
  moveItems.run(tx.db, toId, taxClassId)
  return ok({})
}

/** What a charge is taxed as, and what of it is proposed. Refuses a class that does not exist. */
export const setChargeTax = (
  tx: Tx,
  { outletId, chargeId, taxClassId, amount }: CommandArgs<'charge.set'>,
): Result<Done, Refusal> => {
  // A service charge is the section's: it is in per cent, and follows from where a party sits.
  if (amount === null) dropUsualCharge.run(tx.db, outletId, chargeId)
  else if (amount !== undefined && chargeId !== 'service')
    putUsualCharge.run(tx.db, outletId, chargeId, amount)
  if (taxClassId === null) {
    dropChargeTax.run(tx.db, outletId, chargeId)
    return ok({})
  }
  if (classById.get(tx.db, taxClassId) === undefined) return no(refusal('tax-class.unknown'))
  putChargeTax.run(tx.db, outletId, chargeId, taxClassId)
  return ok({})
}

/** A tax class as a preset brings it along. */
export interface PresetClass {
  readonly id: string
  readonly kind: ClassArgs['kind']
  readonly names: Names
  readonly isAggregate?: boolean
  readonly rates: readonly {
    readonly validFrom: number
    readonly parts: readonly {
      readonly code: string
      readonly ratePpm: number
      readonly cessPpm: number
      readonly isCompound?: boolean
    }[]
  }[]
}

/** Adds the classes that are not there yet; those that are stay as they are. */
export const addClasses = (tx: Tx, classes: readonly PresetClass[]): void => {
  for (const { id, kind, names, isAggregate, rates } of classes) {
    if (classById.get(tx.db, id) !== undefined) continue
    insertClass.run(tx.db, id, kind, JSON.stringify(names), isAggregate === true ? 1 : 0)
    for (const { validFrom, parts } of rates)
      parts.forEach(({ code, ratePpm, cessPpm, isCompound }, i) =>
        insertRate.run(
          tx.db,
          id,
          validFrom,
          i + 1,
          code,
          ratePpm,
          cessPpm,
          isCompound === true ? 1 : 0,
        ),
      )
  }
}
