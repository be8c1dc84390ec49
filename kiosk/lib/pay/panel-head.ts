/** Above a way of paying that is asked about: the way back, its name, and how much it is. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { ArrowLeft } from 'lucide'
import type { Money } from '../../../schema/money.ts'
import type { TenderKind } from '../../../schema/tender-kinds.ts'
import { Amount } from '../ui/amount.ts'
import { Button } from '../ui/button.ts'
import { t } from '../words/words.ts'

interface PanelHeadProps {
  readonly kind: TenderKind
  readonly amount: Money
  readonly onBack: () => void
}

export function PanelHead({ kind, amount, onBack }: PanelHeadProps): VNode {
  return html`<header class="elsewhere-head">
    <${Button} kind="quiet" icon=${ArrowLeft} label=${t('shared.back')} onPress=${onBack} />
    <h2>${t(`shared.tender-${kind}`)}</h2>
    <${Amount} minor=${amount} size="total" />
  </header>`
}
