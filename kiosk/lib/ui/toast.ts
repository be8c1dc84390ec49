/**
 * A short word about what just happened, with a way back where there is one.
 *
 * The rule: a toast informs and never asks, it stands where no pay key stands
 * (bottom left; under the strip on a phone), and touching one that can be
 * undone undoes.
 */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { t } from '../words/words.ts'

export interface ToastFacts {
  readonly text: string
  readonly tone?: 'plain' | 'done' | 'stop'
  /** Takes the deed back. */
  readonly onUndo?: () => void
  /** How long it stays: 5 s for the kitchen, 60 s for money. */
  readonly seconds?: number
}

interface Shown extends ToastFacts {
  readonly id: number
  readonly left: number
}

const shown = signal<readonly Shown[]>([])
/** More than three at once nobody reads; the oldest gives way. */
const most = 3
let lastId = 0

/** Shows a toast and returns how to take it away early. */
export function toast(facts: ToastFacts): () => void {
  const id = ++lastId
  const drop = (): void => {
    clearInterval(timer)
    shown.value = shown.value.filter((one) => one.id !== id)
  }
  const timer = setInterval(() => {
    shown.value = shown.value.map((one) => (one.id === id ? { ...one, left: one.left - 1 } : one))
    if (shown.value.every((one) => one.id !== id || one.left <= 0)) drop()
  }, 1000)
  // The same word again takes the place of the first; what can be undone is each a deed of its own.
  const isSame = ({ text, onUndo }: ToastFacts): boolean =>
    text === facts.text && onUndo === undefined && facts.onUndo === undefined
  const others = shown.value.filter((one) => !isSame(one))
  shown.value = [...others, { ...facts, id, left: facts.seconds ?? 5 }].slice(-most)
  return drop
}

/** Where the toasts appear; a screen mounts it once. */
export function Toasts(): VNode {
  return html`<div class="toasts" role="status">
    ${shown.value.map((one) => html`<${OneToast} key=${one.id} ...${one} />`)}
  </div>`
}

function OneToast({ id, text, tone = 'plain', onUndo, seconds = 5, left }: Shown): VNode {
  const name = `toast toast-${tone}`
  if (onUndo === undefined) return html`<p class=${name}>${text}</p>`
  const undo = (): void => {
    shown.value = shown.value.filter((one) => one.id !== id)
    onUndo()
  }
  return html`<button type="button" class=${name} onClick=${undo}>
    <span>${text}</span>
    <span class="toast-undo">${t('shared.undo')}</span>
    <${Ring} left=${left} of=${seconds} />
  </button>`
}

/** How much time is left, as a ring that empties and as a number. */
function Ring({ left, of }: { readonly left: number; readonly of: number }): VNode {
  return html`<svg class="ring" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
    <circle class="ring-track" cx="16" cy="16" r="13" />
    <circle class="ring-left" cx="16" cy="16" r="13" pathLength="1" stroke-dasharray=${`${left / of} 1`} />
    <text class="figures" x="16" y="20.5" text-anchor="middle">${left}</text>
  </svg>`
}
