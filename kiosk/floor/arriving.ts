/**
 * Who comes within the hour and has no table yet: no table of the plan says so,
 * so a strip above it does.
 *
 * The rule: one touch chooses the table they sit down at.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { CalendarClock, Hourglass, Users } from 'lucide'
import { lateAfterMs, type BookingDoc } from '../../schema/booking.ts'
import { can } from '../lib/session.ts'
import { Icon } from '../lib/ui/icon.ts'
import { clock } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { arriving } from './bookings.ts'
import { nameOfParty, seatOrPick } from './expected/act.ts'
import { now } from './house.ts'

export function Arriving(): VNode | null {
  if (arriving.value.length === 0 || can('booking.seat') === 'deny') return null
  return html`<section class="arriving" aria-label=${t('floor.arriving')}>
    <h2><${Icon} of=${CalendarClock} size=${20} /><span class="arriving-what">${t('floor.arriving')}</span></h2>
    <ul>
      ${arriving.value.map((booking) => html`<${Comer} key=${booking.bookingId} booking=${booking} />`)}
    </ul>
  </section>`
}

function Comer({ booking }: { readonly booking: BookingDoc }): VNode {
  const { at, guests } = booking
  const [name, time] = [nameOfParty(booking), clock(at)]
  const isLate = now.value - at >= lateAfterMs
  return html`<li>
    <button
      type="button"
      class="comer figures"
      data-late=${isLate}
      aria-label=${t('floor.arriving-seat', { name, guests, time })}
      onClick=${() => seatOrPick(booking)}
    >
      <b>${time}</b>
      <span class="comer-name">${name}</span>
      <span class="comer-guests"><${Icon} of=${Users} size=${16} />${guests}</span>
      ${isLate && html`<${Icon} of=${Hourglass} size=${16} />${t('floor.arriving-late')}`}
    </button>
  </li>`
}
