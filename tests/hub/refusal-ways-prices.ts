/** Ways to be refused the end of a price. */
import type { RefusalCode } from '../../schema/refusals.ts'
import type { Way } from './refusal-ways.ts'

export const priceWays = {
  'price.none': ({ as, send }) =>
    send(as('asha'), 'price.end', { subjectId: 'samosa', orderType: 'delivery' }),
  'price.plain': ({ as, send }) => send(as('asha'), 'price.end', { subjectId: 'samosa' }),
} as const satisfies Partial<Record<RefusalCode, Way>>
