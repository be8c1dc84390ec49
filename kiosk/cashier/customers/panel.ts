/** One customer: who it is, what they owe and have, and how it came to that. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { HandCoins, Pencil, ScrollText, ShieldCheck, Trash2, Users, WalletMinimal } from 'lucide'
import type { ChequeDoc } from '../../../schema/cheque.ts'
import { paperNumber } from '../../../schema/customer-words.ts'
import type { KnownCustomer, MoneyPart, Movement } from '../../../schema/customer.ts'
import { dayNumber } from '../../../schema/calendar.ts'
import { businessDate } from '../../../schema/time.ts'
import { whyNever } from '../../lib/frame/ask-approval.ts'
import {
  creditLeft,
  groupName,
  nameOfCustomer,
  type CustomerPage,
} from '../../lib/customers/known.ts'
import { session } from '../../lib/session.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Badge } from '../../lib/ui/badge.ts'
import { Button } from '../../lib/ui/button.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { shortDay } from '../../lib/words/dates.ts'
import { money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { Cheques } from './cheques.ts'
import { side, sheet, type Side } from './sheets.ts'
import { today } from './today.ts'

export function CustomerPanel(props: {
  readonly page: CustomerPage
  readonly onDone: () => Promise<void>
}): VNode {
  const { page } = props
  const { customer } = page
  const { no, phone, address, taxNumber, note, groupId, isErased } = customer
  const facts = [phone, address, taxNumber, note].filter((fact) => fact !== '')
  return html`<article class="customer" aria-label=${nameOfCustomer(customer)}>
    <header class="customer-head">
      <div>
        <h1>${nameOfCustomer(customer)}</h1>
        <p class="customer-facts">
          <${Badge}>${t('customers.number', { no })}<//>
          ${groupId !== 'retail' && html`<${Badge} tone="next">${groupName(groupId)}<//>`}
          ${isErased && html`<${Badge} tone="stop">${t('customers.erased')}<//>`}
          ${facts.map((fact) => html`<span key=${fact}>${fact}</span>`)}
        </p>
      </div>
      ${
        !isErased &&
        html`<${Button} icon=${Pencil} onPress=${() => (sheet.value = { kind: 'edit' })}>
          ${t('customers.edit')}
        <//>`
      }
    </header>
    <${Sums} page=${page} />
    <div class="customer-side">
      <${SegmentedControl}
        label=${t('customers.shown')}
        choices=${(['account', 'wallet', 'bills', 'cheques'] as const).map((value) => ({
          value,
          label: t(`customers.side-${value}`),
        }))}
        value=${side.value}
        onChange=${(next: Side) => (side.value = next)}
      />
    </div>
    ${shown(props)}
    ${!isErased && html`<${Foot} />`}
  </article>`
}

const shown = ({
  page,
  onDone,
}: {
  readonly page: CustomerPage
  readonly onDone: () => Promise<void>
}): VNode => {
  if (side.value === 'bills') return html`<${Bills} page=${page} />`
  if (side.value === 'cheques')
    return html`<${Cheques}
      cheques=${page.cheques}
      onDone=${onDone}
      onBounce=${(cheque: ChequeDoc) => (sheet.value = { kind: 'bounce', cheque })}
    />`
  return html`<${Moves} of=${page[side.value]} isWallet=${side.value === 'wallet'} />`
}

function Sums({ page: { customer } }: { readonly page: CustomerPage }): VNode {
  const { owes, wallet, creditLimit, creditDays, dueSince, isErased } = customer
  const late =
    dueSince === null || creditDays === 0
      ? 0
      : dayNumber(today()) - dayNumber(dueSince) - creditDays
  return html`<div class="customer-sums">
    <section class=${`card${late > 0 ? ' card-stop' : owes > 0 ? ' card-wait' : ''}`}>
      <h2>${t('customers.owes')}</h2>
      <${Amount} minor=${owes} size="total" />
      <p class="customer-terms">
        ${creditLimit === null ? t('customers.no-account') : termsOf(customer)}
      </p>
      ${late > 0 && html`<p><${Badge} tone="stop">${t('customers.late', { days: late })}<//></p>`}
      <${Button}
        kind="primary"
        icon=${HandCoins}
        wide
        why=${owes <= 0 ? t('customers.nothing-owed') : whyNever('customer.pay')}
        onPress=${() => (sheet.value = { kind: 'money', purpose: 'account' })}
      >
        ${t('customers.take-payment')}
      <//>
    </section>
    <section class="card">
      <h2>${t('customers.wallet')}</h2>
      <${Amount} minor=${wallet} size="total" />
      <p class="customer-terms">${t('customers.wallet-is')}</p>
      <div class="customer-wallet-keys">
        <${Button}
          icon=${WalletMinimal}
          why=${isErased ? t('customers.erased') : whyNever('wallet.top-up')}
          onPress=${() => (sheet.value = { kind: 'money', purpose: 'wallet' })}
        >
          ${t('customers.top-up')}
        <//>
        <${Button}
          why=${wallet <= 0 ? t('customers.wallet-empty') : whyNever('wallet.pay-out')}
          onPress=${() => (sheet.value = { kind: 'pay-out' })}
        >
          ${t('customers.pay-out')}
        <//>
      </div>
    </section>
  </div>`
}

/** The limit, what is left of it, and why that is less than what is owed would leave. */
const termsOf = (customer: KnownCustomer): string => {
  const { creditLimit, creditDays, inHand } = customer
  const left = money(creditLeft(customer) ?? 0, true)
  return [
    t('customers.limit-is', { limit: money(creditLimit ?? 0, true), left }),
    inHand > 0 ? t('customers.limit-waits', { amount: money(inHand, true) }) : '',
    creditDays > 0 ? t('customers.days-are', { days: creditDays }) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

function Foot(): VNode {
  return html`<footer class="customer-foot">
    <${Button} icon=${ScrollText} why=${whyNever('customer.statement')} onPress=${() => (sheet.value = { kind: 'statement' })}>
      ${t('customers.statement')}
    <//>
    <${Button} icon=${ShieldCheck} why=${whyNever('customer.terms')} onPress=${() => (sheet.value = { kind: 'terms' })}>
      ${t('customers.terms')}
    <//>
    <${Button} icon=${Users} why=${whyNever('customer.merge')} onPress=${() => (sheet.value = { kind: 'merge' })}>
      ${t('customers.merge')}
    <//>
    <${Button} kind="danger" icon=${Trash2} why=${whyNever('customer.erase')} onPress=${() => (sheet.value = { kind: 'erase' })}>
      ${t('customers.erase')}
    <//>
  </footer>`
}

/** What became of a movement, in the reader's words: what the books call it is for the books. */
const sayMove = ({ sourceKind, memo, amount }: Movement, isWallet: boolean): string => {
  const number = paperNumber(memo)
  const what =
    sourceKind === 'customer'
      ? t('customers.move-merged')
      : sourceKind === 'money'
        ? t(
            isWallet
              ? amount > 0
                ? 'customers.move-out'
                : 'customers.move-in'
              : 'customers.move-paid',
          )
        : sourceKind === 'cheque'
          ? t('customers.move-bounced')
          : t(amount > 0 ? 'customers.move-bill' : 'customers.move-back')
  return number === '' ? what : `${what} ${number}`
}

/** By which way, and what it is known by. */
const sayPart = ({ kind, reference, bank = '', dated }: MoneyPart): string =>
  [
    kind === 'cash' ? t('shared.tender-cash') : t(`customers.way-${kind}`),
    reference,
    bank,
    dated === undefined ? '' : shortDay(dated),
  ]
    .filter((word) => word !== '')
    .join(' · ')

function Moves(props: { readonly of: readonly Movement[]; readonly isWallet: boolean }): VNode {
  const { of, isWallet } = props
  if (of.length === 0) return html`<${EmptyState} title=${t('customers.no-moves')} />`
  const sign = isWallet ? -1 : 1
  return html`<div class="customer-table" tabindex="0" role="region" aria-label=${t('customers.shown')}>
    <table class="figures">
      <thead>
        <tr>
          <th>${t('customers.col-day')}</th>
          <th>${t('customers.col-what')}</th>
          <th>${t('customers.col-amount')}</th>
          <th>${t('customers.col-after')}</th>
        </tr>
      </thead>
      <tbody>
        ${of.map(
          (move, i) => html`<tr key=${i}>
            <td>${shortDay(move.businessDate)}</td>
            <td>
              ${sayMove(move, isWallet)}
              ${(move.parts ?? []).map((part, at) => html`<small key=${at}>${sayPart(part)}</small>`)}
            </td>
            <td>${money(sign * move.amount)}</td>
            <td>${money(sign * move.balance)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function Bills({ page: { bills } }: { readonly page: CustomerPage }): VNode {
  if (bills.length === 0) return html`<${EmptyState} title=${t('customers.no-bills')} />`
  return html`<div class="customer-table" tabindex="0" role="region" aria-label=${t('customers.side-bills')}>
    <table class="figures">
      <thead>
        <tr>
          <th>${t('customers.col-day')}</th>
          <th>${t('customers.col-bill')}</th>
          <th>${t('customers.col-amount')}</th>
        </tr>
      </thead>
      <tbody>
        ${bills.map(
          ({ billId, openedAt, number, state, payable }) => html`<tr key=${billId}>
            <td>${shortDay(businessDate(openedAt, session.value.me?.outlet.timeZone ?? 'UTC', session.value.me?.outlet.cutOffMinute ?? 0))}</td>
            <td>${number ?? t(`customers.bill-${state === 'void' ? 'void' : 'open'}`)}</td>
            <td>${money(payable)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
