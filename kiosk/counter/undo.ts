/**
 * Taking the last sale back within a minute: the chip, and what it does.
 *
 * The rule: only the hub can take a sale back, so the chip is there once the
 * hub has the sale and goes when the hub would refuse; it says how long.
 */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Undo2 } from 'lucide'
import { undoMs } from '../../schema/refund.ts'
import type { RefundResult } from '../../schema/results.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { isEmpty, takenFor, type Cart } from '../lib/order/cart.ts'
import { heldIn } from '../lib/pay/tender.ts'
import { isAway, send } from '../lib/send.ts'
import { can, hubTime } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { toast } from '../lib/ui/toast.ts'
import { money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { giveCart, renewed } from './till.ts'

interface Undoable {
  readonly billId: string
  /** Hub time of the sale. */
  readonly at: number
  /** The cart that was sold, with what was taken for it; empty where an order of before was paid. */
  readonly sold: Cart
}

const undoable = signal<Undoable | null>(null)
const isUndoing = signal(false)

/** A sale is in the books; for a minute it can be taken back. */
export const mayUndo = (billId: string, at: number, sold: Cart): void => {
  undoable.value = { billId, at, sold }
}

/** Another sale has left the till: the one before is no more the last. */
export const forgetUndo = (): void => void (undoable.value = null)

/**
 * The sale as a cart again, so that a mistake is put right and not typed anew.
 * What came by UPI or card is still with the shop and stands with it; cash goes
 * back out of the drawer, and the hub gives an account or a wallet its own.
 */
const cartAgain = (sold: Cart): Cart => ({
  ...renewed(sold, false),
  taken: takenFor(sold)
    .filter(({ kind }) => kind === 'upi' || kind === 'card')
    .map((tender) => ({ ...tender, isRepeat: true })),
})

/** What becomes of the guest's money. */
const undoneText = ({ payments, payable }: RefundResult, again: Cart): string => {
  const stays = isEmpty(again) ? 0 : heldIn(takenFor(again))
  const back = payable - stays
  const isCash = payments.every(({ kind }) => kind === 'cash')
  const facts = { amount: money(back, true), taken: money(stays, true) }
  if (stays > 0) return t(back > 0 ? 'counter.undone-both' : 'counter.undone-kept', facts)
  const text = t(isCash ? 'counter.undone-cash' : 'counter.undone-other', facts)
  return isEmpty(again) ? text : `${text} ${t('counter.undone-cart')}`
}

/** @param onUndone called once the hub has taken it back. */
export function UndoChip({ onUndone }: { readonly onUndone: () => void }): VNode | null {
  const [now, setNow] = useState(hubTime)
  useEffect(() => {
    const timer = setInterval(() => setNow(hubTime()), 1000)
    return () => clearInterval(timer)
  }, [])
  const sale = undoable.value
  const left = sale === null ? 0 : Math.ceil((sale.at + undoMs - now) / 1000)
  if (sale === null || left <= 0 || can('bill.undo') !== 'allow') return null
  const undo = async (): Promise<void> => {
    isUndoing.value = true
    const { billId } = sale
    const answer = await send('bill.undo', { billId }, { exp: sale.at + undoMs }).done
    isUndoing.value = false
    if (undoable.peek()?.billId === billId) undoable.value = null
    if (!answer.ok) return void toast({ text: sayDeclined(answer), tone: 'stop', seconds: 8 })
    onUndone()
    const again = cartAgain(sale.sold)
    if (!isEmpty(again)) giveCart(again)
    toast({ text: undoneText(answer.result, again), tone: 'done', seconds: 12 })
  }
  return html`<div class="undo-chip" onClick=${(event: Event) => event.stopPropagation()}>
    <${Button}
      icon=${Undo2}
      busy=${isUndoing.value}
      why=${isAway() ? t('counter.undo-away') : undefined}
      onPress=${() => void undo()}
    >
      ${t('counter.undo', { seconds: left })}
    <//>
  </div>`
}
