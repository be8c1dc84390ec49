/** The ways to be refused about slips. */
import { recallMs } from '../../schema/slip-code.ts'
import { done } from './evening.ts'
import type { Shop } from './kit.ts'
import type { Way } from './refusal-ways.ts'
import { packSlip, paySlip } from './slip-kit.ts'

/** Two slips on the bill of the first. */
const gathered = async (shop: Shop): Promise<{ readonly onto: string; readonly slip: string }> => {
  const [onto, slip] = [(await packSlip(shop)).slipId, (await packSlip(shop)).slipId]
  const desk = shop.join('cashier', 'counter', 'asha')
  done(await shop.send(desk, 'slip.gather', { slipId: onto, fromIds: [slip] }))
  return { onto, slip }
}

export const slipsWays = {
  'slip.unknown': ({ shop, send, as }) =>
    send(as('asha'), 'slip.hand-out', { slipId: shop.newId() }),
  'slip.paid': async ({ shop, send, as }) => {
    const slip = await packSlip(shop)
    await paySlip(shop, slip)
    const fromIds = [slip.slipId]
    return send(as('asha'), 'slip.gather', { slipId: (await packSlip(shop)).slipId, fromIds })
  },
  'slip.gathered': async ({ shop, send, as }) => {
    const { slip } = await gathered(shop)
    const slipId = (await packSlip(shop)).slipId
    return send(as('asha'), 'slip.gather', { slipId, fromIds: [slip] })
  },
  'slip.same': async ({ shop, send, as }) => {
    const { slipId } = await packSlip(shop)
    return send(as('asha'), 'slip.gather', { slipId, fromIds: [slipId] })
  },
  'slip.alone': async ({ shop, send, as }) =>
    send(as('asha'), 'slip.release', { slipId: (await packSlip(shop)).slipId }),
  'slip.unpaid': async ({ shop, send, as }) =>
    send(as('asha'), 'slip.hand-out', { slipId: (await packSlip(shop)).slipId }),
  'slip.handed': async ({ shop, send, as }) => {
    const slip = await packSlip(shop)
    await paySlip(shop, slip)
    done(await shop.send(as('asha'), 'slip.hand-out', { slipId: slip.slipId }))
    return send(as('asha'), 'slip.hand-out', { slipId: slip.slipId })
  },
  'slip.not-handed': async ({ shop, send, as }) =>
    send(as('asha'), 'slip.recall', { slipId: (await packSlip(shop)).slipId }),
  'slip.recall-late': async ({ shop, send, as }) => {
    const slip = await packSlip(shop)
    await paySlip(shop, slip)
    done(await shop.send(as('asha'), 'slip.hand-out', { slipId: slip.slipId }))
    shop.clock.now += recallMs + 1
    return send(as('asha'), 'slip.recall', { slipId: slip.slipId })
  },
} satisfies Readonly<Record<string, Way>>
