/** Splitting the bill at hand: into equal shares, by items, by seats, or by an amount. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ArrowLeft } from 'lucide'
import type { BillDoc, BillLine } from '../../../schema/bill.ts'
import { equalShares, seatShares, seatsOn } from '../../../schema/bill-split.ts'
import { mulRatio } from '../../../schema/money.ts'
import { AmountPad, offOf, type Typed } from '../../lib/bill/amount-pad.ts'
import { isChanging, whyFixed } from '../../lib/bill/change.ts'
import { billName } from '../../lib/bill/bill-name.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Stepper } from '../../lib/ui/stepper.ts'
import { money } from '../../lib/words/format.ts'
import { refused } from '../../lib/words/refused.ts'
import { t } from '../../lib/words/words.ts'
import { typed as onPad } from '../desk.ts'
import { qtyOf, say } from '../say.ts'
import { SharesSum, useShares } from './shares.ts'
import { cut, parts, splitting, type WayProps } from './split.ts'
import { SplitItems } from './split-items.ts'
import { SplitParts } from './split-parts.ts'
import { stillDue } from '../../../schema/paid.ts'

type Way = 'items' | 'seats' | 'equal' | 'amount'

export function SplitView(): VNode | null {
  const [first] = parts.value
  if (first === undefined) return null
  return html`<section class="split" aria-label=${t('cashier.split-of', { bill: billName(first) })}>
    <header class="split-head">
      <${Button} kind="quiet" icon=${ArrowLeft} label=${t('shared.back')} onPress=${() => (splitting.value = null)} />
      <h1 class="figures">${billName(first)}</h1>
      <${Amount} minor=${parts.value.reduce((all, { total }) => all + total.due, 0)} size="total" />
    </header>
    ${first.isSplit || parts.value.length > 1 ? html`<${SplitParts} />` : html`<${Chooser} bill=${first} />`}
  </section>`
}

function Chooser({ bill }: { readonly bill: BillDoc }): VNode {
  // Who sits apart mostly pays apart.
  const [way, setWay] = useState<Way>(seatsOn(bill.lines).length > 1 ? 'seats' : 'equal')
  const why =
    whyFixed(bill, 'bill.split') ??
    (bill.discounts.some(({ ratePpm }) => ratePpm === null)
      ? refused({ code: 'bill.split-amount' })
      : undefined)
  const view = { items: SplitItems, seats: Seats, equal: Equal, amount: ByAmount }[way]
  const choices = (['items', 'seats', 'equal', 'amount'] as const).map((value) => ({
    value,
    label: t(`cashier.split-${value}`),
  }))
  return html`
    <${SegmentedControl} label=${t('cashier.split')} choices=${choices} value=${way} onChange=${setWay} />
    <${view} bill=${bill} why=${why} />
  `
}

const usual = [2, 3, 4, 5, 6, 8] as const

/** One touch: the bill is cut. What each would pay stands on the key. */
function Equal({ bill, why }: WayProps): VNode {
  const [ways, setWays] = useState(10)
  return html`<div class="split-equal">
    <div class="split-usual">
      ${usual.map((count) => html`<${WaysKey} key=${count} count=${count} bill=${bill} why=${why} />`)}
    </div>
    <div class="split-more">
      <${Stepper} name=${t('cashier.split-ways')} value=${ways} least=${2} most=${20} onChange=${setWays} />
      <${WaysKey} count=${ways} bill=${bill} why=${why} />
    </div>
    <p class="split-hint">${t('cashier.shares-equal')}</p>
  </div>`
}

function WaysKey({ count, bill, why }: WayProps & { readonly count: number }): VNode {
  const shared = equalShares(bill.lines, count)
  const shares = useShares(bill, shared)
  return html`<${Button} kind="pay" why=${why} busy=${isChanging.value} onPress=${() => void cut(bill, shared)}>
    <b class="figures">÷${count}</b><${SharesSum} shares=${shares} />
  <//>`
}

const card = (key: string, title: string, due: string, lines: readonly BillLine[]): VNode =>
  html`<section class="split-card" key=${key}>
    <h2><span>${title}</span><b class="figures">${due}</b></h2>
    <ul>${lines.map((line) => html`<li key=${line.lineId}><span class="figures">${qtyOf(line)}</span> ${say(line.names)}</li>`)}</ul>
  </section>`

/** A bill for each guest; what is for all is shared by all of them. */
function Seats({ bill, why }: WayProps): VNode {
  const seats = seatsOn(bill.lines)
  const common = bill.lines.filter(({ seat = null }) => seat === null)
  const whyNot = why ?? (seats.length < 2 ? t('cashier.no-seats') : undefined)
  const shares = useShares(bill, seatShares(bill.lines))
  return html`<div class="split-body">
    ${seats.length < 2 && html`<p class="split-hint">${t('cashier.no-seats')}</p>`}
    <div class="split-cards">
      ${seats.map((seat, i) => {
        const due = shares?.dues[i]
        return card(
          String(seat),
          t('cashier.seat', { seat }),
          due === undefined ? '…' : money(due, true),
          bill.lines.filter((line) => line.seat === seat),
        )
      })}
      ${common.length > 0 && seats.length > 0 && card('all', t('cashier.for-all-shared'), '', common)}
    </div>
    ${seats.length > 1 && html`<p class="split-sums"><${SharesSum} shares=${shares} /></p>`}
    <${Button} kind="primary" wide why=${whyNot} busy=${isChanging.value} onPress=${() => void cut(bill, seatShares(bill.lines))}>
      ${t('cashier.split-into', { count: Math.max(2, seats.length) })}
    <//>
  </div>`
}

/** Somebody pays a round sum now: it stays one bill, and the pad takes that much. */
function ByAmount({ bill }: WayProps): VNode {
  const [typed, setTyped] = useState<Typed>({ unit: 'amount', text: '' })
  const due = stillDue(bill)
  const off = offOf(typed)
  const amount = off?.kind === 'amount' ? off.amount : 0
  const why =
    amount === 0
      ? t('bill.type-it')
      : amount >= due
        ? refused({ code: 'bill.pays-all' })
        : undefined
  const take = (): void => {
    if (why !== undefined) return
    onPad.value = typed.text
    splitting.value = null
  }
  return html`<div class="split-body split-amount">
    <p class="split-hint">${t('cashier.amount-how')}</p>
    <${AmountPad}
      value=${typed}
      withRate=${false}
      amounts=${[mulRatio(due, 1, 2), 100_00, 200_00, 500_00].filter((one) => one < due)}
      onChange=${setTyped}
      onEnter=${take}
    />
    <${Button} kind="primary" wide why=${why} onPress=${take}>
      ${t('cashier.take-part', { amount: money(amount, true), rest: money(Math.max(0, due - amount), true) })}
    <//>
  </div>`
}
