/** What the owner is shown of an outlet: its business card, and everything about its taxes. */
import { chargeKinds } from '../../schema/bill.ts'
import { formatInvoiceNo } from '../../schema/invoice-no.ts'
import type { Names } from '../../schema/names.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import type { ShopDoc, TaxClassDoc } from '../../schema/shop-doc.ts'
import { taxPresetIds } from '../../schema/tax-presets.ts'
import { businessDate, fiscalYear } from '../../schema/time.ts'
import { currentPrices } from '../catalogue/catalogue.sql.ts'
import { bySubject, restated } from '../catalogue/inclusion.ts'
import { toPriceRow } from '../catalogue/views.ts'
import { hasMoney, lastOfSeries } from '../outlets/edit.sql.ts'
import { datedRules } from '../outlets/outlets.sql.ts'
import { taxPresets } from '../setup/presets.ts'
import { usualChargesOf } from '../catalogue/usual.sql.ts'
import type { Database } from '../store/driver.ts'
import { allClasses, allRates, chargeTaxes, type RateRow } from '../taxes/taxes.sql.ts'

/** @param outlet as it is now, with the rules of today. */
export const shopOf = (db: Database, outlet: OutletDoc, at: number): ShopDoc => {
  const today = businessDate(at, outlet.timeZone, outlet.cutOffMinute)
  const { outletId, code } = outlet
  const year = fiscalYear(today, outlet.fiscalYearStartMonth)
  const taxOf = new Map(
    chargeTaxes.all(db, outletId).map(({ chargeId, taxClassId }) => [chargeId, taxClassId]),
  )
  const usualOf = new Map(
    usualChargesOf.all(db, outletId).map(({ chargeId, amount }) => [chargeId as string, amount]),
  )
  return {
    ok: true,
    today,
    outlet,
    hasIssued: hasMoney(db, outletId),
    nextInvoice: formatInvoiceNo(
      code,
      year,
      (lastOfSeries.get(db, outletId, code, year)?.no ?? 0) + 1,
    ),
    planned: datedRules
      .all(db, outletId)
      .filter(({ validFrom }) => validFrom > today)
      .map(({ validFrom, ...rules }) => ({ from: validFrom, ...rules })),
    isTaxIncluded: inclusionAt(db, outletId, today),
    classes: classesOf(db),
    charges: chargeKinds.map((chargeId) => ({
      chargeId,
      taxClassId: taxOf.get(chargeId) ?? null,
      amount: usualOf.get(chargeId) ?? null,
    })),
    presets: taxPresetIds.map((presetId) => {
      const { names, place, rules } = taxPresets[presetId]
      const { country, currency } = place
      return { presetId, names, country, currency, ...rules }
    }),
  }
}

/** Whether what an outlet charges today includes its tax; null where some does and some does not. */
const inclusionAt = (db: Database, outletId: string, date: number): boolean | null => {
  const rows = currentPrices.all(db, outletId).map(toPriceRow)
  const today = [...bySubject(rows.filter(({ validFrom }) => validFrom <= date)).values()]
  const said = (isTaxIncluded: boolean): boolean =>
    today.every((prices) => restated(prices, { outletId, from: date, isTaxIncluded }).length === 0)
  return said(true) ? true : said(false) ? false : null
}

const classesOf = (db: Database): readonly TaxClassDoc[] => {
  const rates = allRates.all(db)
  return allClasses.all(db).map(({ taxClassId, kind, names, isAggregate, items }) => ({
    taxClassId,
    names: JSON.parse(names) as Names,
    kind,
    isAggregate: isAggregate === 1,
    items,
    rates: datedRates(rates.filter((rate) => rate.taxClassId === taxClassId)),
  }))
}

/** The rows of each day together, in the order they come. */
const datedRates = (rows: readonly RateRow[]): TaxClassDoc['rates'] =>
  [...new Set(rows.map(({ validFrom }) => validFrom))].map((from) => ({
    from,
    parts: rows
      .filter(({ validFrom }) => validFrom === from)
      .map(({ code, ratePpm, cessPpm, isCompound }) => ({
        code,
        ratePpm,
        cessPpm,
        isCompound: isCompound === 1,
      })),
  }))
