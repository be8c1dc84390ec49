/**
 * The twelve keys: a PIN, an amount or a quantity. The rule: a finger on the
 * glass and the keyboard's digits do the same thing, and a touched key never
 * takes the focus away from where the keyboard was.
 */
import type { VNode } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { html } from 'htm/preact'
import { Delete } from 'lucide'
import { t } from '../words/words.ts'
import { Icon } from './icon.ts'
import { typeKey, type PadKey, type PadRules } from './keypad-text.ts'

export type PadMode = 'pin' | 'amount' | 'count' | 'weight'

export interface KeypadProps {
  /** `amount` has two decimals, `weight` three, `count` and `pin` none. */
  readonly mode: PadMode
  /** The digits typed so far; textToUnits turns them into a number. */
  readonly value: string
  readonly onChange: (value: string) => void
  /** The keyboard's Enter. */
  readonly onEnter?: () => void
  /** Whether the keyboard types here too; of several listening pads the one that came last does. */
  readonly listens?: boolean
}

const rules: Readonly<Record<PadMode, PadRules>> = {
  pin: { whole: 6, decimals: 0, zeros: true },
  amount: { whole: 8, decimals: 2 },
  count: { whole: 4, decimals: 0 },
  weight: { whole: 4, decimals: 3 },
}

const lastRow: Readonly<Record<PadMode, readonly PadKey[]>> = {
  pin: ['clear', '0', 'back'],
  amount: ['.', '0', 'back'],
  count: ['00', '0', 'back'],
  weight: ['.', '0', 'back'],
}

/** The pads that listen, in the order they appeared: the last one gets the keys. */
const listening: object[] = []

const digits: readonly PadKey[] = ['7', '8', '9', '4', '5', '6', '1', '2', '3']
/** A PIN is learnt on a telephone, a sum on a calculator. */
const phoneDigits: readonly PadKey[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

export function Keypad(props: KeypadProps): VNode {
  const { mode, listens = true } = props
  const pad = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props

  // Before the next key can come: a pad that listens only after the next paint loses a fast first digit.
  useLayoutEffect(() => {
    if (!listens) return undefined
    const onKey = (event: KeyboardEvent): void => {
      if (listening.at(-1) !== onKey) return
      const { value, onChange, onEnter } = latest.current
      if (isTypedElsewhere(event, pad.current)) return
      if (event.key === 'Enter' && onEnter && !isOn(event, 'button, a, input, summary')) {
        event.preventDefault()
        return onEnter()
      }
      const key = keyOf(event.key, mode)
      if (key === undefined) return
      event.preventDefault()
      const next = typeKey(value, key, rules[mode])
      // Several keys may come before the next paint; each stands on the one before it.
      latest.current = { ...latest.current, value: next }
      onChange(next)
    }
    listening.push(onKey)
    document.addEventListener('keydown', onKey)
    return () => {
      listening.splice(listening.indexOf(onKey), 1)
      document.removeEventListener('keydown', onKey)
    }
  }, [listens, mode])

  const keys = [...(mode === 'pin' ? phoneDigits : digits), ...lastRow[mode]]
  return html`<div class="keypad" role="group" aria-label=${t('shared.keypad')} ref=${pad}>
    ${keys.map(
      (key) => html`<button
        type="button"
        key=${key}
        class=${`key figures${key === 'clear' || key === 'back' ? ' key-deed' : ''}`}
        aria-label=${key === 'back' ? t('shared.key-back') : undefined}
        onPointerDown=${(event: Event) => event.preventDefault()}
        onClick=${() => props.onChange(typeKey(props.value, key, rules[mode]))}
      >
        ${key === 'back' ? html`<${Icon} of=${Delete} />` : key === 'clear' ? t('shared.key-clear') : key}
      </button>`,
    )}
  </div>`
}

function keyOf(name: string, mode: PadMode): PadKey | undefined {
  const digit = phoneDigits.concat('0').find((key) => key === name)
  if (digit !== undefined) return digit
  if (name === 'Backspace') return 'back'
  if (name === 'Delete') return 'clear'
  return (name === '.' || name === ',') && rules[mode].decimals > 0 ? '.' : undefined
}

/** Typing in a text field, a shortcut, or a sheet that covers this pad. */
function isTypedElsewhere(event: KeyboardEvent, pad: Element | null): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return true
  if (isOn(event, 'input:not([type=radio]):not([type=checkbox]), textarea, select')) return true
  // Of two sheets the one that came last lies above the other.
  const sheet = [...document.querySelectorAll('dialog:modal')].at(-1)
  return sheet !== undefined && !sheet.contains(pad)
}

const isOn = (event: KeyboardEvent, what: string): boolean =>
  event.target instanceof Element && event.target.matches(what)
