/**
 * A payment on account that is known by something: a cheque, a transfer, UPI or
 * a card.
 *
 * The rule: what is written on it is typed before the payment is taken, because
 * it stands on the receipt and on the statement.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { CreditCard, Landmark, ReceiptText, Smartphone, type IconNode } from 'lucide'
import type { AccountTender } from '../../../schema/commands/customer.ts'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { fromDateField, toDateField } from '../../lib/words/date-field.ts'
import { money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { today } from './today.ts'

export const referenceWays = ['upi', 'card', 'cheque', 'transfer'] as const
export type ReferenceWay = (typeof referenceWays)[number]

const icons: Readonly<Record<ReferenceWay, IconNode>> = {
  upi: Smartphone,
  card: CreditCard,
  cheque: ReceiptText,
  transfer: Landmark,
}

export interface ByReferenceProps {
  readonly way: ReferenceWay
  readonly amount: number
  readonly isBusy: boolean
  readonly onTake: (tender: AccountTender) => void
  readonly onBack: () => void
}

/** The keys that lead to it. */
export function ReferenceWays(props: {
  readonly why: string | undefined
  readonly onChoose: (way: ReferenceWay) => void
}): VNode {
  return html`<div class="customer-ways" role="group" aria-label=${t('customers.ways')}>
    ${referenceWays.map(
      (way) => html`<${Button}
        key=${way}
        icon=${icons[way]}
        why=${props.why}
        onPress=${() => props.onChoose(way)}
      >
        ${t(`customers.way-${way}`)}
      <//>`,
    )}
  </div>`
}

export function ByReference({ way, amount, isBusy, onTake, onBack }: ByReferenceProps): VNode {
  const [reference, setReference] = useState('')
  const [bank, setBank] = useState('')
  const [dated, setDated] = useState(today)
  const isOnPaper = way === 'cheque' || way === 'transfer'
  const why =
    way === 'cheque' && (reference.trim() === '' || bank.trim() === '')
      ? t('customers.number-missing')
      : way === 'transfer' && reference.trim() === ''
        ? t('customers.utr-missing')
        : undefined
  const take = (): void => {
    if (why !== undefined) return
    onTake({
      kind: way,
      offered: 'exact',
      reference: reference.trim(),
      ...(isOnPaper ? { bank: bank.trim(), dated } : {}),
    })
  }
  const label =
    way === 'cheque' ? 'cheque-number' : way === 'transfer' ? 'transfer-utr' : 'reference'
  return html`<div class="customer-form">
    <${Field}
      label=${t(`customers.${label}`)}
      hint=${isOnPaper ? undefined : t('customers.optional')}
      inputMode=${way === 'cheque' ? 'numeric' : 'text'}
      value=${reference}
      maxLength=${40}
      onInput=${setReference}
      onEnter=${take}
    />
    ${
      isOnPaper &&
      html`<${Field}
          label=${t(way === 'cheque' ? 'customers.cheque-bank' : 'customers.transfer-bank')}
          hint=${way === 'cheque' ? undefined : t('customers.optional')}
          value=${bank}
          maxLength=${60}
          onInput=${setBank}
          onEnter=${take}
        />
        <${Field}
          label=${t(way === 'cheque' ? 'customers.cheque-dated' : 'customers.transfer-dated')}
          type="date"
          value=${toDateField(dated)}
          onInput=${(text: string) => text !== '' && setDated(fromDateField(text))}
        />`
    }
    ${way === 'cheque' && html`<p>${t('customers.cheque-says')}</p>`}
    <div class="customer-take">
      <${Button} onPress=${onBack}>${t('shared.back')}<//>
      <${Button} kind="primary" icon=${icons[way]} busy=${isBusy} why=${why} onPress=${take}>
        ${t(`customers.take-${way}`, { amount: money(amount, true) })}
      <//>
    </div>
  </div>`
}
