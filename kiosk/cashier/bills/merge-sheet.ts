/**
 * Putting another open bill, or what a counter has packed, on the one at hand.
 *
 * The rule: a bill that cannot go there says why before it is chosen, and
 * nothing happens before both sums were read. A table's bill stays a table's.
 * A slip goes on with the touch of its row, one after the other.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Check, Combine, ReceiptIndianRupee, ReceiptText, Search } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import { isLoweredAlike, offAll } from '../../../schema/lowered.ts'
import { sum } from '../../../schema/money.ts'
import { billName } from '../../lib/bill/bill-name.ts'
import { change, isChanging } from '../../lib/bill/change.ts'
import { isPartPaid, stillDue } from '../../../schema/paid.ts'
import { session } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { Field } from '../../lib/ui/field.ts'
import { ListRow } from '../../lib/ui/list-row.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { toast } from '../../lib/ui/toast.ts'
import { money } from '../../lib/words/format.ts'
import { refused } from '../../lib/words/refused.ts'
import { t } from '../../lib/words/words.ts'
import { heldFor } from '../../lib/pay/held/store.ts'
import { choose, now, open } from '../desk.ts'
import { sayMoney } from '../../lib/pay/held/say.ts'
import { goodsText, itemsOf, waited } from '../say.ts'
import { findBills } from './search.ts'
import { isHost, isSlip } from './slips.ts'

export interface MergeSheetProps {
  readonly bill: BillDoc
  readonly onClose: () => void
}

/** Why a bill cannot be one with any other, as far as this desk can see; the hub knows the rest. */
const whyNot = (bill: BillDoc): string | undefined =>
  isPartPaid(bill)
    ? refused({ code: 'bill.part-paid' })
    : bill.isSplit
      ? refused({ code: 'bill.is-split' })
      : undefined

/** Why it cannot be one with this other one. */
const whyNotWith = (bill: BillDoc, other: BillDoc): string | undefined => {
  if (isLoweredAlike(bill, other)) return whyNot(other)
  const lowered = offAll(other) === undefined ? bill : other
  return refused({ code: 'bill.merge-discount', facts: { bill: billName(lowered) } })
}

/** What is on either bill and will be on the one, told before it is. */
const alongOf = (one: BillDoc, other: BillDoc): readonly string[] => {
  const tip = one.total.tip + other.total.tip
  const fixed = sum([...one.charges, ...other.charges].map(({ amount }) => amount ?? 0))
  const held = [...heldFor(one.billId), ...heldFor(other.billId)]
  return [
    ...(tip > 0 ? [t('cashier.merge-tips', { amount: money(tip, true) })] : []),
    ...(fixed > 0 ? [t('cashier.merge-charges', { amount: money(fixed, true) })] : []),
    ...(held.length > 0 ? [t('cashier.merge-held', { money: sayMoney(held) })] : []),
  ]
}

