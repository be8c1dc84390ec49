/**
 * The money for an order that was sent first, on the order's sheet.
 *
 * The rule: what is owed is asked of the hub, not foreseen; UPI and card count
 * once a person says that they have come, here as everywhere.
 */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { BadgePercent, CreditCard, HandCoins, Smartphone, Undo2 } from 'lucide'
import type { BillDoc } from '../../schema/bill.ts'
import type { OutletHere } from '../../schema/outlet.ts'
import { AdjustSheet } from '../lib/bill/adjust-sheet.ts'
import { whyFixed } from '../lib/bill/change.ts'
import { ChargesSheet } from '../lib/bill/charges-sheet.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { read, type Declined } from '../lib/hub-api.ts'
import { Chips } from '../lib/pay/chips.ts'
import { AskElsewhere, heldThere, StaysElsewhere, undecided } from '../lib/pay/held/elsewhere.ts'
import { heldFor, heldNow, putHeld } from '../lib/pay/held/store.ts'
import { ElsewherePanel } from '../lib/pay/elsewhere-panel.ts'
import { covered, heldIn, missing, withBack, type Tender } from '../lib/pay/tender.ts'
import { session } from '../lib/session.ts'
import { smartCash } from '../lib/smart-cash.ts'
import { Amount } from '../lib/ui/amount.ts'
import { Button } from '../lib/ui/button.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { closeSheet } from './desk.ts'
import { sayGivenBack } from './given-back.ts'
import { reasons } from './kitchen-watch.ts'
import { arrivedFor, payOrder, settleTakenOf } from './order-money.ts'

interface TakeMoneyProps {
  readonly billId: string
  /** A way of paying that needs the room begins to be asked about, or is over. */
  readonly onAsk: (isAsking: boolean) => void
}

export function TakeMoney({ billId, onAsk }: TakeMoneyProps): VNode {
  const [bill, setBill] = useState<BillDoc | Declined | null>(null)
  const [changing, setChanging] = useState<'adjust' | 'charges' | null>(null)
  const [asking, setAsking] = useState<'upi' | 'card' | null>(null)
  const ask = (kind: 'upi' | 'card' | null): void => {
    setAsking(kind)
    onAsk(kind !== null)
  }
  useEffect(() => {
    // Read again after every change: what is owed is the hub's.
    if (changing !== null) return
    void read<{ readonly bill: BillDoc }>(`/api/v1/bills/${billId}`).then((answer) =>
      setBill(answer.ok ? answer.value.bill : answer),
    )
  }, [billId, changing])
  const outlet = session.value.me?.outlet
  if (bill === null || outlet === undefined)
    return html`<p class="order-due">${t('shared.loading')}</p>`
  if ('ok' in bill) {
    return html`<${ErrorNote} what=${sayDeclined(bill)} todo=${t('counter.trouble-look')} />`
  }
  if (asking !== null) {
    return html`<${Elsewhere} bill=${bill} kind=${asking} outlet=${outlet} onBack=${() => ask(null)} />`
  }
  const there = undecided(bill)
  return html`<section class="order-due" aria-label=${t('counter.total')}>
    <p>
      <b>${t(heldFor(billId).length > 0 ? 'pay.missing' : 'counter.total')}</b>
      <${Amount} minor=${missing(bill, outlet, heldFor(billId), 'cash')} size="total" />
    </p>
    <div class="order-more">
      <${Button} icon=${BadgePercent} why=${whyFixed(bill, 'bill.discount')} onPress=${() => setChanging('adjust')}>${t('bill.discount')}<//>
      <${Button} icon=${HandCoins} why=${whyFixed(bill, 'bill.charge')} onPress=${() => setChanging('charges')}>${t('bill.extras')}<//>
    </div>
    ${
      changing === 'adjust' &&
      html`<${AdjustSheet} bill=${bill} line=${null} reasons=${reasons.value} onClose=${() => setChanging(null)} />`
    }
    ${changing === 'charges' && html`<${ChargesSheet} bill=${bill} onClose=${() => setChanging(null)} />`}
    <${TakenChips} billId=${billId} />
    ${
      there.length > 0
        ? html`<${AskElsewhere} held=${there} />`
        : html`<${StaysElsewhere} held=${heldThere(bill)} />
            <${Keys} bill=${bill} outlet=${outlet} ask=${ask} />`
    }
  </section>`
}

