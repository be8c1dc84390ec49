/**
 * A way to be refused for one reason. The ways of a concept stand in a file of
 * their own beside this one, and are spread into the table of refusals.test.ts.
 */
import type { Refusal, RefusalCode } from '../../schema/refusals.ts'
import { done, saleOf } from './evening.ts'
import type { Sender, SendOptions, Shop } from './kit.ts'
import { wire } from './look.ts'
import { chai } from './mix.ts'

export interface WayKit {
  readonly shop: Shop
  /** Sends a command and answers with its refusal; throws where there was none. */
  readonly send: (
    sender: Sender,
    name: string,
    args: unknown,
    options?: SendOptions,
  ) => Promise<Refusal>
  /** Somebody at the sweet counter. */
  readonly as: (userId: string) => Sender
  /** The seller’s own screen at the sweet counter. */
  readonly counter: Sender
}

export type Way = (kit: WayKit) => Promise<Refusal> | Refusal

export const katli = { itemId: 'kaju-katli', qtyMilli: 350 }

/** A refusal as its sender hears it; throws where there was none. */
export const refusedBy = (replyText: string): Refusal => {
  const reply = JSON.parse(replyText) as { ok: boolean; code: RefusalCode; facts: Refusal['facts'] }
  if (reply.ok) throw new Error(`it was accepted: ${replyText}`)
  return { code: reply.code, facts: reply.facts ?? {} }
}

/** What the ways to be refused in a shop are gone with. */
export const wayKit = (shop: Shop): WayKit => ({
  shop,
  send: async (sender, name, args, options = {}) =>
    refusedBy((await shop.bus.submit(wire(shop, sender, name, args, options))).replyText),
  as: (userId) => shop.join('counter', 'counter', userId),
  counter: shop.join('counter', 'counter', 'ravi'),
})

/** An order for the counter, and why it is refused. */
export const order = ({ send, counter }: WayKit, ...lines: readonly unknown[]): Promise<Refusal> =>
  send(counter, 'order.place', { orderType: 'takeaway', lines })
/** A sale of a box of sweets, and why what is offered for it is refused. */
export const ring = ({ send, counter }: WayKit, ...tenders: readonly unknown[]): Promise<Refusal> =>
  send(counter, 'sale.ring', { orderType: 'takeaway', lines: [katli], tenders })

export const openBill = async ({ shop, counter }: WayKit): Promise<string> =>
  done(await shop.send(counter, 'order.place', { orderType: 'takeaway', lines: [chai] })).result
    .billId
export const paidBill = async ({ shop, counter }: WayKit): Promise<string> =>
  done(await shop.send(counter, 'sale.ring', saleOf([chai]))).result.billId
