/**
 * A button. The rule: `primary` is the one thing to do next, so a view has at
 * most one; `pay` is an enamel plate that takes money; `danger` cannot be taken
 * back. A button that cannot be used now says why when touched.
 */
import type { ComponentChildren, TargetedMouseEvent, VNode } from 'preact'
import { html } from 'htm/preact'
import type { IconNode } from 'lucide'
import { t } from '../words/words.ts'
import { Icon } from './icon.ts'
import { sayWhy } from './reason.ts'

export interface ButtonProps {
  readonly kind?: 'plain' | 'primary' | 'danger' | 'pay' | 'quiet'
  readonly icon?: IconNode
  /** What it is called where it shows no text. */
  readonly label?: string | undefined
  /** It was pressed and the answer is under way; further presses do nothing. */
  readonly busy?: boolean | undefined
  /** Why it cannot be used now; its presence disables the button. */
  readonly why?: string | undefined
  /** For a button that stays down. */
  readonly pressed?: boolean | undefined
  /** Takes the whole width. */
  readonly wide?: boolean
  readonly type?: 'button' | 'submit'
  readonly class?: string
  readonly onPress?: (() => void) | undefined
  readonly children?: ComponentChildren
}

export function Button(props: ButtonProps): VNode {
  const { kind = 'plain', icon, label, busy = false, why, pressed, wide = false } = props
  const bare = props.children === undefined
  const press = (event: TargetedMouseEvent<HTMLButtonElement>): void => {
    if (why !== undefined || busy) event.preventDefault()
    if (why !== undefined) return sayWhy(event.currentTarget, why)
    if (!busy) props.onPress?.()
  }
  const names = ['button', `button-${kind}`, wide && 'button-wide', bare && 'button-bare']
  return html`<button
    type=${props.type ?? 'button'}
    class=${[...names, props.class].filter(Boolean).join(' ')}
    aria-label=${label}
    aria-disabled=${why === undefined ? undefined : 'true'}
    aria-description=${why}
    aria-busy=${busy ? 'true' : undefined}
    aria-pressed=${pressed}
    onClick=${press}
  >
    ${icon && html`<${Icon} of=${icon} />`}
    ${!bare && html`<span class="button-text">${props.children}</span>`}
    ${busy && html`<span class="busy" aria-hidden="true" /><span class="unseen">${t('shared.busy')}</span>`}
  </button>`
}
