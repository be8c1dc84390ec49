/** Every way to be refused about the kitchen’s newer things. */
import { orderOfToken } from '../../hub/pager.ts'
import type { RefusalCode } from '../../schema/refusals.ts'
import type { Way } from './refusal-ways.ts'

export const kitchenWays = {
  // Said by the guests’ own door, which gives no command for it.
  'guest.token-unknown': ({ shop }) => {
    const found = orderOfToken(shop.db, { outletId: 'counter', token: 99 }, shop.clock.now)
    if (found !== undefined) throw new Error('there is a token 99')
    return { code: 'guest.token-unknown' }
  },
} as const satisfies Partial<Record<RefusalCode, Way>>
