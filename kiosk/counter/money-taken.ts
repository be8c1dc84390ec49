/**
 * What is done once money stands with the cart.
 *
 * The rule: nothing taken is forgotten. Whatever has become of the cart since,
 * it says how much stands there, what is missing or too much, and the one key
 * that goes on; what goes back goes by the way it came.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Layers2, NotebookPen, Undo2 } from 'lucide'
import { isEmpty, takenFor } from '../lib/order/cart.ts'
import { Chips } from '../lib/pay/chips.ts'
import { heldIn, missing, withBack, type Tender } from '../lib/pay/tender.ts'
import { session } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { money } from '../lib/words/format.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { paying } from './desk.ts'
import { sayGivenBack } from './given-back.ts'
import { covers, sellTaken } from './sell.ts'
import { cart, hold, preview, putTaken } from './till.ts'

/** Less stands with the cart than did: it is said what goes back, and a slip of the finger can be undone. */
export const giveBack = (rest: readonly Tender[]): void => {
  const before = takenFor(cart.peek())
  const { cartId } = cart.peek()
  const amount = money(heldIn(before) - heldIn(rest), true)
  putTaken(rest)
  const onUndo = (): void => {
    if (cart.peek().cartId === cartId) putTaken(before)
  }
  sayGivenBack(amount, onUndo)
}

/** More was taken than the cart comes to by now: the key that gives the rest back. */
export function GiveBack(): VNode | null {
  const back = withBack(takenFor(cart.value), covers()?.over ?? 0)
  if (back === null) return null
  const facts = { amount: money(back.amount, true), way: t(`shared.tender-${back.kind}`) }
  return html`<${Button} kind="primary" icon=${Undo2} wide onPress=${() => giveBack(back.tenders)}>
    ${t('pay.give-back', facts)}
  <//>`
}

/** The keys in the place of the others: some of the money is taken, and the rest is taken where the first was. */
export function MoneyTaken(): VNode {
  const now = covers()
  return html`<div class="pay">
    <${Chips} tenders=${takenFor(cart.value)} onChange=${giveBack} />
    ${
      now === null
        ? html`<${Rest} />`
        : now.over > 0
          ? html`<p class="more-over figures" role="status">${t('pay.too-much', { over: money(now.over, true) })}</p>
            <${GiveBack} />`
          : html`<${Button} kind="primary" class="pay-slip" wide onPress=${sellTaken}>
              ${now.change > 0 ? t('pay.sell-change', { change: money(now.change, true) }) : t('pay.sell-taken')}
            <//>`
    }
    <div class="pay-later">
      <${Button} icon=${NotebookPen} onPress=${hold}>${t('counter.hold')}<//>
      <${Button} icon=${Layers2} onPress=${() => (paying.value = 'more')}>${t('pay.more')}<//>
    </div>
  </div>`
}

/** What is still missing, once every line can be sold. */
function Rest(): VNode {
  const total = preview.value?.total
  const outlet = session.value.me?.outlet
  const left =
    total === undefined || outlet === undefined
      ? 0
      : missing({ total, payments: [] }, outlet, takenFor(cart.value), 'cash')
  const why = preview.value?.isSellable === true ? undefined : t('counter.stuck-line')
  return html`<${Button} kind="primary" class="pay-slip" wide why=${why} onPress=${() => (paying.value = 'more')}>
    ${why === undefined ? t('pay.go-on', { left: money(left, true) }) : t('pay.sell-taken')}
  <//>`
}

/** Lines that cannot be sold any more though money was taken for them: what stands, and what can be done. */
export function PaidAndStuck(): VNode | null {
  const taken = heldIn(takenFor(cart.value))
  const now = preview.value
  if (taken === 0 || now === null || now.isSellable || isEmpty(cart.value)) return null
  const names = now.lines
    .filter(({ problem }) => problem !== null)
    .map(({ item }) => (item === undefined ? t('order.gone-item') : nameOf(item.names)))
  return html`<div class="cart-trouble">
    <${ErrorNote}
      what=${t('counter.stuck-what', { items: [...new Set(names)].join(', ') })}
      kept=${t('counter.stuck-kept', { taken: money(taken, true) })}
      todo=${t('counter.stuck-todo')}
    />
  </div>`
}
