/**
 * Whom the house expects: the bookings of a day, and who waits at the door.
 *
 * The rule: whoever has come is seated with two touches; who should be here
 * and is not stands out in amber.
 */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import {
  Armchair,
  CalendarClock,
  CalendarPlus,
  Ellipsis,
  Hourglass,
  UserMinus,
  UserPlus,
  X,
} from 'lucide'
import { lateAfterMs, type BookingDoc } from '../../../schema/booking.ts'
import { dayAfter } from '../../../schema/time.ts'
import { tableName } from '../../../schema/sitting.ts'
import { Badge } from '../../lib/ui/badge.ts'
import { Button } from '../../lib/ui/button.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { Field } from '../../lib/ui/field.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { fromDateField, toDateField } from '../../lib/words/date-field.ts'
import { fullDay } from '../../lib/words/dates.ts'
import { clock } from '../../lib/words/format.ts'
import en from '../../lib/words/expected.en.json'
import hi from '../../lib/words/expected.hi.json'
import { speak, t } from '../../lib/words/words.ts'
import { atTheDoor, bookedOn, loadDay, personOf, today } from '../bookings.ts'
import { now, tableOf } from '../house.ts'
import type { PartProps } from '../desk.ts'
import { waited } from '../say.ts'
import { nameOfParty, seatOrPick, strike } from './act.ts'
import { BookingSheet } from './booking-sheet.ts'
import { DoorSheet } from './door-sheet.ts'

speak({ en, hi })

type Open =
  | { readonly kind: 'book'; readonly booking?: BookingDoc }
  | { readonly kind: 'door'; readonly booking?: BookingDoc }

export function ExpectedPart({ onClose }: PartProps): VNode {
  const [date, setDate] = useState(today.value)
  const [sheet, setSheet] = useState<Open | null>(null)
  useEffect(() => void loadDay(date), [date])
  const tomorrow = dayAfter(today.value)
  const which = date === today.value ? 'today' : date === tomorrow ? 'tomorrow' : 'other'
  const close = (): void => setSheet(null)
  const pressKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    if ((event.target as Element).closest('dialog') === null) onClose()
  }
  return html`<main class="expected" onKeyDown=${pressKey}>
    <header class="expected-head">
      <${Button} icon=${X} label=${t('shared.close')} onPress=${onClose} />
      <h1>${t('floor.expected')}</h1>
      <${SegmentedControl}
        label=${t('expected.day')}
        value=${which}
        choices=${[
          { value: 'today', label: t('expected.today') },
          { value: 'tomorrow', label: t('expected.tomorrow') },
        ]}
        onChange=${(next: string) => setDate(next === 'today' ? today.value : tomorrow)}
      />
      <${Field}
        label=${t('expected.day')}
        quietLabel=${true}
        type="date"
        value=${toDateField(date)}
        onInput=${(text: string) => text !== '' && setDate(fromDateField(text))}
      />
      <${Button} kind="primary" icon=${CalendarPlus} onPress=${() => setSheet({ kind: 'book' })}>
        ${t('expected.book')}
      <//>
    </header>
    <div class="expected-body">
      <${Booked} date=${date} onOpen=${(booking: BookingDoc) => setSheet({ kind: 'book', booking })} />
      <${Door} onOpen=${(booking?: BookingDoc) => setSheet(booking === undefined ? { kind: 'door' } : { kind: 'door', booking })} />
    </div>
    ${sheet?.kind === 'book' && html`<${BookingSheet} date=${date} booking=${sheet.booking} onClose=${close} />`}
    ${sheet?.kind === 'door' && html`<${DoorSheet} booking=${sheet.booking} onClose=${close} />`}
  </main>`
}

const tablesText = ({ tableIds }: BookingDoc): string =>
  tableIds.map((tableId) => tableName(tableOf(tableId)?.table.number ?? '')).join(' + ')

// --- booked -----------------------------------------------------------------------

