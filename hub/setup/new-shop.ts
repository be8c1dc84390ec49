/**
 * Turns a new shop into rows, in an empty database. A shop that exists is never
 * touched. The demo begins with it, and so does everybody's own first day.
 */
import { roleSeeds } from '../../schema/role-seeds.ts'
import type { Database } from '../store/driver.ts'
import { discountReasons } from './discounts.ts'
import { tillReasons } from './till-reasons.ts'
import type { NewShop } from './shapes.ts'

export const isEmptyShop = (db: Database): boolean =>
  db.prepare('select 1 from outlet limit 1').get() === undefined

const json = (value: unknown): string => JSON.stringify(value)

/**
 * Writes the rows, inside the caller's transaction. `pinHashes` has the hash of
 * each person's PIN; whoever has none cannot sign in. `trial` names a shop that
 * was made to be tried out; it is null for one that is meant.
 */
export const writeShop = (
  db: Database,
  shop: NewShop,
  { pinHashes, trial }: { pinHashes: ReadonlyMap<string, string>; trial: string | null },
): void => {
  if (!isEmptyShop(db)) throw new Error('there is a shop already')
  db.prepare('update hub set trial = ?').run(trial)
  db.prepare('insert into price_revision (rev, at) values (1, 0)').run()
  writePlaces(db, shop)
  writeTaxes(db, shop)
  writeAccounts(db, shop)
  writeDiscountReasons(db)
  writeTillReasons(db)
  writeRoles(db)
  writePeople(db, shop, pinHashes)
}

const writePlaces = (db: Database, { outlets, stations, printers, drawers }: NewShop): void => {
  const outlet = db.prepare(
    `insert into outlet (outlet_id, code, names, kind, time_zone, currency, currency_exponent, country,
       state_code, language, receipt_language, tax_scheme, tax_number, food_licence, address, phone,
       cut_off_minute, fiscal_year_start_month, tax_rounding, cash_increment, cash_scope,
       service_tax_class_id, upi_address)
     values (@id, @code, @names, @kind, @timeZone, @currency, @currencyExponent, @country,
       @stateCode, @language, @receiptLanguage, @taxScheme, @taxNumber, @foodLicence, @address, @phone,
       @cutOffMinute, @fiscalYearStartMonth, @taxRounding, @cashIncrement, @cashScope,
       @serviceTaxClassId, @upiAddress)`,
  )
  for (const one of outlets) outlet.run({ ...one, names: json(one.names) })
  const printer = db.prepare(
    'insert into printer (printer_id, outlet_id, names, port, profile) values (?, ?, ?, ?, ?)',
  )
  for (const one of printers) {
    const make = one.port === 'virtual:' ? 'virtual' : 'generic'
    const profile = `${make}-${one.widthMillimetres}`
    printer.run(one.id, one.outletId, json(one.names), one.port, profile)
  }
  const station = db.prepare(
    'insert into station (station_id, outlet_id, names, position, fallback_printer_id) values (?, ?, ?, ?, ?)',
  )
  stations.forEach((one, i) =>
    station.run(one.id, one.outletId, json(one.names), i + 1, one.fallbackPrinterId ?? null),
  )
  const drawer = db.prepare(
    'insert into drawer (drawer_id, outlet_id, printer_id, names, pin) values (?, ?, ?, ?, ?)',
  )
  for (const one of drawers)
    drawer.run(one.id, one.outletId, one.printerId, json(one.names), one.pin)
}

const writeTaxes = (db: Database, { taxClasses }: NewShop): void => {
  const taxClass = db.prepare('insert into tax_class (tax_class_id, kind, names) values (?, ?, ?)')
  const rate = db.prepare(
    `insert into tax_rate (tax_class_id, valid_from, position, code, rate_ppm, cess_ppm) values (?, ?, 1, '', ?, ?)`,
  )
  for (const one of taxClasses) {
    taxClass.run(one.id, one.kind, json(one.names))
    for (const { validFrom, ratePpm, cessPpm } of one.rates)
      rate.run(one.id, validFrom, ratePpm, cessPpm)
  }
}

const writeDiscountReasons = (db: Database): void => {
  const reason = db.prepare(
    'insert into discount_reason (reason_id, names, max_ppm, is_comp, position) values (?, ?, ?, ?, ?)',
  )
  discountReasons.forEach((one, i) =>
    reason.run(one.id, json(one.names), one.maxPpm, 'isComp' in one ? 1 : 0, i + 1),
  )
}

const writeTillReasons = (db: Database): void => {
  const reason = db.prepare(
    'insert into till_reason (reason_id, names, direction, account_id, position) values (?, ?, ?, ?, ?)',
  )
  tillReasons.forEach((one, i) =>
    reason.run(one.id, json(one.names), one.direction, one.account, i + 1),
  )
}

const writeAccounts = (db: Database, { accounts }: NewShop): void => {
  const account = db.prepare('insert into account (account_id, names, kind) values (?, ?, ?)')
  for (const one of accounts) account.run(one.id, json(one.names), one.kind)
}

/** The roles as the product ships them; the owner edits them afterwards. */
const writeRoles = (db: Database): void => {
  const role = db.prepare('insert into role (role_id, names, is_for_devices) values (?, ?, ?)')
  const right = db.prepare('insert into role_right (role_id, permission, verdict) values (?, ?, ?)')
  for (const { roleId, names, isForDevices, rights } of roleSeeds) {
    role.run(roleId, json(names), isForDevices ? 1 : 0)
    for (const [permission, verdict] of Object.entries(rights)) {
      if (verdict !== 'deny') right.run(roleId, permission, verdict)
    }
  }
}

const writePeople = (
  db: Database,
  { users }: NewShop,
  pinHashes: ReadonlyMap<string, string>,
): void => {
  const person = db.prepare('insert into person (person_id, name) values (?, ?)')
  const user = db.prepare(
    'insert into user (user_id, person_id, role_id, language, pin_hash) values (?, ?, ?, ?, ?)',
  )
  const place = db.prepare('insert into user_outlet (user_id, outlet_id) values (?, ?)')
  for (const one of users) {
    person.run(one.id, one.name)
    user.run(one.id, one.id, one.roleId, one.language, pinHashes.get(one.id) ?? '')
    for (const outletId of one.outletIds) place.run(one.id, outletId)
  }
}
