/** One bill in a list: its number or token, when and how it was paid, its amount. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import type { BillDoc } from '../../schema/bill.ts'
import { nameIn } from '../../schema/names.ts'
import type { BillFate } from '../../schema/bill-fate.ts'
import { FateBadge } from '../lib/bills/fate.ts'
import { Amount } from '../lib/ui/amount.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { clock } from '../lib/words/format.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { openBillId } from './shop.ts'

/** The table a bill is of, or its token. */
const calledOf = ({ tableLabel, token }: BillDoc): string =>
  tableLabel === '' ? t('office.token', { token }) : tableLabel

/** The first two things on it, and how many more there are. */
const itemsOf = ({ lines }: BillDoc): string => {
  const names = [...new Set(lines.map((line) => nameIn(line.names, language.value)))]
  const rest = names.length - 2
  return rest > 0 ? `${names.slice(0, 2).join(', ')} +${rest}` : names.join(', ')
}

export interface BillRowProps {
  readonly bill: BillDoc
  /** What has become of it; a bill that stands where nothing is said. */
  readonly fate?: BillFate
}

export function BillRow({ bill, fate = 'paid' }: BillRowProps): VNode {
  const kinds = [...new Set(bill.payments.map(({ kind }) => t(`shared.tender-${kind}`)))].join(
    ' + ',
  )
  const said = [
    ...(bill.invoice === null ? [] : [calledOf(bill)]),
    clock(bill.settledAt ?? bill.openedAt),
    kinds || t('office.unpaid'),
    itemsOf(bill),
  ]
  return html`<${ListRow}
    title=${html`<span class="figures">${bill.invoice?.number ?? calledOf(bill)}</span>${' '}<${FateBadge} fate=${fate} />`}
    detail=${html`<span class="bill-row-detail">${said.join(' · ')}</span>`}
    end=${html`<span class=${fate === 'undone' || fate === 'refunded' ? 'bill-gone' : undefined}><${Amount} minor=${bill.total.payable} /></span>`}
    chosen=${openBillId.value === bill.billId}
    onPress=${() => {
      openBillId.value = bill.billId
    }}
  />`
}
