/** One bill in a list: its number or token, when and how it was paid, its amount. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import type { BillDoc } from '../../schema/bill.ts'
import { nameIn } from '../../schema/names.ts'
import { Amount } from '../lib/ui/amount.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { clock } from '../lib/words/format.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { openBillId } from './shop.ts'

/** The table a bill is of, or its token. */
const calledOf = ({ tableLabel, token }: BillDoc): string =>
  tableLabel === '' ? t('office.token', { token }) : tableLabel

export function BillRow({ bill }: { readonly bill: BillDoc }): VNode {
  const kinds = [...new Set(bill.payments.map(({ kind }) => t(`shared.tender-${kind}`)))].join(
    ' + ',
  )
  const items = bill.lines.map(({ names }) => nameIn(names, language.value)).join(', ')
  return html`<${ListRow}
    title=${bill.invoice?.number ?? calledOf(bill)}
    detail=${[...(bill.invoice === null ? [] : [calledOf(bill)]), clock(bill.settledAt ?? bill.openedAt), kinds || t('office.unpaid'), items].join(' · ')}
    end=${html`<${Amount} minor=${bill.total.payable} />`}
    chosen=${openBillId.value === bill.billId}
    onPress=${() => {
      openBillId.value = bill.billId
    }}
  />`
}
