/**
 * The pad that takes the money: what is missing, notes, figures, ways of paying.
 *
 * The rule: a note is one tap and done. A way of paying takes what was typed,
 * or all that is missing where nothing was; one that cannot be used says why.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Hourglass } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import { isPartPaid, stillDue } from '../../../schema/paid.ts'
import { isAway } from '../../lib/send.ts'
import { can, session } from '../../lib/session.ts'
import { smartCash } from '../../lib/smart-cash.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { Keypad } from '../../lib/ui/keypad.ts'
import { toast } from '../../lib/ui/toast.ts'
import { clock, money } from '../../lib/words/format.ts'
import { refused } from '../../lib/words/refused.ts'
import { t } from '../../lib/words/words.ts'
import { hub } from '../../lib/hub-api.ts'
import { putHeld } from '../../lib/pay/held/store.ts'
import { asking, chips, typed, typedAmount } from '../desk.ts'
import { whichFirst, WhichDrawer } from '../which-drawer.ts'
import { Covered } from './covered.ts'
import { Was } from './news.ts'
import { isPaying, payPart } from './part-pay.ts'
import { PaidInParts } from './parts-taken.ts'
import { foresee, take } from './settle.ts'
import { Chips } from '../../lib/pay/chips.ts'
import { covered, heldIn, missing, type Tender } from '../../lib/pay/tender.ts'
import { speakPay } from '../../lib/pay/words.ts'
import { ways, type Way } from './ways.ts'

speakPay()

const takeTyped = (): void => {
  const first = whichFirst()
  if (first !== undefined) toast({ text: first, tone: 'stop' })
  else if (typed.peek() !== '') take('cash', typedAmount())
}

export function TenderPad({ bill }: { readonly bill: BillDoc }): VNode | null {
  const outlet = session.value.me?.outlet
  if (outlet === undefined) return null
  const left = missing(bill, outlet, chips.value, 'cash')
  const why =
    can('bill.settle') === 'allow' ? undefined : refused({ code: 'command.not-permitted' })
  const enough = covered(bill, outlet, chips.value)
  if (enough !== null)
    return html`<${Covered} bill=${bill} over=${enough.over} change=${enough.change} why=${why} />`
  if (isPartPaid(bill) && stillDue(bill) === 0)
    return html`<${PaidInParts} bill=${bill} why=${why} />`
  const whyNoCash = why ?? whichFirst()
  const notes = smartCash(left, outlet.currency, outlet.currencyExponent)
  return html`<section class="pad" aria-label=${t('cashier.take-money')}>
    <p class="pad-left">
      <b>${t(chips.value.length > 0 ? 'pay.missing' : 'pay.to-pay')}</b>
      <${Was} bill=${bill} />
      <${Amount} minor=${left} size="total" />
    </p>
    <${Chips}
      tenders=${chips.value}
      onChange=${(rest: readonly Tender[]) => putHeld(bill.billId, rest)}
    />
    <${RestLater} bill=${bill} left=${left} />
    <${WhichDrawer} />
    <div class="pad-notes" role="group" aria-label=${t('cashier.cash')}>
      <${Button} kind="primary" why=${whyNoCash} onPress=${() => take('cash', null)}>${t(bill.total.due === 0 ? 'cashier.close-free' : 'cashier.exact')}<//>
      ${notes.map(
        (
          note,
        ) => html`<${Button} key=${note} kind="pay" why=${whyNoCash} onPress=${() => take('cash', note)}>
          ${money(note, true)}
        <//>`,
      )}
    </div>
    <div class="pad-keys">
      <div class="pad-typing">
        <p class="pad-typed figures" role="status">
          <span>${t('pay.typed')}</span>
          <b>${typed.value === '' ? '–' : money(typedAmount() ?? 0, true)}</b>
        </p>
        <${Keypad}
          mode="amount"
          value=${typed.value}
          onChange=${(next: string) => (typed.value = next)}
          onEnter=${takeTyped}
        />
      </div>
      <div class="pad-ways" role="group" aria-label=${t('pay.ways')}>
        ${ways.map((way) => html`<${WayKey} key=${way.kind} way=${way} why=${why} />`)}
      </div>
    </div>
  </section>`
}

/** What was taken is booked, and the bill waits for the rest. */
function RestLater({
  bill,
  left,
}: {
  readonly bill: BillDoc
  readonly left: number
}): VNode | null {
  if (chips.value.length === 0) return null
  const taken = heldIn(chips.value)
  const facts = { amount: money(taken, true), rest: money(left, true) }
  const why =
    can('bill.pay') !== 'allow'
      ? refused({ code: 'command.not-permitted' })
      : isAway()
        ? t('bill.away')
        : undefined
  return html`<${Button} icon=${Hourglass} wide why=${why} busy=${isPaying.value} onPress=${() => void payPart(bill, facts)}>
    ${t('cashier.rest-later', facts)}
  <//>`
}

/** Why a way of paying cannot be used for the amount that stands there. */
const whyNot = ({ kind, isOffline = false }: Way): string | undefined => {
  const step = foresee({ kind, amount: typedAmount() })
  if (!isOffline && isAway()) return t('cashier.cash-only', { since: clock(hub.value.since) })
  // What was paid by UPI or card has moved already: what is too much of it is asked about.
  if (step?.kind === 'over' && kind !== 'upi' && kind !== 'card')
    return refused({ code: 'tender.over', facts: { over: step.over } })
  return typedAmount() === 0 ? t('pay.type-more') : undefined
}

function WayKey(props: { readonly way: Way; readonly why: string | undefined }): VNode {
  const { kind, name, icon, panel } = props.way
  const amount = typedAmount()
  const press = (): void => {
    if (panel === undefined) take(kind, amount)
    else asking.value = kind
  }
  return html`<${Button} icon=${icon} class="way" why=${props.why ?? (kind === 'cash' ? whichFirst() : undefined) ?? whyNot(props.way)} onPress=${press}>
    ${t(name)}
    ${amount !== null && amount > 0 && html`<small class="figures">${money(amount, true)}</small>`}
  <//>`
}
