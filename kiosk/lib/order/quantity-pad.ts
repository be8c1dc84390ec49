/**
 * How much of it: figures in grams, kilograms, pieces, or in the money a guest
 * wants to spend.
 *
 * The rule: it says at once what the figures come to, in weight and in money.
 */
import type { ComponentChildren, VNode } from 'preact'
import { html } from 'htm/preact'
import type { MenuItem } from '../../../schema/catalogue.ts'
import type { Money } from '../../../schema/money.ts'
import { lineGross } from '../../../schema/quantity.ts'
import { session } from '../session.ts'
import { Amount } from '../ui/amount.ts'
import { Keypad } from '../ui/keypad.ts'
import { SegmentedControl } from '../ui/segmented-control.ts'
import { money, moneyParts } from '../words/format.ts'
import { t } from '../words/words.ts'
import { padModes, portions, readQuantity, writeQuantity, type PadUnit } from './amounts.ts'
import { portionText, weightText } from './words.ts'

/** What has been typed, and as what. */
export interface Figures {
  readonly typed: string
  readonly unit: PadUnit
}

export interface QuantityPadProps {
  readonly item: MenuItem
  readonly unitPrice: Money
  readonly value: Figures
  readonly onChange: (value: Figures) => void
  readonly onEnter: () => void
  /** A portion was touched, in thousandths. */
  readonly onPortion: (qtyMilli: number) => void
  /** What it is now, in thousandths; the first key typed replaces it. */
  readonly now?: number
  /** What the tray weighs that the figures hold too, in thousandths. */
  readonly tareMilli?: number
  /** Why the figures cannot be meant: the tray alone weighs as much. */
  readonly tooLight?: string | undefined
  /** What else there is to say about it, beside the keys. */
  readonly children?: ComponentChildren
}

/** The quantity the figures mean, in thousandths, or null. */
export const quantityOf = ({ typed, unit }: Figures, unitPrice: Money): number | null =>
  readQuantity(typed, unit, unitPrice, session.peek().me?.outlet.currencyExponent)

export function QuantityPad(props: QuantityPadProps): VNode {
  const { item, unitPrice, value, onChange, now, tareMilli = 0, tooLight } = props
  const { typed, unit } = value
  const gross = typed === '' ? (now ?? null) : quantityOf(value, unitPrice)
  const qtyMilli = gross === null || gross <= tareMilli ? null : gross - tareMilli
  const shown = typed === '' && now !== undefined ? writeQuantity(now, unit) : typed
  const signs: Readonly<Record<PadUnit, string>> = {
    small: t(item.unit === 'litre' ? 'order.unit-ml' : 'order.unit-g'),
    whole: t(item.unit === 'litre' ? 'order.unit-l' : 'order.unit-kg'),
    money: moneyParts(0).currency,
    piece: '×',
  }
  const isBefore = unit === 'money' || unit === 'piece'
  return html`<div class="quantity">
    <div class="quantity-side">
      ${
        item.isWeighed &&
        html`<${SegmentedControl}
        label=${t('order.typed-as')}
        choices=${(['small', 'whole', 'money'] as const).map((one) => ({ value: one, label: signs[one] }))}
        value=${unit}
        onChange=${(next: PadUnit) => onChange({ typed: '', unit: next })}
      />`
      }
      <p class="quantity-shown figures" data-before=${isBefore}>
        <b>${shown === '' ? '0' : shown}</b><span>${signs[unit]}</span>
      </p>
      <p class=${`quantity-means figures${tooLight === undefined ? '' : ' quantity-wrong'}`} role="status">
        ${
          tooLight !== undefined
            ? html`<span>${tooLight}</span>`
            : qtyMilli === null
              ? html`<span>${t(item.isWeighed ? 'order.type-weight' : 'order.type-count')}</span>`
              : html`<span>${meant(qtyMilli, tareMilli, item)}</span>
              <${Amount} minor=${lineGross(qtyMilli, unitPrice)} size="head" />`
        }
      </p>
      ${
        item.isWeighed &&
        html`<div class="portions" role="group" aria-label=${t('order.portions')}>
        ${portions.map(
          (portion) => html`<button
            type="button"
            key=${portion}
            class="portion figures"
            onClick=${() => props.onPortion(portion)}
          >
            <b>${portionText(portion, item.unit)}</b>
            <span>${money(lineGross(portion, unitPrice), true)}</span>
          </button>`,
        )}
      </div>`
      }
      ${props.children}
    </div>
    <${Keypad}
      mode=${padModes[unit]}
      value=${typed}
      onChange=${(next: string) => onChange({ typed: next, unit })}
      onEnter=${props.onEnter}
    />
  </div>`
}

/** The weight that is charged; where a tray is taken off it says that it is the net. */
const meant = (
  qtyMilli: number,
  tareMilli: number,
  { isWeighed, unit }: Pick<MenuItem, 'isWeighed' | 'unit'>,
): string => {
  if (!isWeighed) return ''
  const weight = weightText(qtyMilli, unit)
  return tareMilli === 0 ? weight : t('order.net', { weight })
}
