/** A share or an amount, typed or taken from a row of usual ones. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { Off } from '../../../schema/lowering.ts'
import { session } from '../session.ts'
import { Button } from '../ui/button.ts'
import { Keypad } from '../ui/keypad.ts'
import { textToUnits } from '../ui/keypad-text.ts'
import { SegmentedControl } from '../ui/segmented-control.ts'
import { money } from '../words/format.ts'
import { t } from '../words/words.ts'

export type Unit = 'rate' | 'amount'

export interface Typed {
  readonly unit: Unit
  /** As it stands on the pad. */
  readonly text: string
}

const exponent = (): number => session.value.me?.outlet.currencyExponent ?? 2

/** What was typed, as the hub is told; null while it is nothing, or more than all. */
export const offOf = ({ unit, text }: Typed): Off | null => {
  if (unit === 'amount') {
    const amount = textToUnits(text, exponent())
    return amount > 0 ? { kind: 'amount', amount } : null
  }
  const ratePpm = textToUnits(text, 4)
  return ratePpm > 0 && ratePpm <= 1_000_000 ? { kind: 'rate', ratePpm } : null
}

/** An amount in minor units as the pad writes it. */
export const padText = (amount: number): string => {
  const whole = amount / 10 ** exponent()
  return Number.isInteger(whole) ? String(whole) : whole.toFixed(exponent())
}

export interface AmountPadProps {
  readonly value: Typed
  readonly onChange: (value: Typed) => void
  /** Whether a share can be typed too. */
  readonly withRate?: boolean
  /** Usual shares in per cent, and usual amounts in minor units. */
  readonly rates?: readonly number[]
  readonly amounts?: readonly number[]
  /** Whether so much is taken off only once somebody else has allowed it. */
  readonly asks?: (typed: Typed) => boolean
  readonly onEnter?: () => void
}

export function AmountPad(props: AmountPadProps): VNode {
  const { value, withRate = true, rates = [5, 10, 15, 20], amounts = [], onEnter } = props
  const { unit, text } = value
  const symbol = session.value.me?.outlet.currency === 'INR' ? '₹' : t('bill.amount')
  const write = (next: string): void => props.onChange({ unit, text: next })
  const usual = unit === 'rate' ? rates.map(String) : amounts.map(padText)
  return html`<div class="amount-pad">
    <div class="amount-pad-top">
      <output class="amount-pad-text figures">
        ${unit === 'rate' ? `${text === '' ? '0' : text} %` : money(textToUnits(text, exponent()), true)}
      </output>
      ${
        withRate &&
        html`<${SegmentedControl}
          label=${t('bill.unit')}
          choices=${[
            { value: 'rate', label: '%' },
            { value: 'amount', label: symbol },
          ]}
          value=${unit}
          onChange=${(next: Unit) => props.onChange({ unit: next, text: '' })}
        />`
      }
    </div>
    ${
      usual.length > 0 &&
      html`<div class="amount-pad-usual">
        ${usual.map(
          (one) => html`<${Button} key=${one} pressed=${one === text} onPress=${() => write(one)}>
            ${unit === 'rate' ? `${one} %` : money(textToUnits(one, exponent()), true)}
            ${props.asks?.({ unit, text: one }) === true && html`<small>${t('bill.asks')}</small>`}
          <//>`,
        )}
      </div>`
    }
    <${Keypad} mode="amount" value=${text} onChange=${write} onEnter=${onEnter} />
  </div>`
}
