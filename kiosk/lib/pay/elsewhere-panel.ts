/**
 * UPI and card: the guest pays somewhere else.
 *
 * The rule: the amount is fixed before the guest pays it, and it counts only
 * once a person here says that it has arrived.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { CreditCard } from 'lucide'
import { Button } from '../ui/button.ts'
import { Field } from '../ui/field.ts'
import { Icon } from '../ui/icon.ts'
import { t } from '../words/words.ts'
import { PanelHead } from './panel-head.ts'
import { UpiCode, type UpiCodeProps } from './upi-code.ts'

/** The last figures of a payment's reference are enough to find it again. */
export const referenceMax = 12

export interface ElsewhereProps extends UpiCodeProps {
  readonly kind: 'upi' | 'card'
  readonly class: string
  /** What has come between since it was opened. */
  readonly warning?: string | undefined
  /** It has arrived. */
  readonly onTake: (reference: string) => void
  readonly onBack: () => void
}

export function ElsewherePanel(props: ElsewhereProps): VNode {
  const { kind, amount, warning, onTake, onBack } = props
  const [reference, setReference] = useState('')
  const confirm = (): void => onTake(reference)
  return html`<section class=${`elsewhere ${props.class}`} aria-label=${t(`shared.tender-${kind}`)}>
    <${PanelHead} kind=${kind} amount=${amount} onBack=${onBack} />
    <div class="elsewhere-how">
      ${
        kind === 'upi'
          ? html`<${UpiCode} ...${props} />`
          : html`<${Icon} of=${CreditCard} size=${96} /><p>${t('pay.card-how')}</p>`
      }
    </div>
    <${Field}
      label=${t('pay.reference')}
      value=${reference}
      inputMode="numeric"
      maxLength=${referenceMax}
      onInput=${setReference}
      onEnter=${confirm}
    />
    ${warning !== undefined && html`<p class="elsewhere-warning" role="alert">${warning}</p>`}
    <${Button} kind="primary" wide onPress=${confirm}>
      ${t(kind === 'upi' ? 'pay.received' : 'pay.approved')}
    <//>
  </section>`
}
