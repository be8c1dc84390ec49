/**
 * Guests who call for a waiter: said above the plan until somebody has been
 * there, with one tone for each new call.
 */
import { computed, effect } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Hand } from 'lucide'
import { armOnFirstTouch, play } from '../lib/sound.ts'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { t } from '../lib/words/words.ts'
import { tell } from './act.ts'
import { here, standAt } from './desk.ts'
import { now, sittings } from './house.ts'
import { waited } from './say.ts'

/** Those who call, the longest first; the party at hand says so itself. */
const calling = computed(() =>
  sittings.value
    .filter(({ calledAt, state }) => calledAt !== null && state !== 'closed')
    .toSorted((a, b) => (a.calledAt ?? 0) - (b.calledAt ?? 0)),
)

let isListening = false

/** Arms the tone; the first rendering of the screen does it. */
export const listenForCalls = (): void => {
  if (isListening) return
  isListening = true
  armOnFirstTouch()
  let known: ReadonlySet<string> = new Set(calling.peek().map(({ sittingId }) => sittingId))
  effect(() => {
    const ids = new Set(calling.value.map(({ sittingId }) => sittingId))
    if ([...ids].some((id) => !known.has(id))) play('new')
    known = ids
  })
}

export function GuestCalls(): VNode | null {
  const [first, ...more] = calling.value.filter(
    ({ sittingId }) => sittingId !== here.value?.sittingId,
  )
  if (first === undefined) return null
  const { sittingId, label, calledAt } = first
  const facts = {
    table: label,
    time: waited(now.value - (calledAt ?? now.value)),
    count: more.length,
  }
  return html`<section class="notice notice-page" role="status">
    <${Icon} of=${Hand} />
    <p>
      <b>${t('floor.guests-call', facts)}</b>
      ${more.length > 0 && html` ${t('floor.guests-call-more', facts)}`}
    </p>
    <${Button} onPress=${() => standAt(first)}>${t('floor.show-party')}<//>
    <${Button} onPress=${() => void tell('call.answer', { sittingId })}>${t('floor.been-there')}<//>
  </section>`
}
