/** The demo counter's menu as the hub hands it out, with its outlet. */
import { menuOf } from '../../hub/catalogue/views.ts'
import { outletById } from '../../hub/outlets/outlets.sql.ts'
import type { MenuDoc, MenuItem } from '../../schema/catalogue.ts'
import type { Left } from '../../schema/eighty-six.ts'
import type { LocalMoment } from '../../schema/served.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import type { Shop } from '../hub/kit.ts'

export interface SoldHere {
  readonly menu: MenuDoc
  readonly outlet: OutletDoc
  readonly customerGroup: string
  /** yyyymmdd */
  readonly date: number
  /** Nobody counts anything. */
  readonly left: Left
  readonly moment: LocalMoment
  readonly item: (itemId: string) => MenuItem
}

export const today = 2026_11_21

export const soldAt = (shop: Shop, outletId: string): SoldHere => {
  const outlet = outletById(shop.db, outletId)
  if (outlet === undefined) throw new Error(`no outlet ${outletId}`)
  const menu = menuOf(shop.db, outlet, today)
  return {
    menu,
    outlet,
    customerGroup: 'retail',
    date: today,
    left: new Map(),
    moment: { weekday: 6, minute: 11 * 60 },
    item: (itemId) => {
      const found = menu.items.find((item) => item.itemId === itemId)
      if (found === undefined) throw new Error(`${itemId} is not on the menu`)
      return found
    },
  }
}
