/** A booking: who, how many, when, at which tables. Saving it warns before it is refused. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Armchair, CalendarX2, TriangleAlert, UserMinus } from 'lucide'
import { overlapping, type BookingDoc } from '../../../schema/booking.ts'
import { tableName } from '../../../schema/sitting.ts'
import { session } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { Stepper } from '../../lib/ui/stepper.ts'
import { fromDateField, toDateField } from '../../lib/words/date-field.ts'
import { fullDay } from '../../lib/words/dates.ts'
import { clock } from '../../lib/words/format.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { tell } from '../act.ts'
import { bookings, dayOf, personOf, today } from '../bookings.ts'
import { now, sections, tableOf } from '../house.ts'
import { nameOfParty, seatOrPick, strike } from './act.ts'
import { loadStays, stayOf } from './stays.ts'
import { firstMoment, minuteOf, momentOf, timeAt } from './when.ts'

interface SheetProps {
  readonly date: number
  readonly booking?: BookingDoc | undefined
  readonly onClose: () => void
}

export function BookingSheet({ date, booking, onClose }: SheetProps): VNode | null {
  const outlet = session.value.me?.outlet
  const person = booking === undefined ? undefined : personOf(booking.bookingId)
  const [name, setName] = useState(person?.name ?? '')
  const [phone, setPhone] = useState(person?.phone ?? '')
  const [note, setNote] = useState(person?.note ?? '')
  const [guests, setGuests] = useState(booking?.guests ?? 2)
  const [first] = useState(() =>
    outlet === undefined ? 0 : (booking?.at ?? firstMoment(date, today.value, now.value, outlet)),
  )
  const [day, setDay] = useState(dayOf(first))
  const [time, setTime] = useState(outlet === undefined ? '' : timeAt(first, outlet))
  const [tableIds, setTableIds] = useState<readonly string[]>(booking?.tableIds ?? [])
  useEffect(() => void loadStays(), [])
  if (outlet === undefined) return null
  if (booking !== undefined && booking.state === 'seated')
    return html`<${OverSheet} booking=${booking} onClose=${onClose} />`
  const minute = minuteOf(time)
  const at = minute === null || Number.isNaN(day) ? null : momentOf(day, minute, outlet)
  const why =
    name.trim() === ''
      ? t('expected.name-first')
      : at === null
        ? t('expected.time-first')
        : at + 3_600_000 < now.value && at !== booking?.at
          ? t('expected.time-over')
          : undefined
  const save = async (): Promise<void> => {
    if (why !== undefined || at === null) return
    const facts = { name: name.trim(), phone: phone.trim(), note: note.trim(), guests, at }
    const settled = await (booking === undefined
      ? tell('booking.make', { ...facts, tableIds: [...tableIds] })
      : tell('booking.change', { bookingId: booking.bookingId, ...facts, tableIds: [...tableIds] }))
    if (settled.ok || settled.isParked) onClose()
  }
  const again = booking !== undefined && booking.state !== 'expected'
  return html`<${Sheet}
    title=${booking === undefined ? t('expected.new') : nameOfParty(booking)}
    from="side"
    onClose=${onClose}
    foot=${html`
      ${booking !== undefined && !again && html`<${Ends} booking=${booking} onDone=${onClose} />`}
      ${
        again &&
        html`<${Button} onPress=${() => void tell('booking.mark', { bookingId: booking.bookingId, state: 'expected' }).then(onClose)}>
          ${t('expected.again')}
        <//>`
      }
      <${Button} kind="primary" why=${why} onPress=${() => void save()}>${t('shared.save')}<//>
    `}
  >
    <div class="booking-form">
      <${Field} label=${t('expected.name')} value=${name} maxLength=${40} onInput=${setName} onEnter=${() => void save()} />
      <${Field} label=${t('expected.phone')} type="tel" inputMode="tel" value=${phone} maxLength=${20} onInput=${setPhone} />
      <div class="booking-row">
        <span>${t('floor.guests')}</span>
        <${Stepper} name=${t('floor.guests')} value=${guests} least=${1} most=${99} onChange=${setGuests} />
      </div>
      <div class="booking-when">
        <${Field}
          label=${t('expected.day')}
          type="date"
          value=${Number.isNaN(day) ? '' : toDateField(day)}
          onInput=${(text: string) => setDay(fromDateField(text))}
        />
        <${Field} label=${t('expected.time')} type="time" value=${time} onInput=${setTime} />
      </div>
      <${Warnings} booking=${booking} at=${at} tableIds=${tableIds} guests=${guests} />
      <${TableChips} chosen=${tableIds} onChange=${setTableIds} />
      <${Field} label=${t('expected.note')} value=${note} maxLength=${120} placeholder=${t('expected.note-example')} onInput=${setNote} />
    </div>
  <//>`
}

/** What becomes of a booking besides being saved. */
function Ends({
  booking,
  onDone,
}: {
  readonly booking: BookingDoc
  readonly onDone: () => void
}): VNode {
  const end = (state: 'no-show' | 'cancelled'): void => {
    void strike(booking, state)
    onDone()
  }
  return html`
    <${Button} kind="danger" icon=${CalendarX2} onPress=${() => end('cancelled')}>${t('expected.cancel')}<//>
    <${Button} icon=${UserMinus} onPress=${() => end('no-show')}>${t('expected.no-show')}<//>
    ${
      booking.businessDate === today.value &&
      html`<${Button} icon=${Armchair} onPress=${() => seatOrPick(booking)}>${t('expected.seat')}<//>`
    }
  `
}

/** Whoever sits already can be read of, and no more. */
function OverSheet({
  booking,
  onClose,
}: {
  readonly booking: BookingDoc
  readonly onClose: () => void
}): VNode {
  const person = personOf(booking.bookingId)
  return html`<${Sheet} title=${nameOfParty(booking)} from="side" onClose=${onClose}>
    <dl class="booking-facts">
      <div><dt>${t('expected.time')}</dt><dd class="figures">${fullDay(dayOf(booking.at))} · ${clock(booking.at)}</dd></div>
      <div><dt>${t('floor.guests')}</dt><dd class="figures">${booking.guests}</dd></div>
      <div><dt>${t('expected.phone')}</dt><dd class="figures">${person?.phone ?? ''}</dd></div>
      <div><dt>${t('expected.note')}</dt><dd>${person?.note ?? ''}</dd></div>
    </dl>
  <//>`
}

