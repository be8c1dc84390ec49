/** A party at the door: who, how many, and the time it can honestly be promised. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { promiseFor, type BookingDoc } from '../../../schema/booking.ts'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { Stepper } from '../../lib/ui/stepper.ts'
import { clock } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { tell } from '../act.ts'
import { bookings, personOf } from '../bookings.ts'
import { now, tables } from '../house.ts'
import { nameOfParty } from './act.ts'
import { stayOf, Stays } from './stays.ts'

const minuteMs = 60_000
/** A promise is moved by this much at a touch. */
const stepMinutes = 5

export function DoorSheet({
  booking,
  onClose,
}: {
  readonly booking?: BookingDoc | undefined
  readonly onClose: () => void
}): VNode {
  const person = booking === undefined ? undefined : personOf(booking.bookingId)
  const [name, setName] = useState(person?.name ?? '')
  const [phone, setPhone] = useState(person?.phone ?? '')
  const [guests, setGuests] = useState(booking?.guests ?? 2)
  /** Minutes from now; null: as suggested. */
  const [minutes, setMinutes] = useState<number | null>(
    booking === undefined ? null : Math.max(0, Math.round((booking.at - now.value) / minuteMs)),
  )
  const others = bookings.value.filter(({ bookingId }) => bookingId !== booking?.bookingId)
  const promise = promiseFor(guests, tables.value, others, now.value, stayOf)
  const suggested = promise === null ? null : Math.ceil((promise - now.value) / minuteMs)
  const shown = minutes ?? suggested ?? 30
  const at = now.value + shown * minuteMs
  const why = name.trim() === '' ? t('expected.name-first') : undefined
  const save = async (): Promise<void> => {
    if (why !== undefined) return
    const facts = { name: name.trim(), phone: phone.trim(), guests, at }
    const settled = await (booking === undefined
      ? tell('booking.make', { ...facts, isWaiting: true })
      : tell('booking.change', { bookingId: booking.bookingId, ...facts }))
    if (settled.ok || settled.isParked) onClose()
  }
  return html`<${Sheet}
    title=${booking === undefined ? t('expected.add-door') : nameOfParty(booking)}
    from="side"
    onClose=${onClose}
    foot=${html`<${Button} kind="primary" why=${why} onPress=${() => void save()}>${t('shared.save')}<//>`}
  >
    <div class="booking-form">
      <${Field} label=${t('expected.name')} value=${name} maxLength=${40} onInput=${setName} onEnter=${() => void save()} />
      <${Field} label=${t('expected.phone')} type="tel" inputMode="tel" value=${phone} maxLength=${20} onInput=${setPhone} />
      <div class="booking-row">
        <span>${t('floor.guests')}</span>
        <${Stepper} name=${t('floor.guests')} value=${guests} least=${1} most=${99} onChange=${setGuests} />
      </div>
      <div class="booking-row">
        <span>${t('expected.promise')}</span>
        <${Stepper}
          name=${t('expected.promise')}
          value=${shown}
          text=${shown === 0 ? t('expected.now') : t('floor.minutes', { minutes: shown })}
          least=${0}
          most=${240}
          step=${stepMinutes}
          onChange=${setMinutes}
        />
      </div>
      <p class="booking-promise figures">
        <b>${clock(at)}</b>
        ${
          promise === null
            ? t('expected.no-table', { count: guests })
            : suggested === 0
              ? t('expected.free-now')
              : t('expected.suggested', { time: clock(promise) })
        }
      </p>
      <${Stays} />
    </div>
  <//>`
}
