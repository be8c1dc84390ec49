/**
 * What has been written down at each table and not been sent yet.
 *
 * The rule: a round lies on this screen's disk from the first tap, belongs to
 * its party, and leaves in the same instant as it is sent; what the hub will
 * not take comes back with the reason.
 */
import { computed, effect, signal } from '@preact/signals'
import type { Declined } from '../lib/hub-api.ts'
import { newId } from '../lib/ids.ts'
import { menu, menuAt } from '../lib/menu.ts'
import {
  addToCart,
  emptyCart,
  isEmpty,
  orderOf,
  type Cart,
  type Picked,
} from '../lib/order/cart.ts'
import { keep, recall } from '../lib/outbox-store.ts'
import { recentReplies, send, unsettled } from '../lib/send.ts'
import { here } from './desk.ts'
import { tableOf } from './house.ts'

export interface Round {
  readonly cart: Cart
  /** Where the party sat, so that its lines find the table again if the party has gone. */
  readonly tableId: string
}

const rounds = signal<Readonly<Record<string, Round>>>({})
/** Why the lines of a party came back, by its id. */
export const troubles = signal<Readonly<Record<string, Declined>>>({})

const empty = emptyCart('', 'eat-here')

/** The unsent lines of the party at hand. */
export const round = computed<Cart>(() => rounds.value[here.value?.sittingId ?? '']?.cart ?? empty)

/** The parties that have something unsent here. */
export const unsentAt = (sittingId: string): boolean => rounds.value[sittingId] !== undefined

/** The menu by which the round is priced: the one the guest saw. */
export const roundMenu = computed(() => {
  const { priceRev } = round.value
  return (priceRev === null ? undefined : menuAt(priceRev)) ?? menu.value
})

const put = (sittingId: string, cart: Cart, tableId: string): void => {
  const { [sittingId]: _, ...rest } = rounds.peek()
  const priceRev = cart.priceRev ?? menu.peek()?.rev ?? null
  rounds.value = isEmpty(cart)
    ? rest
    : { ...rest, [sittingId]: { cart: { ...cart, priceRev }, tableId } }
}

/** Changes the round of the party at hand. */
export const change = (by: (cart: Cart) => Cart): void => {
  const party = here.peek()
  if (party === null) return
  const before = rounds.peek()[party.sittingId]?.cart ?? emptyCart(newId(), 'eat-here')
  put(party.sittingId, by(before), party.tableIds[0] ?? '')
}

export const add = (pick: Picked): void => change((cart) => addToCart(cart, pick))

/** Sends what was written down for the party at hand; a second tap finds nothing to send. */
export const sendRound = (): void => {
  const party = here.peek()
  const taken = party === null ? undefined : rounds.peek()[party.sittingId]
  if (party === null || taken === undefined) return
  const { sittingId, orderId } = party
  const { cart, tableId } = taken
  put(sittingId, emptyCart('', 'eat-here'), tableId)
  forgetTrouble(sittingId)
  const sent = send(
    'order.add',
    { orderId, lines: orderOf(cart).lines },
    { id: cart.cartId, ...(cart.priceRev === null ? {} : { priceRev: cart.priceRev }) },
  )
  void sent.done.then((settled) => {
    if (!settled.ok && !settled.isParked) comeBack(sittingId, taken, settled)
    return undefined
  })
}

/** Where the lines of a party go that is not there any more: to whoever sits at its table now. */
const heirOf = (sittingId: string, tableId: string): string => {
  const parties = tableOf(tableId)?.parties ?? []
  return parties.some((one) => one.sittingId === sittingId)
    ? sittingId
    : (parties[0]?.sittingId ?? sittingId)
}

const comeBack = (sittingId: string, { cart, tableId }: Round, reason: Declined): void => {
  const heir = heirOf(sittingId, tableId)
  const meanwhile = rounds.peek()[heir]?.cart
  const back = {
    ...cart,
    cartId: newId(),
    priceRev: reason.code === 'price.stale' ? null : cart.priceRev,
  }
  put(heir, meanwhile === undefined ? back : meanwhile.lines.reduce(addToCart, back), tableId)
  troubles.value = { ...troubles.peek(), [heir]: reason }
}

export const forgetTrouble = (sittingId: string): void => {
  const { [sittingId]: _, ...rest } = troubles.peek()
  troubles.value = rest
}

const keptAs = 'floor.rounds'

/** Brings back what was written down before a reload, but never what was already sent. */
export const openRounds = async (): Promise<void> => {
  const kept = await recall<Record<string, Round>>(keptAs)
  if (kept !== undefined) {
    const rows = await Promise.all([unsettled(), recentReplies()]).catch(() => [])
    const sent = new Set(rows.flat().map(({ id }) => id))
    const unsent = Object.entries(kept).filter(([, { cart }]) => !sent.has(cart.cartId))
    rounds.value = { ...Object.fromEntries(unsent), ...rounds.peek() }
  }
  effect(() => void keep(keptAs, rounds.value))
}
