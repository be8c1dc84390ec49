/**
 * What whole families of the menu have in common, so that an item's row says
 * only what sets it apart.
 */
import { restaurantServiceCode } from '../../setup/taxes.ts'

const plain = {
  mark: 'veg',
  isDiscountable: true,
  isFavourite: false,
  variants: [],
  modifierGroupIds: [],
} as const

const overTheCounter = { outletId: 'counter', stationId: null } as const
const fromTheFactory = { outletId: 'factory', stationId: null } as const

/** A sweet or namkeen the factory makes and the counter weighs out: HSN 2106 90. */
export const byTheKilogram = {
  ...plain,
  unit: 'kg',
  isWeighed: true,
  taxClassId: 'sweets',
  hsn: '210690',
  salesAccount: '4020',
  soldAt: [overTheCounter, fromTheFactory],
} as const

/** Something packed at the factory and sold by the piece. */
export const byThePack = {
  ...plain,
  unit: 'piece',
  isWeighed: false,
  salesAccount: '4020',
  soldAt: [overTheCounter, fromTheFactory],
} as const

/** Something bought in and sold on at the counter. */
export const boughtIn = {
  ...plain,
  unit: 'piece',
  isWeighed: false,
  salesAccount: '4030',
  soldAt: [overTheCounter],
} as const

/** A dish made to order, which is a service wherever it is sold: SAC 996331. */
export const dish = {
  ...plain,
  unit: 'plate',
  isWeighed: false,
  taxClassId: 'restaurant-service',
  hsn: restaurantServiceCode,
  salesAccount: '4010',
} as const

/** Made to order at the chaat stall of the counter and in the restaurant. */
export const atBoth = (stationId: 'snacks' | 'beverages') =>
  [
    { outletId: 'counter', stationId: 'chaat' },
    { outletId: 'restaurant', stationId },
  ] as const

/** Made by one station of the restaurant. */
export const inRestaurant = (stationId: 'tandoor' | 'curry' | 'snacks' | 'beverages') =>
  [{ outletId: 'restaurant', stationId }] as const
