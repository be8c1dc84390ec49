/**
 * Who is working here: choose the person, then type the PIN. The rule: the PIN
 * is never shown, never kept after it was handed over, and after too many
 * tries the pad says how long to wait.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { t } from '../words/words.ts'
import { Button } from './button.ts'
import { Keypad } from './keypad.ts'

export interface Person {
  readonly userId: string
  readonly name: string
  /** What they do here, in the reader's language. */
  readonly role?: string
}

export interface PinPadProps {
  readonly people: readonly Person[]
  /** Who it is already, where nobody else can be chosen. */
  readonly only?: Person
  /** What else can be done with whoever was chosen, above the keys. */
  readonly other?: (person: Person) => VNode
  /** The sentence above the people; "Who is working?" unless given. */
  readonly title?: string
  /** What the key that hands the PIN over is called. */
  readonly enter?: string
  /** The hub's refusal of the last try. */
  readonly error?: string | undefined
  /** Seconds until another try is heard. */
  readonly wait?: number | undefined
  readonly busy?: boolean | undefined
  readonly onEnter: (userId: string, pin: string) => void
}

const leastDigits = 4

export function PinPad(props: PinPadProps): VNode {
  const [person, choose] = useState<Person | undefined>(props.only)
  const [pin, setPin] = useState('')
  const { wait = 0 } = props
  if (person === undefined) {
    return html`<section class="pinpad">
      <h2 class="pinpad-title">${props.title ?? t('shared.who')}</h2>
      <ul class="people">
        ${props.people.map(
          (one) => html`<li key=${one.userId}>
            <button type="button" class="person" onClick=${() => choose(one)}>
              <span class="person-sign" aria-hidden="true">${initialOf(one.name)}</span>
              <span class="person-name">${one.name}</span>
              ${one.role && html`<span class="person-role">${one.role}</span>`}
            </button>
          </li>`,
        )}
      </ul>
    </section>`
  }
  const why =
    wait > 0
      ? t('shared.pin-wait', { seconds: wait })
      : pin.length < leastDigits
        ? t('shared.pin-short')
        : undefined
  const enter = (): void => {
    if (why !== undefined || props.busy === true) return
    setPin('')
    props.onEnter(person.userId, pin)
  }
  const leave = (): void => {
    setPin('')
    choose(undefined)
  }
  return html`<section class="pinpad pinpad-pin">
    <div class="pinpad-head">
      <span class="person-sign" aria-hidden="true">${initialOf(person.name)}</span>
      <h2 class="pinpad-title">${t('shared.pin-of', { name: person.name })}</h2>
      ${
        props.only === undefined &&
        html`<${Button} kind="quiet" onPress=${leave}>${t('shared.someone-else')}<//>`
      }
    </div>
    ${props.other?.(person)}
    <p class="pin-dots" role="status">
      <span class="unseen">${t('shared.pin-digits', { count: pin.length })}</span>
      ${[0, 1, 2, 3, 4, 5].map(
        (at) => html`<span
          key=${at}
          aria-hidden="true"
          class=${`pin-dot${at < pin.length ? ' pin-dot-full' : ''}${at >= leastDigits ? ' pin-dot-spare' : ''}`}
        />`,
      )}
    </p>
    <p class="pinpad-error" role="alert">
      ${wait > 0 ? t('shared.pin-wait', { seconds: wait }) : (props.error ?? '')}
    </p>
    <${Keypad} mode="pin" value=${pin} onChange=${setPin} onEnter=${enter} />
    <${Button} kind="primary" wide busy=${props.busy} why=${why} onPress=${enter}>
      ${props.enter ?? t('shared.sign-in')}
    <//>
  </section>`
}

/** The first letter as a reader sees it: in Devanagari a letter with its marks. */
function initialOf(name: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name)
  return first?.segment ?? ''
}
