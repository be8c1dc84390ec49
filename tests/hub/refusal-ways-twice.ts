/** Ways to be refused when money came for a settled bill once more. */
import type { RefusalCode } from '../../schema/refusals.ts'
import type { twiceRefusals } from '../../schema/refusals/twice.ts'
import { done } from './evening.ts'
import type { Way } from './refusal-ways.ts'
import { paidChai } from './refusal-ways-refunds.ts'
import { cameTwice, owedTwice } from './retender-kit.ts'

export const twiceWays: Readonly<Record<Extract<RefusalCode, keyof typeof twiceRefusals>, Way>> = {
  'twice.elsewhere': async ({ shop, send, as }) => {
    const sold = await paidChai(shop, as('ravi'))
    return send(shop.join('cashier', 'restaurant', 'asha'), 'bill.twice', cameTwice(sold))
  },
  'twice.unknown': async ({ shop, send, as }) => {
    const { billId } = await paidChai(shop, as('ravi'))
    return send(as('asha'), 'bill.twice-back', { billId, twiceId: shop.newId() })
  },
  'twice.gone': async ({ shop, send, as }) => {
    const owed = await owedTwice(shop, as('asha'))
    done(await shop.send(as('asha'), 'bill.twice-back', owed))
    return send(as('imran'), 'bill.twice-back', owed)
  },
  'twice.way': async ({ shop, send, as }) =>
    send(as('asha'), 'bill.twice-back', {
      ...(await owedTwice(shop, as('asha'))),
      kind: 'card',
    }),
}
