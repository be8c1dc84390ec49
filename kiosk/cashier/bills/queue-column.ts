/**
 * The left column: a search, what needs a word, the open bills, the last paid.
 *
 * The rule: the open bills stand in the order of their waiting and never move
 * while somebody reads them, except to close the gap of one that was paid.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Bike, Layers2, Search, ShoppingBag, Utensils, type IconNode } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import type { OrderType } from '../../../schema/catalogue.ts'
import { GuestProposals } from '../../lib/guests/proposals.ts'
import { owedOf, OwedRows } from '../../lib/bills/owed-twice.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Badge } from '../../lib/ui/badge.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Field } from '../../lib/ui/field.ts'
import { nameFor } from '../../lib/order/persons.ts'
import { ListRow } from '../../lib/ui/list-row.ts'
import { Skeleton } from '../../lib/ui/skeleton.ts'
import { clock, money } from '../../lib/words/format.ts'
import { refused } from '../../lib/words/refused.ts'
import { t } from '../../lib/words/words.ts'
import { heldThere, sayThere } from '../../lib/pay/held/elsewhere.ts'
import { heldFor } from '../../lib/pay/held/store.ts'
import {
  allBills,
  choose,
  foundOpen,
  foundSettled,
  heardAt,
  now,
  refunds,
  searched,
  selected,
  slips,
  state,
} from '../desk.ts'
import { GiveBackKey } from '../retender/twice-key.ts'
import { leaveSearch } from '../typing.ts'
import { Attention } from './attention.ts'
import { paidBy } from './queue.ts'
import { placeOf, sayPart } from './split.ts'
import { RequestCards } from './request-cards.ts'
import { openBill } from './requests.ts'
import { sayMoney } from '../../lib/pay/held/say.ts'
import { itemsOf, settlerOf, waited } from '../say.ts'
import { isPartPaid, paidOver, paidSoFar, stillDue } from '../../../schema/paid.ts'
import { wayOf } from './ways.ts'

export function QueueColumn(): VNode {
  return html`<aside class="queue" aria-label=${t('cashier.queue')}>
    <header class="queue-top">
      <${Field}
        label=${t('cashier.search')}
        quietLabel
        type="search"
        icon=${Search}
        placeholder=${t('cashier.search')}
        value=${searched.value}
        onInput=${(text: string) => (searched.value = text)}
        onEnter=${takeFirst}
      />
    </header>
    <${Stale} />
    <${RequestCards} />
    <div class="queue-lists">
      <${GuestProposals} kind="cashier" />
      <${Attention} />
      <${Open} />
      <${OwedHere} />
      <${Settled} />
    </div>
  </aside>`
}

/** Enter in the search field takes the first bill found; what is typed then is money. */
const takeFirst = (): void => {
  const [first] = [...foundOpen.peek(), ...foundSettled.peek()]
  if (searched.peek() === '' || first === undefined) return
  searched.value = ''
  leaveSearch()
  choose(first.billId)
}

/** The hub is silent: these bills are of then. */
function Stale(): VNode | null {
  if (state.value !== 'stale') return null
  return html`<p class="queue-stale" role="status">
    <b>${t('cashier.stale', { at: clock(heardAt.value) })}</b> ${t('cashier.stale-todo')}
  </p>`
}

function Open(): VNode {
  if (state.value === 'loading') return html`<${Skeleton} count=${8} />`
  if (state.value === 'refused') {
    return html`<${ErrorNote} what=${refused({ code: 'command.not-permitted' })} todo=${t('cashier.refused-view')} />`
  }
  const found = foundOpen.value
  return html`<section>
    <h2>${t('cashier.open')}${found.length > 0 && html`<span class="figures">${found.length}</span>`}</h2>
    ${
      found.length > 0
        ? html`<ul class="rows">${found.map((bill) => html`<${OpenRow} key=${bill.billId} bill=${bill} />`)}</ul>`
        : searched.value === ''
          ? html`<p class="queue-nothing">${t('cashier.none-open')}</p>`
          : html`<p class="queue-nothing">${t('cashier.nothing-found', { text: searched.value })}</p>`
    }
  </section>`
}

