/**
 * The whole demo menu in the order the screens show it.
 */
import { drinks } from './menu/drinks.ts'
import { mains } from './menu/mains.ts'
import { namkeen } from './menu/namkeen.ts'
import { packed } from './menu/packed.ts'
import { snacks } from './menu/snacks.ts'
import { sweets } from './menu/sweets.ts'
import type { DemoItem } from './shapes.ts'

export { categories } from './menu/categories.ts'
export { facts } from './menu/facts.ts'
export { modifierGroups } from './menu/modifiers.ts'
export { ingredients, recipes } from './menu/recipes.ts'

export const items: readonly DemoItem[] = [
  ...sweets,
  ...namkeen,
  ...packed,
  ...snacks,
  ...mains,
  ...drinks,
]

/** Every id of the menu that has a picture. */
export type DemoItemId =
  | (typeof sweets)[number]['id']
  | (typeof namkeen)[number]['id']
  | (typeof packed)[number]['id']
  | (typeof snacks)[number]['id']
  | (typeof mains)[number]['id']
  | (typeof drinks)[number]['id']
