/** Seating a party at a free table, and a table that is out of order. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ArrowLeft, Ban, CalendarCheck, RotateCcw } from 'lucide'
import type { BookingDoc } from '../../schema/booking.ts'
import { tableName } from '../../schema/sitting.ts'
import { newId } from '../lib/ids.ts'
import { isAway, send } from '../lib/send.ts'
import { can } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { Field } from '../lib/ui/field.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { Stepper } from '../lib/ui/stepper.ts'
import { toast } from '../lib/ui/toast.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { clock } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { tell } from './act.ts'
import { personOf } from './bookings.ts'
import { closeSheet, standAt } from './desk.ts'
import { nameOfParty, seatOrPick } from './expected/act.ts'
import { tableOf } from './house.ts'

const bare = { held: 0, sent: 0, started: 0, ready: 0, served: 0 }

/** Seats them and stands at their table, whether or not the hub has heard of it. */
export const seatAt = async (tableId: string, guests: number, isApart = false): Promise<void> => {
  const id = newId()
  const sent = send('sitting.open', { tableId, guests, isApart }, { id })
  await sent.stored.catch(() => undefined)
  closeSheet()
  // With the hub here its answer is a moment away, and it may be that somebody else was faster.
  if (isAway()) return standAt({ sittingId: id, lines: bare }, true)
  standAt({ sittingId: id, lines: bare }, true)
  const settled = await sent.done
  if (!settled.ok && !settled.isParked)
    toast({ text: sayDeclined(settled), tone: 'stop', seconds: 8 })
}

export function SeatSheet({ tableId }: { readonly tableId: string }): VNode | null {
  const view = tableOf(tableId)
  /** How many of a party too large for the keys; null while the keys are offered. */
  const [many, setMany] = useState<number | null>(null)
  const [isBlocking, setBlocking] = useState(false)
  const [reason, setReason] = useState('')
  if (view === undefined) return null
  const name = tableName(view.table.number)
  if (isBlocking) {
    const block = (): void => {
      void tell('table.block', { tableId, reason: reason.trim() })
      closeSheet()
    }
    return html`<${Sheet}
      title=${t('floor.block', { table: name })}
      onClose=${closeSheet}
      foot=${html`<${Button}
        kind="primary"
        icon=${Ban}
        why=${reason.trim() === '' ? t('floor.why-first') : undefined}
        onPress=${block}
      >
        ${t('floor.block-now')}
      <//>`}
    >
      <${Field} label=${t('floor.why')} value=${reason} maxLength=${60} onInput=${setReason} onEnter=${block} />
    <//>`
  }
  const canBlock = can('table.block') === 'allow'
  const foot =
    (canBlock || many !== null) &&
    html`
      ${canBlock && html`<${Button} icon=${Ban} onPress=${() => setBlocking(true)}>${t('floor.out-of-order')}<//>`}
      ${
        many !== null &&
        html`<${Button} kind="primary" onPress=${() => void seatAt(tableId, many)}>${t('floor.seat-them', { count: many })}<//>`
      }
    `
  return html`<${Sheet}
    title=${t('floor.seat-at', { table: name })}
    onClose=${closeSheet}
    foot=${foot}
  >
    ${view.booking !== null && html`<${Booked} booking=${view.booking} />`}
    <p class="seat-how">
      ${view.booking === null ? t('floor.how-many', { count: view.table.seats }) : t('floor.somebody-else')}
    </p>
    ${
      many === null
        ? html`<${GuestKeys}
            seats=${view.booking === null ? view.table.seats : null}
            onSeat=${(guests: number) => void seatAt(tableId, guests)}
            onMore=${() => setMany(mostKeys + 1)}
          />`
        : html`<div class="seat-many">
            <${Stepper} name=${t('floor.guests')} value=${many} least=${1} most=${99} onChange=${setMany} />
            <${Button} icon=${ArrowLeft} onPress=${() => setMany(null)}>${t('floor.fewer-guests', { count: mostKeys })}<//>
          </div>`
    }
  <//>`
}

/** A key a number up to here: one touch seats so many. */
const mostKeys = 8

interface GuestKeysProps {
  /** Of its table; null where another number is to be expected. */
  readonly seats: number | null
  readonly onSeat: (guests: number) => void
  readonly onMore: () => void
}

/** One touch seats them; the number of the table's own seats is the one to expect. */
function GuestKeys({ seats, onSeat, onMore }: GuestKeysProps): VNode {
  return html`<div class="seat-keys" role="group" aria-label=${t('floor.guests')}>
    ${Array.from({ length: mostKeys }, (_, i) => i + 1).map(
      (count) => html`<button
        type="button"
        key=${count}
        class=${`key figures${count === seats ? ' key-expected' : ''}`}
        aria-label=${t('floor.seat-them', { count })}
        onClick=${() => onSeat(count)}
      >
        ${count}
      </button>`,
    )}
    <button type="button" class="key seat-more" onClick=${onMore}>${t('floor.more-guests', { count: mostKeys })}</button>
  </div>`
}

/** Whom the table waits for: one more touch and they sit. */
function Booked({ booking }: { readonly booking: BookingDoc }): VNode {
  const person = personOf(booking.bookingId)
  const name = nameOfParty(booking)
  const facts = [t('shared.guests', { count: booking.guests }), person?.phone ?? '']
  return html`<section class="seat-booked">
    <p>
      <b>${t('floor.booked-for', { time: clock(booking.at) })} · ${name}</b>
      <span class="figures">${facts.filter((fact) => fact !== '').join(' · ')}</span>
      ${person !== undefined && person.note !== '' && html`<span>“${person.note}”</span>`}
    </p>
    <${Button} kind="primary" icon=${CalendarCheck} onPress=${() => seatOrPick(booking)}>${t('floor.seat-booked', { name })}<//>
  </section>`
}

export function BlockedSheet({ tableId }: { readonly tableId: string }): VNode | null {
  const view = tableOf(tableId)
  if (view === undefined) return null
  const isAllowed = can('table.block') === 'allow'
  const back = (): void => {
    void tell('table.block', { tableId, reason: '' })
    closeSheet()
  }
  return html`<${Sheet}
    title=${t('floor.blocked', { table: tableName(view.table.number) })}
    onClose=${closeSheet}
    foot=${html`<${Button}
      kind="primary"
      icon=${RotateCcw}
      why=${isAllowed ? undefined : t('frame.not-yours-todo')}
      onPress=${back}
    >
      ${t('floor.unblock')}
    <//>`}
  >
    <p>${view.table.reason}</p>
  <//>`
}
