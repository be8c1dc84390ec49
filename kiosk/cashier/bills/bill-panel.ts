/**
 * The bill: what is on it and how it comes to what is owed.
 *
 * The rule: every figure is the hub's, in the order in which it is added up,
 * and the one that is owed is the largest.
 */
import type { ComponentChildren, VNode } from 'preact'
import { html } from 'htm/preact'
import { HandCoins, Printer, X } from 'lucide'
import type { BillDoc, BillLine, ChargeKind } from '../../../schema/bill.ts'
import type { Language } from '../../../schema/names.ts'
import { addedSince, offAll } from '../../../schema/lowered.ts'
import { whyFixed } from '../../lib/bill/change.ts'
import { extraName, extraOn, setExtra } from '../../lib/bill/extras.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { nameFor } from '../../lib/order/persons.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { BuyerRow } from '../buyer/buyer-row.ts'
import { heldThere, StaysElsewhere, undecided } from '../../lib/pay/held/elsewhere.ts'
import { heldFor } from '../../lib/pay/held/store.ts'
import { now, receiptLanguage, setReceiptLanguage } from '../desk.ts'
import { personName, waitedLong } from '../say.ts'
import { BillDeeds, openAdjust } from './bill-deeds.ts'
import { BillLines, Off, shownLines } from './bill-lines.ts'
import { inOtherHands } from './requests.ts'
import { MergedRow } from './merged-row.ts'
import { Was } from './news.ts'
import { trouble } from './settle.ts'
import { placeOf, sayPart } from './split.ts'
import { PartsTaken } from './parts-taken.ts'
import { BillSlips } from './slips.ts'
import { WhoseBill } from './whose.ts'
import { paidSoFar } from '../../../schema/paid.ts'

export function BillPanel({ bill }: { readonly bill: BillDoc }): VNode {
  const part = placeOf(bill)
  const wrong = trouble.value?.billId === bill.billId ? trouble.value : null
  return html`<section class="bill" aria-label=${t('cashier.bill-of', { token: bill.token })}>
    <header class="bill-head">
      <h1 class="figures">${bill.tableLabel === '' ? bill.token : bill.tableLabel}</h1>
      <p>
        <b>${part === null ? t(`cashier.${bill.orderType}`) : sayPart(part)}</b>
        <span class="figures">${t('cashier.lines', { count: shownLines(bill) })} · ${waitedLong(now.value - bill.openedAt)}</span>
        ${nameFor(bill) !== '' && html`<span>${nameFor(bill)}</span>`}
      </p>
      <${WhoseBill} bill=${bill} />
    </header>
    ${
      wrong !== null &&
      html`<${ErrorNote}
        what=${sayDeclined(wrong.why)}
        kept=${t('cashier.trouble-kept')}
        todo=${wrong.again !== null ? '' : t(heldFor(bill.billId).length > 0 ? 'cashier.trouble-held' : 'cashier.trouble-todo')}
        action=${wrong.again !== null && html`<${Button} onPress=${wrong.again}>${t('pay.take-again')}<//>`}
      />`
    }
    <${InHand} bill=${bill} />
    ${undecided(bill).length === 0 && html`<${StaysElsewhere} held=${heldThere(bill)} />`}
    <${MergedRow} bill=${bill} />
    <${BillSlips} bill=${bill} />
    <${BillDeeds} bill=${bill} />
    <${BillLines} bill=${bill} onLine=${(line: BillLine) => openAdjust(line.lineId)} />
    <${BillTotals} bill=${bill}>
      <div class="bill-says">
        <${BuyerRow} bill=${bill} />
        <${ReceiptLanguage} isShort />
      </div>
    <//>
  </section>`
}

/** Another desk has the bill in hand: whoever takes its money here does so knowingly. */
function InHand({ bill }: { readonly bill: BillDoc }): VNode | null {
  const by = inOtherHands(bill)
  if (by === undefined) return null
  return html`<p class="bill-in-hand" role="status">
    <${Icon} of=${HandCoins} size=${20} />
    <span><b>${t('cashier.claimed-by', { by: personName(by) })}</b> ${t('cashier.claimed-todo')}</span>
  </p>`
}