const orderIcons: Readonly<Record<OrderType, IconNode>> = {
  'eat-here': Utensils,
  takeaway: ShoppingBag,
  delivery: Bike,
}

/** Which part of a split bill it is. */
const partOf = (bill: BillDoc): readonly string[] => {
  const place = placeOf(bill)
  return place === null ? [] : [sayPart(place)]
}

/** Which counter packed it and waits for its money. */
const counterOf = ({ orderId }: BillDoc): readonly string[] => {
  const counter = slips.value.find(({ slipId }) => slipId === orderId)?.counter
  return counter == null ? [] : [counter]
}

function OpenRow({ bill }: { readonly bill: BillDoc }): VNode {
  const held = heldFor(bill.billId)
  const there = heldThere(bill)
  return html`<${ListRow}
    icon=${orderIcons[bill.orderType]}
    title=${html`<b class="row-token figures">${bill.tableLabel === '' ? bill.token : bill.tableLabel}</b> ${bill.tableLabel === '' ? t(`cashier.${bill.orderType}`) : `${t('cashier.token')} ${bill.token}`}${nameFor(bill) !== '' && html` · ${nameFor(bill)}`}`}
    detail=${[
      ...partOf(bill),
      ...counterOf(bill),
      itemsOf(bill),
      waited(now.value - bill.openedAt),
      ...(isPartPaid(bill)
        ? [
            paidOver(bill) > 0
              ? t('cashier.is-over', { amount: money(paidOver(bill), true) })
              : t('cashier.due-of', { paid: money(paidSoFar(bill), true) }),
          ]
        : []),
      ...(held.length > 0 ? [t('cashier.held-with', { money: sayMoney(held) })] : []),
      ...sayThere(there),
    ].join(' · ')}
    end=${html`<${Amount} minor=${stillDue(bill)} size="line" />`}
    chosen=${selected.value?.billId === bill.billId}
    onPress=${() => openBill(bill)}
  />`
}

/** What came twice and is the guest’s; away from the search, which is for bills. */
function OwedHere(): VNode | null {
  const owed = owedOf(allBills.value)
  if (owed.length === 0 || searched.value !== '') return null
  return html`<section>
    <h2>${t('owed.title')}<span class="figures">${owed.length}</span></h2>
    <${OwedRows}
      owed=${owed}
      chosenId=${selected.value?.billId}
      onPress=${({ billId }: BillDoc) => choose(billId)}
      keyFor=${(bill: BillDoc) => html`<${GiveBackKey} bill=${bill} />`}
    />
  </section>`
}

function Settled(): VNode | null {
  if (foundSettled.value.length === 0) return null
  return html`<section>
    <h2>${t('cashier.settled')}</h2>
    <ul class="rows">
      ${foundSettled.value.map((bill) => html`<${SettledRow} key=${bill.billId} bill=${bill} />`)}
    </ul>
  </section>`
}

function SettledRow({ bill }: { readonly bill: BillDoc }): VNode {
  const way = paidBy(bill)
  const isGivenBack = refunds.value.some(({ billId }) => billId === bill.billId)
  return html`<${ListRow}
    icon=${way === 'mixed' ? Layers2 : wayOf(way).icon}
    title=${html`<span class="figures">${bill.invoice?.number ?? ''}</span>${isGivenBack && html` <${Badge} tone="wait">${t('cashier.given-back')}<//>`}`}
    detail=${`${bill.tableLabel === '' ? '' : `${bill.tableLabel} · `}${t('cashier.token')} ${bill.token} · ${t(way === 'mixed' ? 'cashier.mixed' : wayOf(way).name)} · ${clock(bill.settledAt ?? 0)} · ${settlerOf(bill)}`}
    end=${html`<${Amount} minor=${bill.total.due} />`}
    chosen=${selected.value?.billId === bill.billId}
    onPress=${() => choose(bill.billId)}
  />`
}
