/** Turns the demo shop's data into rows, in one transaction on an empty database. */
import { accounts } from '../setup/accounts.ts'
import { newSecret } from '../bus/ids.ts'
import { subjectKind } from '../catalogue/catalogue.sql.ts'
import { addRecipeLine, putIngredient } from '../catalogue/recipes.sql.ts'
import { tableCodeFrom } from '../guests/guest.ts'
import { writeShop } from '../setup/new-shop.ts'
import { gstClasses } from '../setup/taxes.ts'
import type { Trial } from '../setup/trial.ts'
import type { Database } from '../store/driver.ts'
import { seedCustomers } from './customers.ts'
import { sections } from './floor.ts'
import { categories, facts, ingredients, items, modifierGroups, recipes } from './menu.ts'
import { seedPacked } from './packed.ts'
import { drawers, outlets, printers, stations } from './outlets.ts'
import type { DemoModifierGroup, DemoPrice } from './shapes.ts'
import { users } from './users.ts'

/** What has to be worked out before the transaction opens: hashes and pictures take their time. */
export interface Prepared {
  readonly pinHashes: ReadonlyMap<string, string>
  readonly pictures: ReadonlyMap<string, string>
}

const desk = { printerId: 'restaurant-receipt', drawerId: 'restaurant-drawer' }
const till = { printerId: 'counter-receipt', drawerId: 'counter-drawer' }

export const demo: Trial = {
  name: 'demo',
  people: users,
  screens: [
    { kind: 'counter', outletId: 'counter', name: 'Counter 1', ...till },
    { kind: 'kitchen', outletId: 'counter', name: 'Chaat stall' },
    { kind: 'cashier', outletId: 'counter', name: 'Cash desk', ...till },
    { kind: 'floor', outletId: 'restaurant', name: 'Floor tablet' },
    { kind: 'board', outletId: 'counter', name: 'Pickup board' },
    { kind: 'display', outletId: 'counter', name: 'Customer display' },
    { kind: 'kitchen', outletId: 'restaurant', name: 'Kitchen', isNamed: true },
    { kind: 'cashier', outletId: 'restaurant', name: 'Cash desk', isNamed: true, ...desk },
    { kind: 'office', outletId: 'counter', name: 'Office' },
    { kind: 'devices', outletId: 'counter', name: 'Devices' },
    { kind: 'office', outletId: 'restaurant', name: 'Office', isNamed: true },
    { kind: 'devices', outletId: 'restaurant', name: 'Devices', isNamed: true },
    { kind: 'bridge', outletId: 'counter', name: 'Bridge' },
  ],
}

/** Writes the rows. A user without a hash has a PIN that nobody can type. */
export const seedShop = (db: Database, { pinHashes, pictures }: Prepared): void => {
  const shop = { outlets, stations, printers, drawers, users, taxClasses: gstClasses, accounts }
  db.transaction(() => {
    writeShop(db, shop, { pinHashes, trial: demo.name })
    seedMenu(db, pictures)
    seedPacked(db)
    seedFloor(db)
    seedCustomers(db)
  }).immediate()
}

const json = (value: unknown): string => JSON.stringify(value)

const seedFloor = (db: Database): void => {
  const section = db.prepare(
    `insert into section (section_id, outlet_id, names, position, service_charge_ppm, walls)
     values (?, ?, ?, ?, ?, ?)`,
  )
  const table = db.prepare(
    `insert into floor_table (table_id, outlet_id, section_id, number, shape, seats, x, y, width, height)
     values (@tableId, @outletId, @sectionId, @number, @shape, @seats, @x, @y, @width, @height)`,
  )
  const guests = db.prepare(
    `insert or ignore into guest_setting (outlet_id, ordering, is_self_seating, wifi_name, wifi_password)
     values (?, 'ask', 1, 'Lal Patang Guests', 'jalebi-2026')`,
  )
  const code = db.prepare('insert into table_code (code, table_id, made_at) values (?, ?, 0)')
  sections.forEach(({ id, outletId, names, serviceChargePpm, walls, tables }, i) => {
    section.run(id, outletId, json(names), i + 1, serviceChargePpm, json(walls))
    guests.run(outletId)
    for (const one of tables) {
      table.run({ ...one, outletId, sectionId: id })
      code.run(tableCodeFrom(newSecret()), one.tableId)
    }
  })
}

const seedMenu = (db: Database, pictures: ReadonlyMap<string, string>): void => {
  const category = db.prepare(
    'insert into category (category_id, names, colour, position) values (?, ?, ?, ?)',
  )
  categories.forEach((one, i) => category.run(one.id, json(one.names), one.colour, i + 1))
  seedGroups(db)

  const item = db.prepare(
    `insert into item (item_id, code, category_id, names, unit, is_weighed, mark, picture, tax_class_id,
       hsn, sales_account, is_discountable, is_favourite, position, kitchen_names, description,
       allergens, prep_minutes, is_special, served)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
    const { kitchenNames, description, prepMinutes, ...told } = facts[one.id] ?? {}
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
      kitchenNames === undefined ? null : json(kitchenNames),
      description === undefined ? null : json(description),
      json(told.allergens ?? []),
      prepMinutes ?? null,
      told.isSpecial === true ? 1 : 0,
      json(told.served ?? []),
    )
    for (const { outletId, stationId } of one.soldAt) seller.run(outletId, one.id, stationId)
    seedPrices(db, 'item_id', one.id, one.prices)
    one.variants.forEach((size, j) => {
      variant.run(size.id, one.id, json(size.names), j + 1)
      seedPrices(db, 'variant_id', size.id, size.prices)
    })
    one.modifierGroupIds.forEach((groupId, j) => group.run(one.id, groupId, j + 1))
  })
  seedModifiers(db)
  seedRecipes(db)
}

const seedGroups = (db: Database): void => {
  const group = db.prepare(
    'insert into modifier_group (group_id, names, min_chosen, max_chosen) values (?, ?, ?, ?)',
  )
  for (const one of modifierGroups) group.run(one.id, json(one.names), one.min, one.max)
}

/** After the items, which some of the choices are. */
const seedModifiers = (db: Database): void => {
  const modifier = db.prepare(
    'insert into modifier (modifier_id, group_id, names, position, item_id) values (?, ?, ?, ?, ?)',
  )
  const groups: readonly DemoModifierGroup[] = modifierGroups
  for (const one of groups) {
    one.modifiers.forEach((choice, i) => {
      modifier.run(choice.id, one.id, json(choice.names), i + 1, choice.itemId ?? null)
      seedPrices(db, 'modifier_id', choice.id, choice.prices)
    })
  }
}

/** By the statements of the office, which know what a recipe is of. */
const seedRecipes = (db: Database): void => {
  for (const { id, names, unit } of ingredients) putIngredient.run(db, id, json(names), unit, 1)
  for (const { of, takes } of recipes) {
    const kind = subjectKind.get(db, of, of, of)?.kind
    Object.entries(takes).forEach(([ingredientId, qtyMilli], i) =>
      addRecipeLine.run(
        db,
        kind === 'item' ? of : null,
        kind === 'variant' ? of : null,
        kind === 'modifier' ? of : null,
        i + 1,
        ingredientId,
        qtyMilli,
      ),
    )
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
