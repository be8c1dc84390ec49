/** Today at a glance: what was sold, how it was paid, when, and the latest sales as they happen. */
import { tenderKinds } from '../../schema/tender-kinds.ts'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { ChartColumn } from 'lucide'
import type { BillDoc } from '../../schema/bill.ts'
import { billFateOf } from '../../schema/bill-fate.ts'
import type { SalesDayDoc } from '../../schema/sales.ts'
import { OwedRows } from '../lib/bills/owed-twice.ts'
import { Amount } from '../lib/ui/amount.ts'
import { Card } from '../lib/ui/card.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { t } from '../lib/words/words.ts'
import { BillRow } from './bill-row.ts'
import { Exceptions } from './exceptions.ts'
import { Fact } from './fact.ts'
import { hashOf } from './address.ts'
import { Lazy } from '../lib/frame/lazy.ts'
import { openBillId, openBills, owedTwice, refundsOf, settledBills, today } from './shop.ts'
import { goTo } from './where.ts'

const latest = 8

/** The line and its chart library come after the figures stand. */
const bringLine = async () => (await import('./sales/today-line.ts')).TodayLine

export function Today(): VNode {
  const day = today.value
  return html`<div class="today">
    <div class="today-figures">
      <${Sold} day=${day} />
      ${day !== undefined && day.bills > 0 && html`<${Paid} tenders=${day.tenders} />`}
    </div>
    <div class="today-lists">
      <${Exceptions} />
      ${
        owedTwice.value.length > 0 &&
        html`<${Card} title=${t('owed.title')} tone="wait">
          <${OwedRows} owed=${owedTwice.value} chosenId=${openBillId.value} onPress=${({ billId }: BillDoc) => (openBillId.value = billId)} />
        <//>`
      }
      <${Card} title=${t('office.by-hour')}><${Lazy} load=${bringLine} /><//>
      ${
        openBills.value.length > 0 &&
        html`<${Card} title=${t('office.open')} tone="wait">
          <ul class="rows">
            ${openBills.value.slice(0, latest).map((bill) => html`<${BillRow} key=${bill.billId} bill=${bill} />`)}
          </ul>
        <//>`
      }
      <${Card} title=${t('office.last')}>
        ${
          settledBills.value.length === 0
            ? html`<${EmptyState} icon=${ChartColumn} title=${t('office.no-sale')} next=${t('office.no-sale-todo')} />`
            : html`<ul class="rows">
                ${settledBills.value.slice(0, latest).map((bill) => html`<${BillRow} key=${bill.billId} bill=${bill} fate=${billFateOf(refundsOf(bill.billId))} />`)}
              </ul>`
        }
      <//>
    </div>
  </div>`
}

function Sold({ day }: { readonly day: SalesDayDoc | undefined }): VNode {
  const { bills = 0, total = 0, taxable = 0, tax = 0, roundOff = 0 } = day ?? {}
  const { refunds = 0, refunded = 0, undone = 0 } = day ?? {}
  return html`<section class="sold">
    <h2>${t('office.sales')}</h2>
    <p class="sold-total"><${Amount} minor=${total} size="change" short /></p>
    <p class="sold-count"><a href=${hashOf({ part: 'bills' })}>${t('office.bill-count', { count: bills })}</a></p>
    ${undone > 0 && html`<p class="sold-undone">${t('office.undone-count', { count: undone })}</p>`}
    <dl class="facts">
      ${bills > 0 && html`<${Fact} name=${t('office.average')} minor=${Math.round(total / bills)} />`}
      <${Fact} name=${t('office.before-tax')} minor=${taxable} />
      <${Fact} name=${t('office.tax')} minor=${tax} />
      ${roundOff !== 0 && html`<${Fact} name=${t('office.round-off')} minor=${roundOff} />`}
      ${refunds !== 0 && html`<${Fact} name=${t('office.refunded', { count: refunds })} minor=${-refunded} />`}
    </dl>
  </section>`
}

function Paid({ tenders }: { readonly tenders: SalesDayDoc['tenders'] }): VNode {
  return html`<${Card} title=${t('office.by-tender')}>
    <ul class="rows">
      ${tenderKinds
        .filter((kind) => tenders[kind] !== undefined)
        .map(
          (kind) => html`<${ListRow}
            key=${kind}
            title=${t(`shared.tender-${kind}`)}
            end=${html`<${Amount} minor=${tenders[kind] ?? 0} />`}
            onPress=${() => goTo({ part: 'bills', query: { tender: kind, what: t(`shared.tender-${kind}`) } })}
          />`,
        )}
    </ul>
  <//>`
}
