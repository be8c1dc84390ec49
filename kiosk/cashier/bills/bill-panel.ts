/**
 * The bill: what is on it and how it comes to what is owed.
 *
 * The rule: every figure is the hub's, in the order in which it is added up,
 * and the one that is owed is the largest.
 */
import type { ComponentChildren, VNode } from 'preact'
import { html } from 'htm/preact'
import type { BillDoc } from '../../../schema/bill.ts'
import type { Language } from '../../../schema/names.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { BuyerRow } from '../buyer/buyer-row.ts'
import { now, receiptLanguage, setReceiptLanguage } from '../desk.ts'
import { detailsOf, qtyOf, say, waitedLong } from '../say.ts'
import { trouble } from './settle.ts'
import { BillSlips } from './slips.ts'
import { WhoseBill } from './whose.ts'

export function BillPanel({ bill }: { readonly bill: BillDoc }): VNode {
  const wrong = trouble.value?.billId === bill.billId ? trouble.value : null
  return html`<section class="bill" aria-label=${t('cashier.bill-of', { token: bill.token })}>
    <header class="bill-head">
      <h1 class="figures">${bill.tableLabel === '' ? bill.token : bill.tableLabel}</h1>
      <p>
        <b>${t(`cashier.${bill.orderType}`)}</b>
        <span class="figures">${waitedLong(now.value - bill.openedAt)}</span>
      </p>
      <${WhoseBill} bill=${bill} />
    </header>
    ${
      wrong !== null &&
      html`<${ErrorNote}
        what=${sayDeclined(wrong.why)}
        kept=${t('cashier.trouble-kept')}
        todo=${wrong.again === null ? t('cashier.trouble-todo') : ''}
        action=${wrong.again !== null && html`<${Button} onPress=${wrong.again}>${t('cashier.take-again')}<//>`}
      />`
    }
    <${BillSlips} bill=${bill} />
    <${BillLines} bill=${bill} />
    <${BillTotals} bill=${bill}>
      <${BuyerRow} bill=${bill} />
      <${ReceiptLanguage} />
    <//>
  </section>`
}

export function BillLines({ bill }: { readonly bill: BillDoc }): VNode {
  return html`<ul class="bill-lines">
    ${bill.lines.map((line, i) => {
      const details = detailsOf(line)
      return html`<li key=${line.lineId}>
        <span class="line-qty figures">${qtyOf(line)}</span>
        <span class="line-name">${say(line.names)}</span>
        <span class="line-amount figures">${money(bill.total.lines[i]?.gross ?? 0)}</span>
        ${details !== '' && html`<span class="line-details">${details}</span>`}
      </li>`
    })}
  </ul>`
}

/** @param children what stands between the small sums and the large one. */
export function BillTotals(props: {
  readonly bill: BillDoc
  readonly children?: ComponentChildren
}): VNode {
  const { total } = props.bill
  return html`<footer class="bill-totals">
    <dl class="figures">
      ${total.discountTotal !== 0 && sum(t('cashier.discount'), -total.discountTotal)}
      ${sum(t('cashier.before-tax'), total.taxableTotal)}
      ${Object.entries(total.taxes).map(([code, amount]) => sum(code, amount))}
      ${total.roundOff !== 0 && sum(t('cashier.round-off'), total.roundOff)}
    </dl>
    ${props.children}
    <p class="bill-due">
      <b>${t('cashier.total')}</b><${Amount} minor=${total.due} size="total" />
    </p>
  </footer>`
}

const sum = (name: string, amount: number): VNode =>
  html`<div key=${name}><dt>${name}</dt><dd>${money(amount)}</dd></div>`

/** Each language is called by its own name. */
const choices = [
  { value: 'en', label: 'English' },
  { value: 'hi', label: 'हिन्दी' },
] as const

export function ReceiptLanguage(): VNode {
  return html`<div class="receipt-language">
    <span>${t('cashier.receipt-in')}</span>
    <${SegmentedControl}
      label=${t('cashier.receipt-in')}
      choices=${choices}
      value=${receiptLanguage.value}
      onChange=${(next: Language) => setReceiptLanguage(next)}
    />
  </div>`
}