function Booked({
  date,
  onOpen,
}: {
  readonly date: number
  readonly onOpen: (booking: BookingDoc) => void
}): VNode {
  const all = bookedOn(date)
  const live = all.filter(({ state }) => state === 'expected')
  const over = all.filter(({ state }) => state !== 'expected')
  const guests = live.reduce((sum, one) => sum + one.guests, 0)
  return html`<section class="expected-part" aria-label=${t('expected.booked')}>
    <h2>
      ${fullDay(date)}
      <span class="figures">${t('expected.sum', { count: live.length, guests })}</span>
    </h2>
    ${
      all.length === 0
        ? html`<${EmptyState} icon=${CalendarClock} title=${t('expected.none')} next=${t('expected.none-next')} />`
        : html`<ul class="expected-rows">
            ${[...live, ...over].map(
              (one) =>
                html`<${BookedRow} key=${one.bookingId} booking=${one} onOpen=${() => onOpen(one)} />`,
            )}
          </ul>`
    }
  </section>`
}

function BookedRow({
  booking,
  onOpen,
}: {
  readonly booking: BookingDoc
  readonly onOpen: () => void
}): VNode {
  const { bookingId, at, guests, state, businessDate } = booking
  const person = personOf(bookingId)
  const late = state === 'expected' && now.value - at >= lateAfterMs ? now.value - at : null
  const facts = [t('shared.guests', { count: guests }), tablesText(booking), person?.phone ?? '']
  return html`<li class="expected-row" data-state=${state} data-late=${late !== null}>
    <button type="button" class="expected-open" onClick=${onOpen}>
      <b class="expected-time figures">${clock(at)}</b>
      <span class="expected-text">
        <b>${nameOfParty(booking)}</b>
        <span class="figures">${facts.filter((fact) => fact !== '').join(' · ')}</span>
        ${person !== undefined && person.note !== '' && html`<span>“${person.note}”</span>`}
      </span>
      ${late !== null && html`<${Badge} tone="wait" icon=${Hourglass}>${t('expected.late', { time: waited(late) })}<//>`}
      ${state !== 'expected' && html`<${Badge}>${t(`expected.state-${state}`)}<//>`}
    </button>
    ${
      state === 'expected' &&
      businessDate === today.value &&
      html`<${Button} icon=${Armchair} onPress=${() => seatOrPick(booking)}>${t('expected.seat')}<//>`
    }
    ${
      state === 'expected' &&
      late !== null &&
      html`<${Button} icon=${UserMinus} onPress=${() => void strike(booking, 'no-show')}>${t('expected.no-show')}<//>`
    }
    <${Button} class="expected-more" icon=${Ellipsis} label=${t('expected.open', { name: nameOfParty(booking) })} onPress=${onOpen} />
  </li>`
}

// --- at the door --------------------------------------------------------------------

function Door({ onOpen }: { readonly onOpen: (booking?: BookingDoc) => void }): VNode {
  const waiting = atTheDoor.value
  return html`<section class="expected-part expected-door" aria-label=${t('expected.door')}>
    <h2>
      ${t('expected.door')}
      <span class="figures">${waiting.length === 0 ? '' : String(waiting.length)}</span>
      <${Button} icon=${UserPlus} onPress=${() => onOpen()}>${t('expected.add')}<//>
    </h2>
    ${
      waiting.length === 0
        ? html`<${EmptyState} icon=${Hourglass} title=${t('expected.nobody')} next=${t('expected.nobody-next')} />`
        : html`<ol class="expected-rows">
            ${waiting.map((one) => html`<${DoorRow} key=${one.bookingId} booking=${one} onOpen=${() => onOpen(one)} />`)}
          </ol>`
    }
  </section>`
}

function DoorRow({
  booking,
  onOpen,
}: {
  readonly booking: BookingDoc
  readonly onOpen: () => void
}): VNode {
  const { guests, at, madeAt } = booking
  const isLate = now.value > at
  return html`<li class="expected-row" data-late=${isLate}>
    <button type="button" class="expected-open" onClick=${onOpen}>
      <b class="expected-size figures">${guests}</b>
      <span class="expected-text">
        <b>${nameOfParty(booking)}</b>
        <span class="figures">${now.value - madeAt < 60_000 ? t('expected.just-come') : t('expected.waits', { time: waited(now.value - madeAt) })}</span>
        <span class=${isLate ? 'expected-late figures' : 'figures'}>
          ${t(isLate ? 'expected.promised-late' : 'expected.promised', { time: clock(at), late: waited(now.value - at) })}
        </span>
      </span>
    </button>
    <${Button} icon=${Armchair} onPress=${() => seatOrPick(booking)}>${t('expected.seat')}<//>
    <${Button} icon=${UserMinus} label=${t('expected.gone', { name: nameOfParty(booking) })} onPress=${() => void strike(booking, 'cancelled')} />
  </li>`
}