/** @param children what stands between the small sums and the large one. */
export function BillTotals(props: {
  readonly bill: BillDoc
  readonly children?: ComponentChildren
}): VNode {
  const { bill } = props
  const { total } = bill
  const isOpen = bill.state === 'open'
  const onAll = offAll(bill)
  const less = total.lines.reduce((all, { billDiscount }) => all + billDiscount, 0)
  const charges = bill.charges.map(({ chargeId }) => chargeId)
  const paid = isOpen ? paidSoFar(bill) : 0
  return html`<footer class="bill-totals">
    ${onAll !== undefined && html`<${Off} bill=${bill} discount=${onAll} amount=${less} canUndo=${isOpen} />`}
    ${isOpen && html`<${Since} bill=${bill} />`}
    ${charges.map((extra) => html`<${Extra} key=${extra} bill=${bill} extra=${extra} canUndo=${isOpen} />`)}
    <dl class="figures bill-sums">
      ${sum(t('cashier.before-tax'), total.taxableTotal)}
      ${Object.entries(total.taxes).map(([code, amount]) => sum(code, amount))}
      ${total.roundOff !== 0 && sum(t('cashier.round-off'), total.roundOff)}
    </dl>
    ${total.tip > 0 && html`<${Extra} bill=${bill} extra="tip" canUndo=${isOpen} />`}
    ${paid > 0 && html`<dl class="figures">${sum(t('cashier.total'), total.due)}</dl><${PartsTaken} bill=${bill} />`}
    ${props.children}
    <p class="bill-due">
      <b>${t(paid > total.due ? 'cashier.goes-back' : paid > 0 ? 'cashier.still-due' : 'cashier.total')}</b><${Was} bill=${bill} /><${Amount} minor=${Math.abs(total.due - paid)} size="total" />
    </p>
  </footer>`
}

/** What came after somebody allowed a discount is owed in full, until they are asked again. */
function Since({ bill }: { readonly bill: BillDoc }): VNode | null {
  const onAll = offAll(bill)
  const added = onAll === undefined ? 0 : addedSince(bill, onAll)
  if (added === 0) return null
  return html`<p class="bill-since" role="status">
    <span>${t('bill.off-since', { amount: money(added, true) })}</span>
    <${Button} why=${whyFixed(bill, onAll?.isComp === true ? 'bill.comp' : 'bill.discount-over')} onPress=${() => openAdjust(null)}>${t('cashier.ask-again')}<//>
  </p>`
}

/** A charge or the tip, and the way back. */
function Extra(props: {
  readonly bill: BillDoc
  readonly extra: ChargeKind | 'tip'
  readonly canUndo: boolean
}): VNode {
  const { bill, extra, canUndo } = props
  const name = extraName(bill, extra)
  return html`<p class="bill-off">
    <span>${name}</span>
    <b class="figures">${money(extraOn(bill, extra))}</b>
    ${
      canUndo &&
      html`<${Button}
        kind="quiet"
        icon=${X}
        label=${t('cashier.take-off', { what: name })}
        why=${whyFixed(bill, extra === 'tip' ? 'bill.tip' : 'bill.charge')}
        onPress=${() => void setExtra(bill, extra, null)}
      />`
    }
  </p>`
}

const sum = (name: string, amount: number): VNode =>
  html`<div key=${name}><dt>${name}</dt><dd>${money(amount)}</dd></div>`

/** Each language is called by its own name. */
const choices = [
  { value: 'en', label: 'English' },
  { value: 'hi', label: 'हिन्दी' },
] as const

/** @param isShort a picture of paper stands for the words. */
export function ReceiptLanguage({ isShort = false }: { readonly isShort?: boolean }): VNode {
  return html`<div class="receipt-language">
    ${isShort ? html`<${Icon} of=${Printer} size=${20} />` : html`<span>${t('cashier.receipt-in')}</span>`}
    <${SegmentedControl}
      label=${t('cashier.receipt-in')}
      choices=${choices}
      value=${receiptLanguage.value}
      onChange=${(next: Language) => setReceiptLanguage(next)}
    />
  </div>`
}
