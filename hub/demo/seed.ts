/**
 * Turns the demo shop's data into rows, in one transaction on an empty
 * database. A shop that exists is never touched.
 */
import { codeFrom, hashOf, normalCode } from '../devices/pairing.ts'
import { roleSeeds } from '../../schema/permissions.ts'
import type { Database } from '../store/driver.ts'
import { accounts } from './accounts.ts'
import { categories, items, modifierGroups } from './menu.ts'
import { drawers, outlets, printers, stations } from './outlets.ts'
import type { DemoPrice } from './shapes.ts'
import { taxClasses } from './tax.ts'
import { users } from './users.ts'

/** What has to be worked out before the transaction opens: hashes and pictures take their time. */
export interface Prepared {
  readonly pinHashes: ReadonlyMap<string, string>
  readonly pictures: ReadonlyMap<string, string>
}

export const isEmptyShop = (db: Database): boolean =>
  db.prepare('select 1 from outlet limit 1').get() === undefined

/** Writes the rows. A user without a hash has a PIN that nobody can type. */
export const seedShop = (db: Database, prepared: Prepared): void => {
  db.transaction(() => {
    seedOutlets(db)
    seedTaxes(db)
    seedPeople(db, prepared)
    seedMenu(db, prepared)
  }).immediate()
}

const json = (value: unknown): string => JSON.stringify(value)

const seedOutlets = (db: Database): void => {
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
  const station = db.prepare(
    'insert into station (station_id, outlet_id, names, position) values (?, ?, ?, ?)',
  )
  stations.forEach((one, i) => station.run(one.id, one.outletId, json(one.names), i + 1))
  const printer = db.prepare(
    'insert into printer (printer_id, outlet_id, names, port, profile) values (?, ?, ?, ?, ?)',
  )
  for (const one of printers) {
    printer.run(
      one.id,
      one.outletId,
      json(one.names),
      one.port,
      `${one.port === 'virtual:' ? 'virtual' : 'generic'}-${one.widthMillimetres}`,
    )
  }
  const drawer = db.prepare(
    'insert into drawer (drawer_id, outlet_id, printer_id, names, pin) values (?, ?, ?, ?, ?)',
  )
  for (const one of drawers)
    drawer.run(one.id, one.outletId, one.printerId, json(one.names), one.pin)
  const account = db.prepare('insert into account (account_id, names, kind) values (?, ?, ?)')
  for (const one of accounts) account.run(one.id, json(one.names), one.kind)
}

