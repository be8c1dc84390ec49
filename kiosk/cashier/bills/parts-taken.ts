/**
 * What was paid of an open bill in parts, and the way back of each.
 *
 * The rule: a part that was taken can be given back by one key, and where the
 * bill has come down below what was paid one key settles it and says what goes
 * back, and how.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Check, Undo2 } from 'lucide'
import type { BillDoc, Payment } from '../../../schema/bill.ts'
import { paidOver, partsBack } from '../../../schema/paid.ts'
import { change, isChanging } from '../../lib/bill/change.ts'
import { isAway } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { toast } from '../../lib/ui/toast.ts'
import { money } from '../../lib/words/format.ts'
import { refused } from '../../lib/words/refused.ts'
import { t } from '../../lib/words/words.ts'
import { drawerSaid, whichFirst, WhichDrawer } from '../which-drawer.ts'
import { take } from './settle.ts'
import { wayOf } from './ways.ts'

/** An amount with the way it goes, as `₹50 by UPI`. */
export const byWay = ({ kind, amount }: Pick<Payment, 'kind' | 'amount'>): string =>
  t('cashier.by-way', { amount: money(amount, true), way: t(wayOf(kind).name) })

export function PartsTaken({ bill }: { readonly bill: BillDoc }): VNode {
  return html`${bill.payments
    .filter(({ amount }) => amount > 0)
    .map((part) => html`<${Part} key=${part.paymentId} bill=${bill} part=${part} />`)}`
}

function Part({ bill, part }: { readonly bill: BillDoc; readonly part: Payment }): VNode {
  const { billId } = bill
  const { paymentId, kind, amount, reference } = part
  const what = byWay(part)
  const why =
    can('bill.pay-back') === 'deny'
      ? refused({ code: 'command.not-permitted' })
      : isAway()
        ? t('bill.away')
        : kind === 'cash'
          ? whichFirst()
          : undefined
  const giveBack = async (): Promise<void> => {
    const title = t('cashier.part-back', { what })
    const isBack = await change('bill.pay-back', { billId, paymentId, ...drawerSaid() }, title)
    if (isBack) toast({ text: t('cashier.part-is-back', { what }), tone: 'done' })
  }
  return html`<p class="bill-off bill-part">
    <span>${t('cashier.paid-by', { way: t(wayOf(kind).name) })}${reference !== '' && html`<small>${reference}</small>`}</span>
    <b class="figures">${money(-amount)}</b>
    <${Button}
      kind="quiet"
      icon=${Undo2}
      label=${t('cashier.part-back', { what })}
      busy=${isChanging.value}
      why=${why}
      onPress=${() => void giveBack()}
    />
  </p>`
}

/** All of it is paid, or more than that: nothing has to be handed over to settle it. */
export function PaidInParts({
  bill,
  why,
}: {
  readonly bill: BillDoc
  readonly why: string | undefined
}): VNode {
  const over = paidOver(bill)
  const backs = partsBack(bill.payments, over, (payment) => payment)
  const isCash = backs.some(({ kind }) => kind === 'cash')
  const whyNot = why ?? (isAway() ? t('bill.away') : isCash ? whichFirst() : undefined)
  // No money is handed over; where none comes out of a drawer either, none has to be named.
  const settle = (): void => take(isCash ? 'cash' : 'upi', null)
  return html`<section class="pad pad-covered" aria-label=${t('cashier.take-money')}>
    <p class="pad-left">
      <b>${t(over > 0 ? 'cashier.goes-back' : 'cashier.covered')}</b>
      ${over > 0 && html`<${Amount} minor=${over} size="total" />`}
    </p>
    ${over > 0 && html`<p class="pad-how">${t('cashier.goes-back-how', { ways: backs.map(byWay).join(', ') })}</p>`}
    ${isCash && html`<${WhichDrawer} />`}
    <${Button} kind="primary" icon=${Check} wide why=${whyNot} onPress=${settle}>
      ${over > 0 ? t('cashier.settle-back', { amount: money(over, true) }) : t('cashier.settle-held')}
    <//>
  </section>`
}
