/**
 * Putting another open bill on the one at hand.
 *
 * The rule: a bill that cannot go there says why before it is chosen, and
 * nothing happens before both sums were read. A table's bill stays a table's.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Combine, ReceiptIndianRupee, Search } from 'lucide'
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
import { choose, now, open, slips } from '../desk.ts'
import { sayMoney } from '../../lib/pay/held/say.ts'
import { itemsOf, waited } from '../say.ts'
import { findBills } from './search.ts'
import { isHost } from './slips.ts'

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

/** What a packet is on. */
const isSlip = ({ orderId }: BillDoc): boolean =>
  slips.value.some(({ slipId }) => slipId === orderId)

export function MergeSheet({ bill, onClose }: MergeSheetProps): VNode {
  const [typed, setTyped] = useState('')
  const [chosenId, setChosen] = useState<string | null>(null)
  const exponent = session.value.me?.outlet.currencyExponent ?? 2
  const others = open.value.filter(
    (one) => one.billId !== bill.billId && !isHost(one.orderId) && !(isSlip(bill) && isSlip(one)),
  )
  const chosen = others.find(({ billId }) => billId === chosenId)
  const why =
    whyNot(bill) ?? (chosen === undefined ? t('cashier.merge-choose') : whyNotWith(bill, chosen))
  const put = async (): Promise<void> => {
    if (chosen === undefined || why !== undefined) return
    // What a counter sold goes on the bill of the table, and a packet where its guest pays, whichever of the two is at hand.
    const isTurned = (bill.sittingId === null && chosen.sittingId !== null) || isSlip(bill)
    const [from, onto] = isTurned ? [bill, chosen] : [chosen, bill]
    const facts = { bill: billName(onto), other: billName(from) }
    const args = { billId: from.billId, intoId: onto.billId }
    if (!(await change('bill.merge', args, t('cashier.merge-with', facts)))) return
    onClose()
    choose(onto.billId)
    toast({ text: t('cashier.merged', facts), tone: 'done' })
  }
  const sums =
    chosen === undefined
      ? t('cashier.merge')
      : t('cashier.merge-sums', {
          one: money(stillDue(bill), true),
          other: money(stillDue(chosen), true),
        })
  return html`<${Sheet}
    title=${t('cashier.merge-of', { bill: billName(bill) })}
    from="side"
    onClose=${onClose}
 foot=${html`${chosen !== undefined && why === undefined && html`<${Along} notes=${alongOf(bill, chosen)} />`}<${Button} kind="primary" icon=${Combine} wide why=${why} busy=${isChanging.value} onPress=${() => void put()}>
      ${sums}
    <//>`}
  >
    <div class="customer-form">
      ${
        others.length === 0
          ? html`<${EmptyState} icon=${ReceiptIndianRupee} title=${t('cashier.merge-none')} next=${t('cashier.merge-none-next')} />`
          : html`
              <p>${t('cashier.merge-about')}</p>
              <${Field}
                label=${t('cashier.search')}
                quietLabel
                type="search"
                icon=${Search}
                placeholder=${t('cashier.search')}
                value=${typed}
                onInput=${setTyped}
              />
              <ul class="rows">
                ${findBills(others, typed, exponent).map(
                  (one) => html`<${ListRow}
                    key=${one.billId}
                    title=${html`<b class="row-token figures">${billName(one)}</b>`}
                    detail=${whyNotWith(bill, one) ?? `${itemsOf(one)} · ${waited(now.value - one.openedAt)}`}
                    end=${money(stillDue(one))}
                    chosen=${one.billId === chosenId}
                    onPress=${() => setChosen(one.billId === chosenId ? null : one.billId)}
                  />`,
                )}
              </ul>
            `
      }
    </div>
  <//>`
}

function Along({ notes }: { readonly notes: readonly string[] }): VNode | null {
  if (notes.length === 0) return null
  return html`<ul class="merge-along">${notes.map((note) => html`<li key=${note}>${note}</li>`)}</ul>`
}
