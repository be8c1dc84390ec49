/**
 * Paying with what is no money at once: a customer’s account or wallet, a voucher.
 *
 * The rule: it says whose it is and what they have before it is used, and takes
 * no more than that; what is missing then is taken another way.
 */
import { speakCustomers } from '../customers/words.ts'
import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { KnownCustomer, VoucherDoc } from '../../../schema/customer.ts'
import { voucherFigures } from '../../../schema/customer-words.ts'
import type { Money } from '../../../schema/money.ts'
import { sendApproved } from '../frame/ask-approval.ts'
import { creditLeft, customerOf, lookUp, nameOfCustomer, voucherOf } from '../customers/known.ts'
import { sayDeclined, type Said } from '../frame/say-declined.ts'
import { Button } from '../ui/button.ts'
import { ErrorNote } from '../ui/error-note.ts'
import { Field } from '../ui/field.ts'
import { fullDay } from '../words/dates.ts'
import { money } from '../words/format.ts'
import { t } from '../words/words.ts'
import { PanelHead } from './panel-head.ts'
import type { Owner } from './tender.ts'

speakCustomers()

export interface OwnerPanelProps {
  readonly class: string
  /** What is to be paid so: what was typed, or all that is missing. */
  readonly wanted: Money
  /** What has been offered in the same way before. */
  readonly before: Money
  readonly customerId: string | undefined
  /** The key that says whose it is. */
  readonly whose: ComponentChildren
  readonly onTake: (amount: Money, reference?: string, owner?: Owner) => void
  readonly onBack: () => void
}

/** Whose it is, read anew when the panel opens: another desk may have sold to them meanwhile. */
const useOwner = (customerId: string | undefined): KnownCustomer | undefined => {
  useEffect(() => {
    if (customerId !== undefined) void lookUp(customerId)
  }, [customerId])
  return customerOf(customerId)
}

export function AccountPanel(props: OwnerPanelProps): VNode {
  const { wanted: amount, before, whose, onTake, onBack } = props
  const customer = useOwner(props.customerId)
  const left = customer === undefined ? null : creditLeft(customer)
  const over = left === null ? null : before + amount - left
  const askOver = async (): Promise<void> => {
    if (customer === undefined) return
    const { customerId } = customer
    const title = t('customers.allow-title', { name: nameOfCustomer(customer) })
    const upTo = customer.owes + customer.inHand + before + amount
    const answer = await sendApproved('customer.let-over', { customerId, upTo }, title)
    if (answer?.ok === true) onTake(amount)
  }
  return html`<section class=${`elsewhere ${props.class}`} aria-label=${t('shared.tender-account')}>
    <${PanelHead} kind="account" amount=${amount} onBack=${onBack} />
    <div class="owner-how">
      ${whose}
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
            onPress=${() => onTake(amount)}
          >
            ${t('customers.put-on-account', { amount: money(amount, true) })}
          <//>`
    }
  </section>`
}

export function WalletPanel(props: OwnerPanelProps): VNode {
  const { wanted, before, whose, onTake, onBack } = props
  const customer = useOwner(props.customerId)
  const left = Math.max(0, (customer?.wallet ?? 0) - before)
  const amount = Math.min(wanted, left)
  const why =
    customer === undefined
      ? t('customers.choose-first')
      : left === 0
        ? t('customers.wallet-empty')
        : undefined
  return html`<section class=${`elsewhere ${props.class}`} aria-label=${t('shared.tender-wallet')}>
    <${PanelHead} kind="wallet" amount=${wanted} onBack=${onBack} />
    <div class="owner-how">
      ${whose}
      <p>
        ${customer === undefined ? t('customers.choose-first') : t('customers.wallet-has', { left: money(left, true) })}
      </p>
    </div>
    <${Button} kind="primary" wide why=${why} onPress=${() => onTake(amount)}>
      ${t('customers.spend-wallet', { amount: money(amount, true) })}
    <//>
  </section>`
}

export function VoucherPanel(props: OwnerPanelProps): VNode {
  const { wanted, onTake, onBack } = props
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
  const amount = Math.min(wanted, voucher?.left ?? 0)
  const spend = (): void =>
    onTake(amount, voucher?.lastFour ?? '', { voucher: voucherFigures(typed) })
  return html`<section class=${`elsewhere ${props.class}`} aria-label=${t('shared.tender-voucher')}>
    <${PanelHead} kind="voucher" amount=${wanted} onBack=${onBack} />
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