const closeIf = (isSettled: boolean): void => {
  if (isSettled) closeSheet()
}

interface KeysProps {
  readonly bill: BillDoc
  readonly outlet: OutletHere
  readonly ask: (kind: 'upi' | 'card') => void
}

/** What takes the rest; where enough stands there already, the one key that goes on. */
function Keys({ bill, outlet, ask }: KeysProps): VNode {
  const taken = heldFor(bill.billId)
  const enough = covered(bill, outlet, taken)
  const back = withBack(taken, enough?.over ?? 0)
  if (back !== null) {
    const facts = { amount: money(back.amount, true), way: t(`shared.tender-${back.kind}`) }
    return html`<${Button} kind="primary" icon=${Undo2} wide onPress=${() => giveBack(bill.billId, back.tenders)}>
      ${t('pay.give-back', facts)}
    <//>`
  }
  if (enough !== null) {
    const { change } = enough
    return html`<${Button} kind="primary" wide onPress=${() => closeIf(settleTakenOf(bill))}>
      ${change > 0 ? t('pay.sell-change', { change: money(change, true) }) : t('pay.sell-taken')}
    <//>`
  }
  const cash = (offered: number | 'exact') => (): void =>
    closeIf(payOrder(bill, { kind: 'cash', offered }))
  const left = missing(bill, outlet, taken, 'cash')
  return html`<div class="order-keys">
    <${Button} kind="primary" onPress=${cash('exact')}>${t('counter.exact')}<//>
    ${smartCash(left, outlet.currency, outlet.currencyExponent).map(
      (note) =>
        html`<${Button} key=${note} kind="pay" onPress=${cash(note)}>${money(note, true)}<//>`,
    )}
    <${Button} icon=${Smartphone} onPress=${() => ask('upi')}>${t('counter.upi')}<//>
    <${Button} icon=${CreditCard} onPress=${() => ask('card')}>${t('counter.card')}<//>
  </div>`
}

interface ElsewhereProps {
  readonly bill: BillDoc
  readonly kind: 'upi' | 'card'
  readonly outlet: OutletHere
  readonly onBack: () => void
}

/** What was asked for stays what it was when the guest was shown it. */
function Elsewhere({ bill, kind, outlet, onBack }: ElsewhereProps): VNode {
  const [amount] = useState(() => missing(bill, outlet, heldFor(bill.billId), kind))
  const take = (reference: string): void => {
    if (arrivedFor(bill, { kind, amount, reference })) closeSheet()
    else onBack()
  }
  return html`<${ElsewherePanel}
    class="order-elsewhere"
    kind=${kind}
    amount=${amount}
    paidId=${bill.billId}
    before=${bill.payments.length + heldFor(bill.billId).length}
    onTake=${take}
    onBack=${onBack}
  />`
}

/** Less stands with the order than did: it is said what goes back, and a slip of the finger can be undone. */
const giveBack = (billId: string, rest: readonly Tender[]): void => {
  const before = heldNow(billId)
  putHeld(billId, rest)
  const amount = money(heldIn(before) - heldIn(rest), true)
  const onUndo = (): void => putHeld(billId, before)
  sayGivenBack(amount, onUndo)
}

function TakenChips({ billId }: { readonly billId: string }): VNode | null {
  const taken = heldFor(billId)
  return taken.length === 0
    ? null
    : html`<${Chips} tenders=${taken} onChange=${(rest: readonly Tender[]) => giveBack(billId, rest)} />`
}

/** Money taken here for an order that somebody else has settled meanwhile: it goes back. */
export function TakenToo({ billId }: { readonly billId: string }): VNode | null {
  const taken = heldIn(heldFor(billId))
  if (taken === 0) return null
  return html`<section class="order-due">
    <p class="more-over" role="status">${t('counter.taken-too', { taken: money(taken, true) })}</p>
    <${TakenChips} billId=${billId} />
  </section>`
}
