/**
 * Counting notes and coins: a row for each value, the largest first.
 *
 * The rule: the keyboard's digits and Enter or Tab do the whole count, and so does a
 * finger on a row and the keys beside it, which on a phone are the phone's own;
 * what is typed is never worked out anywhere but in whole pieces.
 */
import type { TargetedInputEvent, TargetedKeyboardEvent, VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { denominations, sumOfPieces, type Piece } from '../../../schema/till.ts'
import { isPhone } from '../frame/step-back.ts'
import { session } from '../session.ts'
import { Amount } from '../ui/amount.ts'
import { Keypad } from '../ui/keypad.ts'
import { money } from '../words/format.ts'
import { t } from '../words/words.ts'

export interface PieceCountProps {
  readonly counted: Typed
  readonly onChange: (counted: Typed) => void
}

/** What was typed, by value in minor units. */
export type Typed = Readonly<Record<number, string>>

export const piecesIn = (typed: Typed): readonly Piece[] =>
  Object.entries(typed)
    .map(([value, pieces]) => ({ value: Number(value), pieces: Number(pieces || '0') }))
    .filter(({ pieces }) => pieces > 0)

export const sumOf = (typed: Typed): number => sumOfPieces(piecesIn(typed))

/** Enter and the arrows go from value to value: whoever counts looks at the money, not at the screen. */
const nextOnEnter = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
  const by = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (by === undefined) return
  event.preventDefault()
  const fields = [...(event.currentTarget.closest('.pieces-rows')?.querySelectorAll('input') ?? [])]
  fields[fields.indexOf(event.currentTarget) + by]?.focus()
}

export function PieceCount({ counted, onChange }: PieceCountProps): VNode {
  const { currency = '', currencyExponent = 2 } = session.value.me?.outlet ?? {}
  const values = denominations(currency, currencyExponent)
  const [at, setAt] = useState(values[0] ?? 1)
  const put = (value: number, text: string): void =>
    onChange({ ...counted, [value]: text.replace(/\D/g, '').slice(0, 5) })
  return html`<div class="pieces">
    <div class="pieces-rows" role="group" aria-label=${t('till.pieces')}>
      ${values.map((value) => {
        const pieces = counted[value] ?? ''
        return html`<label key=${value} class=${`piece${value === at ? ' piece-at' : ''}`}>
          <span class="piece-value figures">${money(value, true)}</span>
          <span aria-hidden="true">×</span>
          <input
            class="piece-input figures"
            inputmode=${isPhone() ? 'numeric' : 'none'}
            enterkeyhint="next"
            autocomplete="off"
            aria-label=${t('till.pieces-of', { value: money(value, true) })}
            value=${pieces}
            onFocus=${() => setAt(value)}
            onKeyDown=${nextOnEnter}
            onInput=${(event: TargetedInputEvent<HTMLInputElement>) => put(value, event.currentTarget.value)}
          />
          <span class="piece-sum"><${Amount} minor=${value * Number(pieces || '0')} short /></span>
        </label>`
      })}
    </div>
    ${
      !isPhone() &&
      html`<${Keypad}
        mode="count"
        value=${counted[at] ?? ''}
        listens=${false}
        onChange=${(text: string) => put(at, text)}
      />`
    }
  </div>`
}
