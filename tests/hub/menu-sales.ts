/** Sales of anything on an outlet's real menu, for properties about money. */
import * as fc from 'fast-check'
import { menuOf } from '../../hub/catalogue/views.ts'
import { outletById } from '../../hub/outlets/outlets.sql.ts'
import type { Database } from '../../hub/store/driver.ts'
import type { MenuDoc, MenuItem, OrderType } from '../../schema/catalogue.ts'
import type { CommandInput } from '../../schema/commands.ts'
import type { OutletDoc } from '../../schema/outlet.ts'

export const outletOf = (db: Database, outletId: string): OutletDoc => {
  const outlet = outletById(db, outletId)
  if (outlet === undefined) throw new Error(`there is no outlet ${outletId}`)
  return outlet
}

export const menuAt = (db: Database, outletId: string, businessDate = 2026_11_21): MenuDoc =>
  menuOf(db, outletOf(db, outletId), businessDate)

/** What a guest points at: everything is taken modulo what there is. */
export interface Wish {
  readonly item: number
  readonly variant: number
  readonly extras: number
  readonly amount: number
}

export const wishes: fc.Arbitrary<Wish> = fc.record({
  item: fc.nat(1000),
  variant: fc.nat(10),
  extras: fc.nat(3),
  amount: fc.integer({ min: 1, max: 4000 }),
})

export const orderTypesHere = fc.constantFrom<OrderType>('eat-here', 'takeaway')

type Line = CommandInput<'sale.ring'>['lines'][number]

/** A line the outlet will take: a size where one is needed, every question answered, whole pieces. */
export const lineOf = (menu: MenuDoc, { item, variant, extras, amount }: Wish): Line => {
  // What is served at some hours only is left to the tests of those hours.
  const always = menu.items.filter(({ served }) => served.length === 0)
  const sold = always[item % always.length] as MenuItem
  const size = sold.variants[variant % Math.max(1, sold.variants.length)]
  const modifierIds = sold.modifierGroups.flatMap(({ min, max, modifiers }) =>
    modifiers.slice(0, Math.min(max, Math.max(min, extras))).map(({ modifierId }) => modifierId),
  )
  return {
    itemId: sold.itemId,
    ...(size === undefined ? {} : { variantId: size.variantId }),
    ...(modifierIds.length === 0 ? {} : { modifierIds }),
    qtyMilli: sold.isWeighed ? amount : (1 + (amount % 12)) * 1000,
  }
}