export function MergeSheet({ bill, onClose }: MergeSheetProps): VNode {
  const [typed, setTyped] = useState('')
  const [chosenId, setChosen] = useState<string | null>(null)
  const exponent = session.value.me?.outlet.currencyExponent ?? 2
  const others = open.value.filter((one) => one.billId !== bill.billId && !isHost(one.orderId))
  const packets = others.filter(isSlip)
  // What other slips are on is a bill of slips, and goes on no table's.
  const bills = isHost(bill.orderId) ? [] : others.filter((one) => !isSlip(one))
  const chosen = bills.find(({ billId }) => billId === chosenId)
  const why =
    whyNot(bill) ?? (chosen === undefined ? t('cashier.merge-choose') : whyNotWith(bill, chosen))
  const put = async (): Promise<void> => {
    if (chosen === undefined || why !== undefined) return
    // What a counter sold goes on the bill of the table, and a packet where its guest pays, whichever of the two is at hand.
    const isTurned = (bill.sittingId === null && chosen.sittingId !== null) || isSlip(bill)
    const [from, onto] = isTurned ? [bill, chosen] : [chosen, bill]
    if (!(await merge(from, onto))) return
    onClose()
    choose(onto.billId)
  }
  const take = (slip: BillDoc): void => void takeSlip(bill, slip)
  /** The number of a slip, typed or read from its paper, and Enter: the next one. */
  const takeTyped = (): void => {
    const slip = packets.find(({ token }) => String(token) === typed.trim())
    if (slip === undefined) return
    take(slip)
    setTyped('')
  }
  const find = (among: readonly BillDoc[]): readonly BillDoc[] => findBills(among, typed, exponent)
  const isDone = chosen === undefined && isTogether(bill)
  const hasFoot = isDone || bills.length > 0 || packets.length === 0
  return html`<${Sheet}
    title=${t('cashier.merge-of', { bill: billName(bill) })}
    from="side"
    onClose=${onClose}
    foot=${
      hasFoot &&
      html`${chosen !== undefined && why === undefined && html`<${Along} notes=${alongOf(bill, chosen)} />`}
      ${
        isDone
          ? html`<${Button} kind="primary" icon=${Check} wide onPress=${onClose}>
              ${t('cashier.merge-done', { sum: money(stillDue(bill), true) })}
            <//>`
          : html`<${Button} kind="primary" icon=${Combine} wide why=${why} busy=${isChanging.value} onPress=${() => void put()}>
              ${chosen === undefined ? t('cashier.merge') : t('cashier.merge-sums', { one: money(stillDue(bill), true), other: money(stillDue(chosen), true) })}
            <//>`
      }`
    }
  >
    <div class="customer-form">
      ${
        bills.length + packets.length === 0
          ? html`<${EmptyState} icon=${ReceiptIndianRupee} title=${t('cashier.merge-none')} next=${t('cashier.merge-none-next')} />`
          : html`
              <p>${t('cashier.merge-about')}</p>
              <${Field}
                label=${t('cashier.merge-find')}
                quietLabel
                type="search"
                icon=${Search}
                placeholder=${t(packets.length > 0 ? 'cashier.merge-find' : 'cashier.search')}
                value=${typed}
                onInput=${setTyped}
                onEnter=${takeTyped}
              />
              <${Rows}
                title=${packets.length > 0 && t('cashier.merge-bills')}
                bill=${bill}
                others=${find(bills)}
                chosenId=${chosenId}
                onPress=${({ billId }: BillDoc) => setChosen(billId === chosenId ? null : billId)}
              />
              <${Rows} title=${t('cashier.merge-slips')} bill=${bill} others=${find(packets)} chosenId=${null} onPress=${take} />
            `
      }
    </div>
  <//>`
}

/** Something was put on it already. */
const isTogether = ({ orderId, merged = [] }: BillDoc): boolean =>
  merged.length > 0 || isHost(orderId)

const merge = async (from: BillDoc, onto: BillDoc): Promise<boolean> => {
  const facts = { bill: billName(onto), other: billName(from) }
  const args = { billId: from.billId, intoId: onto.billId }
  if (!(await change('bill.merge', args, t('cashier.merge-with', facts)))) return false
  toast({ text: t('cashier.merged', facts), tone: 'done' })
  return true
}

/** A packet goes on the bill at hand; one touch there takes it off again. */
const takeSlip = async (bill: BillDoc, slip: BillDoc): Promise<void> => {
  const why = whyNot(bill) ?? whyNotWith(bill, slip)
  if (why !== undefined) return void toast({ text: why, tone: 'stop', seconds: 8 })
  if (!isSlip(bill)) return void (await merge(slip, bill))
  const args = { slipId: bill.orderId, fromIds: [slip.orderId] }
  const facts = { bill: billName(bill), other: billName(slip) }
  if (await change('slip.gather', args, t('cashier.merge-with', facts)))
    toast({ text: t('cashier.scan-added', { token: slip.token }), tone: 'done' })
}

function Rows(props: {
  readonly title: string | false
  /** The one at hand. */
  readonly bill: BillDoc
  readonly others: readonly BillDoc[]
  readonly chosenId: string | null
  readonly onPress: (bill: BillDoc) => void
}): VNode | null {
  const { title, bill, others, chosenId, onPress } = props
  if (others.length === 0) return null
  return html`
    ${title && html`<h3>${title}</h3>`}
    <ul class="rows">
      ${others.map(
        (one) => html`<${ListRow}
          key=${one.billId}
          icon=${isSlip(one) ? ReceiptText : undefined}
          title=${html`<b class="row-token figures">${isSlip(one) ? one.token : billName(one)}</b>`}
          detail=${whyNotWith(bill, one) ?? `${isSlip(one) ? goodsText(one.lines) : itemsOf(one)} · ${waited(now.value - one.openedAt)}`}
          end=${money(stillDue(one))}
          chosen=${one.billId === chosenId}
          onPress=${() => onPress(one)}
        />`,
      )}
    </ul>
  `
}

function Along({ notes }: { readonly notes: readonly string[] }): VNode | null {
  if (notes.length === 0) return null
  return html`<ul class="merge-along">${notes.map((note) => html`<li key=${note}>${note}</li>`)}</ul>`
}