function Warnings({
  booking,
  at,
  tableIds,
  guests,
}: {
  readonly booking?: BookingDoc | undefined
  readonly at: number | null
  readonly tableIds: readonly string[]
  readonly guests: number
}): VNode | null {
  if (tableIds.length === 0 || at === null) return null
  const seats = tableIds.reduce((sum, id) => sum + (tableOf(id)?.table.seats ?? 0), 0)
  const wanted = {
    at,
    tableIds,
    guests,
    ...(booking === undefined ? {} : { bookingId: booking.bookingId }),
  }
  const warnings = [
    ...overlapping(bookings.value, wanted, stayOf).map((other) =>
      t(other.at === at ? 'expected.same-time' : 'expected.overlap', {
        table: other.tableIds
          .filter((id) => tableIds.includes(id))
          .map((id) => tableName(tableOf(id)?.table.number ?? ''))
          .join(', '),
        name: nameOfParty(other),
        time: clock(other.at),
      }),
    ),
    ...(seats < guests ? [t('expected.too-small', { count: seats })] : []),
  ]
  if (warnings.length === 0) return null
  return html`<div class="booking-warnings" role="status"><ul>
    ${warnings.map((text) => html`<li key=${text}><${Icon} of=${TriangleAlert} size=${20} /><span>${text}</span></li>`)}
  </ul></div>`
}

/** Any number of tables, section by section; none leaves it open. */
function TableChips({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[]
  readonly onChange: (tableIds: readonly string[]) => void
}): VNode {
  const toggle = (tableId: string): void =>
    onChange(
      chosen.includes(tableId) ? chosen.filter((id) => id !== tableId) : [...chosen, tableId],
    )
  return html`<div class="booking-tables">
    <span class="field-label">${t('expected.tables')}</span>
    ${sections.value.map(
      ({
        sectionId,
        names,
        tables,
      }) => html`<div key=${sectionId} class="booking-section" role="group" aria-label=${nameOf(names)}>
        <span>${nameOf(names)}</span>
        ${tables.map(
          ({ tableId, number, seats }) => html`<${Button}
            key=${tableId}
            pressed=${chosen.includes(tableId)}
            label=${`${tableName(number)}, ${t('floor.seats', { count: seats })}`}
            onPress=${() => toggle(tableId)}
          >
            <span class="figures">${tableName(number)} <small>${seats}</small></span>
          <//>`,
        )}
      </div>`,
    )}
  </div>`
}
