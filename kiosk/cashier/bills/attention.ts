/**
 * What needs a person, above the open bills.
 *
 * The rule: beside the queue one or two stand as they are; more fold into one
 * line, so that no bill is pushed out of sight. What was told last stays in view.
 */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { ChevronDown, ChevronUp, TriangleAlert } from 'lucide'
import { Icon } from '../../lib/ui/icon.ts'
import { t } from '../../lib/words/words.ts'
import { lost, strays, told } from '../held-money.ts'
import { HeldRows } from './held-rows.ts'
import { Notices, noticesNow } from './notices.ts'

const isUnfolded = signal(false)

/** @param atOnce how many stand as they are. */
export function Attention({ atOnce = 2 }: { readonly atOnce?: number }): VNode | null {
  const notices = noticesNow()
  const held = { strays: strays.value, lost: lost.value }
  const before =
    notices.parked.length + notices.doubtful.length + held.strays.length + held.lost.length
  const count = before + told.value.length
  if (count === 0) return null
  if (count <= atOnce) {
    return html`<${Notices} ...${notices} /><${HeldRows} ...${held} told=${told.value} />`
  }
  const newest = told.value.slice(-1)
  const isOpen = isUnfolded.value
  const says = t(newest.length > 0 ? 'cashier.attention-more' : 'cashier.attention', {
    count: count - newest.length,
  })
  // Money the hub would not book is not overlooked for its being one of many.
  const tone = notices.parked.length > 0 ? 'stop' : 'wait'
  return html`<section class="attention" role="status" aria-label=${says}>
    <button
      type="button"
      class=${`attention-line attention-${tone}`}
      aria-expanded=${isOpen ? 'true' : 'false'}
      onClick=${() => (isUnfolded.value = !isOpen)}
    >
      <${Icon} of=${TriangleAlert} />
      <b>${says}</b>
      <${Icon} of=${isOpen ? ChevronUp : ChevronDown} />
    </button>
    ${
      isOpen &&
      html`<${Notices} ...${notices} /><${HeldRows} ...${held} told=${told.value.slice(0, -1)} />`
    }
    <${HeldRows} strays=${[]} lost=${[]} told=${newest} />
  </section>`
}
