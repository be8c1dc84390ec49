/**
 * Paying with what is no money at once: a customer’s account or wallet, a voucher.
 *
 * The rule: it says whose it is and what they have before it is used, and takes
 * no more than that; what is missing then is taken another way.
 */
import { speakCustomers } from '../../lib/customers/words.ts'
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ArrowLeft } from 'lucide'
import type { BillDoc, TenderKind } from '../../../schema/bill.ts'
import type { KnownCustomer, VoucherDoc } from '../../../schema/customer.ts'
import { voucherFigures } from '../../../schema/customer-words.ts'
import { AskSheet, sendOrAsk } from '../../lib/customers/asking.ts'
import {
  creditLeft,
  customerOf,
  lookUp,
  nameOfCustomer,
  voucherOf,
} from '../../lib/customers/known.ts'
import { sayDeclined, type Said } from '../../lib/frame/say-declined.ts'
import { session } from '../../lib/session.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Field } from '../../lib/ui/field.ts'
import { fullDay } from '../../lib/words/dates.ts'
import { money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { asking, chips, typedAmount } from '../desk.ts'
import { take } from './settle.ts'
import { missing } from './tender.ts'
import { WhoseBill } from './whose.ts'

speakCustomers()

interface PanelProps {
  readonly bill: BillDoc
}

/** Whose bill it is, read anew when the panel opens: another desk may have sold to them meanwhile. */
const useOwner = ({ customerId }: BillDoc): KnownCustomer | undefined => {
  useEffect(() => {
    if (customerId !== undefined) void lookUp(customerId)
  }, [customerId])
  return customerOf(customerId)
}

/** What was typed, or all that is missing. */
const wanted = (bill: BillDoc, kind: TenderKind): number => {
  const outlet = session.value.me?.outlet
  return typedAmount() ?? (outlet === undefined ? 0 : missing(bill, outlet, chips.value, kind))
}

const head = (name: string, amount: number): VNode => html`<header class="elsewhere-head">
  <${Button}
    kind="quiet"
    icon=${ArrowLeft}
    label=${t('shared.back')}
    onPress=${() => (asking.value = null)}
  />
  <h2>${name}</h2>
  <${Amount} minor=${amount} size="total" />
</header>`

export function AccountPanel({ bill }: PanelProps): VNode {
  const customer = useOwner(bill)
  const amount = wanted(bill, 'account')
  const before = chips.value
    .filter(({ kind }) => kind === 'account')
    .reduce((sum, chip) => sum + chip.amount, 0)
  const left = customer === undefined ? null : creditLeft(customer)
  const over = left === null ? null : before + amount - left
  const askOver = async (): Promise<void> => {
    if (customer === undefined) return
    const { customerId } = customer
    const title = t('customers.allow-title', { name: nameOfCustomer(customer) })
    const upTo = customer.owes + before + amount
    const answer = await sendOrAsk('customer.let-over', { customerId, upTo }, title)
    if (answer?.ok === true) take('account', amount)
  }
  return html`<section class="pad elsewhere" aria-label=${t('cashier.account')}>
    ${head(t('cashier.account'), amount)}
    <div class="owner-how">
      <${WhoseBill} bill=${bill} />
      ${
        customer === undefined
          ? html`<p>${t('customers.choose-first')}</p>`
          : html`
              <dl class="owner-facts figures">
                <div><dt>${t('customers.owes')}</dt><dd>${money(customer.owes)}</dd></div>
              </dl>
              <p>
                ${left === null ? t('customers.no-account') : t('customers.account-left', { left: money(left, true) })}
              </p>
              ${over !== null && over > 0 && html`<p class="owner-over">${t('customers.account-over', { over: money(over, true) })}</p>`}
            `
      }
    </div>
    ${
      customer !== undefined && (over === null || over > 0)
        ? html`<${Button} kind="primary" wide onPress=${() => void askOver()}>${t('customers.allow-over')}<//>`
        : html`<${Button}
            kind="primary"
            wide
            why=${customer === undefined ? t('customers.choose-first') : undefined}
            onPress=${() => take('account', amount)}
          >
            ${t('customers.put-on-account', { amount: money(amount, true) })}
          <//>`
    }
    <${AskSheet} />
  </section>`
}

export function WalletPanel({ bill }: PanelProps): VNode {
  const customer = useOwner(bill)
  const spent = chips.value
    .filter(({ kind }) => kind === 'wallet')
    .reduce((sum, chip) => sum + chip.amount, 0)
  const left = Math.max(0, (customer?.wallet ?? 0) - spent)
  const amount = Math.min(wanted(bill, 'wallet'), left)
  const why =
    customer === undefined
      ? t('customers.choose-first')
      : left === 0
        ? t('customers.wallet-empty')
        : undefined
  return html`<section class="pad elsewhere" aria-label=${t('cashier.wallet')}>
    ${head(t('cashier.wallet'), wanted(bill, 'wallet'))}
    <div class="owner-how">
      <${WhoseBill} bill=${bill} />
      <p>
        ${customer === undefined ? t('customers.choose-first') : t('customers.wallet-has', { left: money(left, true) })}
      </p>
    </div>
    <${Button} kind="primary" wide why=${why} onPress=${() => take('wallet', amount)}>
      ${t('customers.spend-wallet', { amount: money(amount, true) })}
    <//>
  </section>`
}

export function VoucherPanel({ bill }: PanelProps): VNode {
  const [typed, setTyped] = useState('')
  const [voucher, setVoucher] = useState<VoucherDoc | undefined>()
  const [why, setWhy] = useState<Said | undefined>()
  const type = (next: string): void => {
    setTyped(next)
    setVoucher(undefined)
    setWhy(undefined)
  }
  const check = async (): Promise<void> => {
    const answer = await voucherOf(voucherFigures(typed))
    setVoucher(answer.ok ? answer.value : undefined)
    setWhy(answer.ok ? undefined : answer)
  }
  const amount = Math.min(wanted(bill, 'voucher'), voucher?.left ?? 0)
  const spend = (): void =>
    take('voucher', amount, voucher?.lastFour ?? '', { voucher: voucherFigures(typed) })
  return html`<section class="pad elsewhere" aria-label=${t('cashier.voucher')}>
    ${head(t('cashier.voucher'), wanted(bill, 'voucher'))}
    <div class="owner-how">
      <${Field}
        label=${t('customers.voucher-number')}
        inputMode="numeric"
        value=${typed}
        maxLength=${19}
        onInput=${type}
        onEnter=${() => void (voucher === undefined ? check() : spend())}
      />
      ${
        voucher !== undefined &&
        html`<p>
          <b class="figures">${t('customers.voucher-left', { left: money(voucher.left, true) })}</b>
          ${voucher.expiresOn !== null && html` · ${t('customers.voucher-until', { date: fullDay(voucher.expiresOn) })}`}
        </p>`
      }
      ${why !== undefined && html`<${ErrorNote} what=${sayDeclined(why)} />`}
    </div>
    ${
      voucher === undefined
        ? html`<${Button} kind="primary" wide why=${typed === '' ? t('customers.voucher-missing') : undefined} onPress=${() => void check()}>
            ${t('customers.check-voucher')}
          <//>`
        : html`<${Button} kind="primary" wide why=${amount <= 0 ? t('customers.voucher-empty') : undefined} onPress=${spend}>
            ${t('customers.spend-voucher', { amount: money(amount, true) })}
          <//>`
    }
  </section>`
}
