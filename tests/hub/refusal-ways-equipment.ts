/** Ways to be refused when somebody says at which drawer a till stands. */
import { column } from './look.ts'
import type { Way } from './refusal-ways.ts'

export const equipmentWays = {
  'drawer.socket-taken': ({ send, as }) =>
    send(as('imran'), 'drawer.set', {
      drawerId: 'another',
      names: { en: 'Another drawer' },
      printerId: 'counter-receipt',
      pin: 2,
    }),
  'drawer.name-taken': ({ shop, send, as }) => {
    const [called] = column<string>(
      shop.db,
      `select names from drawer where drawer_id = 'counter-drawer'`,
    )
    return send(as('imran'), 'drawer.set', {
      drawerId: 'another',
      names: JSON.parse(called ?? '') as { readonly en: string },
      printerId: 'counter-receipt',
      pin: 5,
    })
  },
  'device.no-till': ({ shop, send, as }) =>
    send(as('imran'), 'device.equip', {
      deviceId: shop.join('kitchen', 'counter').device,
      printerId: null,
      drawerId: 'counter-drawer',
    }),
} as const satisfies Partial<Record<string, Way>>
