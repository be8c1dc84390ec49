/** What the owner says of the shop and its taxes, for outlets where they work. */
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import { setReason } from '../billing/reasons.ts'
import { reaches } from '../bus/permit.ts'
import type { Handler, Handlers, Tx } from '../bus/tx.ts'
import { setInclusion } from '../catalogue/commands.ts'
import { reviseMenu } from '../catalogue/revision.ts'
import { setFoot, setOutlet, setPlace, setRules } from '../outlets/commands.ts'
import { hasMoney } from '../outlets/edit.sql.ts'
import { withOpenBills } from './open-bills.ts'
import { outletById, outletsOf } from '../outlets/outlets.sql.ts'
import { taxPresets } from '../setup/presets.ts'
import { addClasses, moveClass, setChargeTax, setClass, startOf } from '../taxes/commands.ts'

/** Refuses an outlet that does not exist, or at which the person does not work. */
const ours = (tx: Tx, outletId: string): Result<null, Refusal> =>
  outletById(tx.db, outletId) !== undefined && reaches(tx, outletId)
    ? ok(null)
    : no(refusal('outlet.unknown'))

/** The screens preview with what has changed, so they hear of it. */
const andTell = <T>(tx: Tx, done: Result<T, Refusal>): Result<T, Refusal> => {
  if (done.ok) reviseMenu(tx)
  return done
}

/** The screens of an outlet stand in its money, its taxes and its name, so they read it anew. */
const andTellOf = <T>(tx: Tx, outletId: string, done: Result<T, Refusal>): Result<T, Refusal> => {
  if (!done.ok) return done
  const rev = reviseMenu(tx)
  tx.emit('outlet.changed', { key: `outlet:${outletId}`, rev, data: { outletId, rev }, outletId })
  return done
}

const card: Handler<'outlet.set'> = (tx, args) => {
  const here = ours(tx, args.outletId)
  return here.ok ? andTellOf(tx, args.outletId, setOutlet(tx, args)) : here
}

const foot: Handler<'outlet.foot'> = (tx, args) => {
  const here = ours(tx, args.outletId)
  return here.ok ? andTellOf(tx, args.outletId, setFoot(tx, args)) : here
}

const rules: Handler<'outlet.tax'> = (tx, { outletId, from, ...held }) => {
  const here = ours(tx, outletId)
  if (!here.ok) return here
  const start = startOf(tx, from)
  if (!start.ok) return start
  setRules(tx, outletId, held, start.value)
  return andTellOf(tx, outletId, ok({}))
}

const prices: Handler<'outlet.prices'> = (tx, { from, ...args }) => {
  const here = ours(tx, args.outletId)
  if (!here.ok) return here
  const start = startOf(tx, from)
  if (!start.ok) return start
  setInclusion(tx, args, start.value)
  return ok({})
}

const charge: Handler<'charge.set'> = (tx, args) => {
  const here = ours(tx, args.outletId)
  return here.ok ? andTell(tx, setChargeTax(tx, args)) : here
}

/**
 * What a country's taxes are, for an outlet. Refuses another country to one that
 * has issued invoices or has money in its books: they are in its currency.
 */
const preset: Handler<'tax-preset.choose'> = (tx, { outletId, presetId, from }) => {
  const here = ours(tx, outletId)
  if (!here.ok) return here
  const outlet = outletById(tx.db, outletId)
  const { place, rules: held, classes } = taxPresets[presetId]
  if (outlet !== undefined && outlet.country !== place.country) {
    if (hasMoney(tx.db, outletId))
      return no(refusal('tax-preset.other-country', { currency: outlet.currency }))
    setPlace(tx, outletId, place)
  }
  // Another country is another one at once: there is no day on which its money would begin.
  const start = startOf(tx, outlet?.country === place.country ? from : undefined)
  if (!start.ok) return start
  addClasses(tx, classes)
  setRules(tx, outletId, held, start.value)
  return andTellOf(tx, outletId, ok({}))
}

type ShopCommandName =
  | 'outlet.set'
  | 'outlet.foot'
  | 'outlet.tax'
  | 'outlet.prices'
  | 'tax-class.set'
  | 'tax-class.move'
  | 'charge.set'
  | 'tax-preset.choose'
  | 'reason.set'

export const shopHandlers: Pick<Handlers, ShopCommandName> = {
  'outlet.set': card,
  'outlet.foot': foot,
  'outlet.tax': withOpenBills(rules),
  'outlet.prices': prices,
  'tax-class.set': withOpenBills<'tax-class.set'>((tx, args) => andTell(tx, setClass(tx, args))),
  'tax-class.move': (tx, args) => andTell(tx, moveClass(tx, args)),
  'charge.set': charge,
  'tax-preset.choose': withOpenBills(preset),
  'reason.set': (tx, args) =>
    setReason(
      tx,
      args,
      outletsOf(tx.db).map(({ outletId }) => outletId),
    ),
}
