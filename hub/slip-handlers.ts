/** The verbs of slips, with what they are given of orders and the kitchen. */
import type { SlipCommandName } from '../schema/slip-commands.ts'
import { ok } from '../schema/result.ts'
import type { Handlers } from './bus/tx.ts'
import { wholeOrder } from './floor-handlers.ts'
import { joinKitchen, partKitchen } from './kitchen/change.ts'
import { joinOrders, orderNow, partOrders } from './orders/change.ts'
import { gatherSlips, handOut, releaseSlip, type Carry } from './slips/commands.ts'

/** Everything of one order goes on the bill of another. */
const join: Carry = (tx, fromId, toId) => {
  const from = wholeOrder(tx, fromId)
  if (!from.ok) return from
  const to = wholeOrder(tx, toId)
  if (!to.ok) return to
  joinOrders(tx, from.value, to.value)
  joinKitchen(tx, fromId, toId)
  return ok({})
}

/** What came from an order goes back to it. */
const part: Carry = (tx, homeId, fromId) => {
  const from = wholeOrder(tx, fromId)
  if (!from.ok) return from
  partOrders(tx, orderNow(tx, homeId), from.value)
  partKitchen(tx, homeId, fromId)
  return ok({})
}

export const slipHandlers: Pick<Handlers, SlipCommandName> = {
  'slip.gather': gatherSlips(join),
  'slip.release': releaseSlip(part),
  'slip.hand-out': handOut,
}
