/** Today's bills, found by number, token or amount. */
import { signal } from '@preact/signals'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { ReceiptText, Search } from 'lucide'
import type { BillDoc } from '../../schema/bill.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { Field } from '../lib/ui/field.ts'
import { t } from '../lib/words/words.ts'
import { BillRow } from './bill-row.ts'
import { openBills, settledBills } from './shop.ts'

const wanted = signal('')

export function Bills(): VNode {
  const found = [...openBills.value, ...settledBills.value].filter((bill) =>
    isFound(bill, wanted.value),
  )
  return html`<div class="bills">
    <${Field}
      type="search"
      label=${t('office.find')}
      quietLabel
      placeholder=${t('office.find')}
      icon=${Search}
      value=${wanted.value}
      onInput=${(value: string) => {
        wanted.value = value
      }}
    />
    ${
      found.length === 0
        ? wanted.value === ''
          ? html`<${EmptyState} icon=${ReceiptText} title=${t('office.no-sale')} next=${t('office.no-sale-todo')} />`
          : html`<${EmptyState} icon=${Search} title=${t('office.no-bill')} next=${t('office.no-bill-todo')} />`
        : html`<ul class="rows">${found.map((bill) => html`<${BillRow} key=${bill.billId} bill=${bill} />`)}</ul>`
    }
  </div>`
}

/** A number as it is written, a token, or an amount in rupees. */
export const isFound = (
  bill: Pick<BillDoc, 'invoice' | 'token' | 'total'>,
  typed: string,
): boolean => {
  const text = typed.trim().toLowerCase()
  if (text === '') return true
  const amount = Number(text.replaceAll(/[₹,\s]/g, ''))
  return (
    (bill.invoice?.number.toLowerCase().includes(text) ?? false) ||
    String(bill.token) === text ||
    (Number.isFinite(amount) && Math.round(amount * 100) === bill.total.payable)
  )
}
