/** Ways to be refused at the cash desk. */
import { exact } from './customer-kit.ts'
import { saleOf } from './evening.ts'
import type { Shop } from './kit.ts'
import { chai } from './mix.ts'
import type { Way } from './refusal-ways.ts'

/** Another drawer at the sweet counter. */
export const secondDrawer = (shop: Shop): string => {
  shop.db.exec(
    `insert into drawer (drawer_id, outlet_id, printer_id, names, pin)
     select 'second-drawer', outlet_id, printer_id, '{"en":"Second drawer"}', pin
       from drawer where drawer_id = 'counter-drawer'`,
  )
  return 'second-drawer'
}

export const deskWays: Readonly<Record<'till.which', Way>> = {
  'till.which': ({ shop, send }) => {
    secondDrawer(shop)
    return send(shop.join('floor', 'counter', 'asha'), 'sale.ring', saleOf([chai], exact))
  },
}
