/**
 * Enough was taken before the bill came down, by a discount or a line taken off.
 *
 * The rule: there is always a way on. What gives no change goes back by the way
 * it came; of cash the rest is change, told before the key is touched.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Check, Undo2 } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import type { Money } from '../../../schema/money.ts'
import { Chips } from '../../lib/pay/chips.ts'
import { withBack, type Tender } from '../../lib/pay/tender.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { putHeld } from '../../lib/pay/held/store.ts'
import { chips } from '../desk.ts'
import { whichFirst, WhichDrawer } from '../which-drawer.ts'
import { take } from './settle.ts'
import { wayOf } from './ways.ts'

interface CoveredProps {
  readonly bill: BillDoc
  /** What goes back by its own way before the bill can be settled. */
  readonly over: Money
  /** What goes back in cash with it. */
  readonly change: Money
  readonly why: string | undefined
}

export function Covered({ bill, over, change, why }: CoveredProps): VNode {
  const back = withBack(chips.value, over)
  const put = (rest: readonly Tender[]): void => putHeld(bill.billId, rest)
  return html`<section class="pad pad-covered" aria-label=${t('cashier.take-money')}>
    <p class="pad-left">
      <b>${t(over > 0 ? 'cashier.over' : change > 0 ? 'cashier.change' : 'cashier.covered')}</b>
      <${Amount} minor=${over > 0 ? over : change} size="total" />
    </p>
    <${Chips} tenders=${chips.value} onChange=${put} />
    ${back !== null && html`<p class="pad-how">${t('cashier.over-how')}</p>`}
    <${WhichDrawer} />
    ${
      back === null
        ? html`<${Button} kind="primary" icon=${Check} wide why=${why ?? (change > 0 ? whichFirst() : undefined)} onPress=${() => take('cash', null)}>
            ${change > 0 ? t('cashier.settle-change', { amount: money(change, true) }) : t('cashier.settle-held')}
          <//>`
        : html`<${Button} kind="primary" icon=${Undo2} wide onPress=${() => put(back.tenders)}>
            ${t('cashier.give-back-by', { amount: money(back.amount, true), way: t(wayOf(back.kind).name) })}
          <//>`
    }
  </section>`
}
