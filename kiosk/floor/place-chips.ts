/**
 * For whom an item is, and with which course it comes: a row of figures each.
 * The one that is taken, touched again, is let go of.
 */
import type { TargetedMouseEvent, VNode } from 'preact'
import { html } from 'htm/preact'
import { sayWhy } from '../lib/ui/reason.ts'
import { t } from '../lib/words/words.ts'

interface ChipsProps {
  /** Before the figures, for the eye; and the same for whoever hears it. */
  readonly title: string
  readonly label: string
  readonly figures: readonly number[]
  readonly nameOf: (figure: number) => string
  readonly value: number | null
  /** Why none of them can be taken now. */
  readonly why?: string | undefined
  readonly onChange: (value: number | null) => void
}

function Chips({ title, label, figures, nameOf, value, why, onChange }: ChipsProps): VNode {
  const take = (event: TargetedMouseEvent<HTMLButtonElement>, figure: number): void =>
    why === undefined
      ? onChange(value === figure ? null : figure)
      : sayWhy(event.currentTarget, why)
  return html`<div class="places-group" role="group" aria-label=${label}>
    <span aria-hidden="true">${title}</span>
    ${figures.map(
      (figure) => html`<button
        type="button"
        key=${figure}
        class="extra figures"
        aria-label=${nameOf(figure)}
        aria-pressed=${value === figure ? 'true' : 'false'}
        aria-disabled=${why === undefined ? undefined : 'true'}
        onClick=${(event: TargetedMouseEvent<HTMLButtonElement>) => take(event, figure)}
      >
        ${figure}
      </button>`,
    )}
  </div>`
}

export type PlaceProps = Pick<ChipsProps, 'value' | 'why' | 'onChange'>

/** As many figures as fit a row of a phone twice; who sits further is said in the note. */
const mostSeats = 12

export function SeatChips({ guests, ...rest }: PlaceProps & { readonly guests: number }): VNode {
  const figures = Array.from({ length: Math.min(guests, mostSeats) }, (_, i) => i + 1)
  return html`<${Chips}
    ...${rest}
    title=${t('floor.seat')}
    label=${t('floor.for-seat')}
    figures=${figures}
    nameOf=${(seat: number) => t('floor.seat-of', { seat })}
  />`
}

/** How many courses a waiter is offered; one that came with more keeps its own. */
const offered = [1, 2, 3]

export function CourseChips(props: PlaceProps): VNode {
  const { value } = props
  return html`<${Chips}
    ...${props}
    title=${t('floor.course')}
    label=${t('floor.with-course')}
    figures=${value === null || offered.includes(value) ? offered : [...offered, value]}
    nameOf=${(course: number) => t('floor.course-of', { course })}
  />`
}

/** Whether what comes with a course waits until it is fired, as long as nobody says otherwise. */
export const waits = (course: number | null): boolean => course !== null && course > 1
