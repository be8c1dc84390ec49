/**
 * One less, how many, one more. The rule: at an end the key stays where it is
 * and says why it does nothing; the number never jumps by more than a step.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Minus, Plus, Trash2 } from 'lucide'
import { t } from '../words/words.ts'
import { Button } from './button.ts'

export interface StepperProps {
  /** What is counted, for the labels of the two keys. */
  readonly name: string
  readonly value: number
  readonly least?: number
  readonly most?: number
  readonly step?: number
  /** Finished text for the value; the plain number unless given. */
  readonly text?: string
  /** Where given, one less than the least removes the thing. */
  readonly onRemove?: () => void
  readonly onChange: (value: number) => void
}

export function Stepper(props: StepperProps): VNode {
  const { name, value, least = 0, most = Infinity, step = 1, onRemove } = props
  const atLeast = value - step < least
  const atMost = value + step > most
  const less = (): void => (atLeast ? onRemove?.() : props.onChange(value - step))
  return html`<div class="stepper" role="group" aria-label=${name}>
    <${Button}
      kind="plain"
      icon=${atLeast && onRemove ? Trash2 : Minus}
      label=${atLeast && onRemove ? `${t('shared.remove')}: ${name}` : t('shared.less-of', { name })}
      why=${atLeast && !onRemove ? t('shared.floor', { least }) : undefined}
      onPress=${less}
    />
    <output class="stepper-value figures">${props.text ?? value}</output>
    <${Button}
      kind="plain"
      icon=${Plus}
      label=${t('shared.more-of', { name })}
      why=${atMost ? t('shared.ceiling', { most }) : undefined}
      onPress=${() => props.onChange(value + step)}
    />
  </div>`
}