const seedTaxes = (db: Database): void => {
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

/** Writes the roles as the product ships them; the owner edits them afterwards. */
export const seedRoles = (db: Database): void => {
  const role = db.prepare('insert into role (role_id, names, is_for_devices) values (?, ?, ?)')
  const right = db.prepare('insert into role_right (role_id, permission, verdict) values (?, ?, ?)')
  for (const { roleId, names, isForDevices, rights } of roleSeeds) {
    role.run(roleId, json(names), isForDevices ? 1 : 0)
    for (const [permission, verdict] of Object.entries(rights)) {
      if (verdict !== 'deny') right.run(roleId, permission, verdict)
    }
  }
}

const seedPeople = (db: Database, { pinHashes }: Prepared): void => {
  seedRoles(db)
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

const seedMenu = (db: Database, { pictures }: Prepared): void => {
  const category = db.prepare(
    'insert into category (category_id, names, colour, position) values (?, ?, ?, ?)',
  )
  categories.forEach((one, i) => category.run(one.id, json(one.names), one.colour, i + 1))
  db.prepare('insert into price_revision (rev, at) values (1, 0)').run()
  seedModifiers(db)

  const item = db.prepare(
    `insert into item (item_id, code, category_id, names, unit, is_weighed, mark, picture, tax_class_id,
       hsn, sales_account, is_discountable, is_favourite, position)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const variant = db.prepare(
    'insert into variant (variant_id, item_id, names, position) values (?, ?, ?, ?)',
  )
  const seller = db.prepare(
    'insert into outlet_item (outlet_id, item_id, station_id) values (?, ?, ?)',
  )
  const group = db.prepare(
    'insert into item_modifier_group (item_id, group_id, position) values (?, ?, ?)',
  )
  items.forEach((one, i) => {
    item.run(
      one.id,
      one.code,
      one.categoryId,
      json(one.names),
      one.unit,
      one.isWeighed ? 1 : 0,
      one.mark,
      pictures.get(one.id) ?? null,
      one.taxClassId,
      one.hsn,
      one.salesAccount,
      one.isDiscountable ? 1 : 0,
      one.isFavourite ? 1 : 0,
      i + 1,
    )
    for (const { outletId, stationId } of one.soldAt) seller.run(outletId, one.id, stationId)
    seedPrices(db, 'item_id', one.id, one.prices)
    one.variants.forEach((size, j) => {
      variant.run(size.id, one.id, json(size.names), j + 1)
      seedPrices(db, 'variant_id', size.id, size.prices)
    })
    one.modifierGroupIds.forEach((groupId, j) => group.run(one.id, groupId, j + 1))
  })
}

const seedModifiers = (db: Database): void => {
  const group = db.prepare(
    'insert into modifier_group (group_id, names, min_chosen, max_chosen) values (?, ?, ?, ?)',
  )
  const modifier = db.prepare(
    'insert into modifier (modifier_id, group_id, names, position) values (?, ?, ?, ?)',
  )
  for (const one of modifierGroups) {
    group.run(one.id, json(one.names), one.min, one.max)
    one.modifiers.forEach((choice, i) => {
      modifier.run(choice.id, one.id, json(choice.names), i + 1)
      seedPrices(db, 'modifier_id', choice.id, choice.prices)
    })
  }
}

const seedPrices = (
  db: Database,
  column: 'item_id' | 'variant_id' | 'modifier_id',
  subjectId: string,
  prices: readonly DemoPrice[],
): void => {
  const price = db.prepare(
    `insert into price (${column}, outlet_id, order_type, customer_group, valid_from, amount, is_tax_included, from_rev)
     values (?, ?, ?, ?, ?, ?, ?, 1)`,
  )
  for (const one of prices) {
    price.run(
      subjectId,
      one.outletId,
      one.orderType,
      one.customerGroup,
      one.validFrom,
      one.amount,
      one.isTaxIncluded ? 1 : 0,
    )
  }
}

/** The screens of the demo, and where each stands. */
const demoScreens = [
  {
    screen: 'counter',
    kind: 'counter',
    outletId: 'counter',
    name: 'Counter 1',
    printerId: 'counter-receipt',
    drawerId: 'counter-drawer',
  },
  { screen: 'kitchen', kind: 'kitchen', outletId: 'counter', name: 'Chaat stall' },
  {
    screen: 'cashier',
    kind: 'cashier',
    outletId: 'counter',
    name: 'Cash desk',
    printerId: 'counter-receipt',
    drawerId: 'counter-drawer',
  },
  { screen: 'office', kind: 'office', outletId: 'counter', name: 'Office' },
  { screen: 'devices', kind: 'devices', outletId: 'counter', name: 'Devices' },
  { screen: 'bridge', kind: 'bridge', outletId: 'counter', name: 'Bridge' },
] as const

/** A demo's codes last as long as anybody tries it out, and open the demo only. */
const demoCodeLifeMs = 7 * 24 * 3_600_000

/** Makes fresh pairing codes for every screen of the demo, each good for many browsers. */
export const demoCodes = (
  db: Database,
  newSecret: () => string,
  now: number,
): Readonly<Record<string, string>> => {
  const insert = db.prepare(
    `insert into pairing_code (code_hash, outlet_id, kind, name, station_id, printer_id, drawer_id, uses_left, expires_at)
     values (?, ?, ?, ?, null, ?, ?, 1000, ?)`,
  )
  return db
    .transaction(() => {
      db.prepare('delete from pairing_code').run()
      return Object.fromEntries(
        demoScreens.map((one) => {
          const code = codeFrom(newSecret())
          insert.run(
            hashOf(normalCode(code)),
            one.outletId,
            one.kind,
            one.name,
            'printerId' in one ? one.printerId : null,
            'drawerId' in one ? one.drawerId : null,
            now + demoCodeLifeMs,
          )
          return [one.screen, code]
        }),
      )
    })
    .immediate()
}
