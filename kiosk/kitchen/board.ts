/**
 * The grid of tickets.
 *
 * The rule: a touch on a header is the deed itself. While the finger is down
 * and for a breath after it nothing moves, so what is done leaves its gap for
 * that long and the next touch meets what the eye saw.
 */
import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'
import { html } from 'htm/preact'
import { Check, CookingPot } from 'lucide'
import { nameIn } from '../../schema/names.ts'
import type { TicketDoc, TicketLine } from '../../schema/ticket.ts'
import { menu } from '../lib/menu.ts'
import { nameFor } from '../lib/order/persons.ts'
import { session } from '../lib/session.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { Icon } from '../lib/ui/icon.ts'
import { Skeleton } from '../lib/ui/skeleton.ts'
import { TicketCard, type TicketLineFacts } from '../lib/ui/ticket-card.ts'
import { age } from '../lib/words/format.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { ageOf, bandOf, limitsOf } from './age.ts'
import { asked } from './all-day-asked.ts'
import { cardKey, type Card } from './deal.ts'
import type { Place } from './hold.ts'
import { useCardSizes } from './measure.ts'
import { fixedGrids } from './settings.ts'
import { isRemoval } from '../../schema/removal.ts'
import {
  allergyOf,
  comboOf,
  containsText,
  isAddition,
  lineKey,
  lineName,
  noteOf,
  qtyText,
  seatText,
} from './names.ts'
import {
  bump,
  fingerDown,
  isPortrait,
  menuOf,
  now,
  places,
  rail,
  selected,
  shape,
  shownGrid,
  state,
  stationDocs,
  tickets,
  touchLine,
  usesKeys,
  refusal,
} from './wall.ts'

export function Board(): VNode {
  const grid = useRef<HTMLDivElement>(null)
  const { columns, rows } = shape.value
  useCardSizes(grid, `${isPortrait.value} ${language.value}`)
  const style = { '--columns': columns, '--rows': rows }
  return html`<div
    class=${`board grid-${shownGrid.value}`}
    style=${style}
    ref=${grid}
    onPointerDown=${(event: PointerEvent) => fingerDown(event.pointerId)}
  >
    ${inside()}
    ${fixedGrids.map(
      (one) => html`<div key=${one} class=${`probe grid-${one}`} aria-hidden="true">
        <span class="ticket-name">0</span><span class="ticket-modifier">0</span>
      </div>`,
    )}
  </div>`
}

const inside = (): VNode | readonly VNode[] => {
  const { columns, rows } = shape.value
  if (state.value === 'refused' && refusal.value !== null) {
    return html`<div class="board-note">
      <${ErrorNote} what=${t('kitchen.refused')} todo=${t('kitchen.refused-todo')} />
    </div>`
  }
  if (state.value === 'loading') {
    return html`<div class="board-loading">
      <${Skeleton} shape="ticket" count=${columns * rows} />
    </div>`
  }
  if (places.value.length === 0 && rail.value.length === 0) {
    return html`<div class="board-note">
      <${EmptyState}
        icon=${CookingPot}
        title=${t('kitchen.empty')}
        next=${t('kitchen.empty-next')}
      />
    </div>`
  }
  return places.value.map(
    (place, i) => html`<${OnePlace} key=${cardKey(place.card)} place=${place} number=${i + 1} />`,
  )
}

/** A ticket younger than this has just come, and shows it. */
const freshMs = 6_000

function OnePlace({ place, number }: { readonly place: Place; readonly number: number }): VNode {
  const { card, isGone } = place
  const { ticket } = card
  if (isGone) {
    return html`<div class="place place-gone">
      <p class="gone"><span class="figures">${ticket.token}</span><${Icon} of=${Check} />${t('kitchen.done')}</p>
    </div>`
  }
  const isHeld = ticket.state === 'held'
  const waited = ageOf(ticket, now.value)
  const band = isHeld ? 'calm' : bandOf(waited, limitsOf(stationDocs.value, ticket))
  const names = ['place', !isHeld && waited < freshMs && 'place-fresh']
  if (asked.value !== null)
    names.push(asked.value.has(ticket.ticketId) ? 'place-asked' : 'place-dim')
  return html`<div class=${names.filter(Boolean).join(' ')}>
    <${TicketCard}
      title=${ticket.tableLabel || String(ticket.token)}
      name=${nameFor(ticket)}
      facts=${factsOf(card)}
      age=${age(waited)}
      band=${band === 'late' ? 'late' : band === 'soon' ? 'wait' : 'fresh'}
      allergy=${card.part === 1 ? allergyOf(ticket, language.value) : ''}
      note=${card.part === 1 ? ticket.note : ''}
      lines=${linesOf(card)}
      isRush=${ticket.isRush}
      ...${isHeld ? { hold: t('kitchen.hold') } : {}}
      chosen=${selected.value === ticket.ticketId}
      ...${usesKeys.value && number <= 9 ? { number } : {}}
      onBump=${() => bump(ticket.ticketId)}
      onMenu=${() => (menuOf.value = ticket.ticketId)}
      onLine=${(lineId: string) => touchLine(ticket.ticketId, lineId.replace(/ off$/, ''))}
    />
  </div>`
}

const factsOf = ({ ticket, part, parts }: Card): readonly string[] => [
  ...(ticket.isRush ? [t('kitchen.rush')] : []),
  ...((ticket.course ?? 1) < 2 ? [] : [t('kitchen.course', { course: ticket.course ?? 1 })]),
  ...(parts > 1 ? [t('kitchen.part', { part, parts })] : []),
  // Before what may be cut off: it is the word a cook of several stations needs.
  ...stationOf(ticket),
  t(`kitchen.${ticket.orderType}`),
  ...whoAsked(ticket),
]

const whoAsked = ({ by }: TicketDoc): readonly string[] => {
  const name = session.value.me?.users.find(({ userId }) => userId === by)?.name
  // The first name is what is called across a kitchen.
  return name === undefined ? [] : [name.split(' ')[0] ?? name]
}

/** A wall for several stations says whose ticket it is. */
const stationOf = ({ stationId }: TicketDoc): readonly string[] => {
  const stations = menu.value?.stations ?? []
  if (session.value.me?.device.stationId !== null || stations.length < 2) return []
  const names = stations.find((one) => one.stationId === stationId)?.names
  return names === undefined ? [] : [nameIn(names, language.value)]
}

/** What was taken off stays struck through, beside what is left of it, until a cook has touched it. */
const linesOf = ({ ticket, lines }: Card): readonly TicketLineFacts[] => {
  const isAdded = isAddition(ticket, tickets.value)
  return lines.flatMap((line) => {
    const { change, qtyMilli, unseenMilli } = line
    const id = lineKey(line)
    const facts = factsOfLine(line)
    const struck = { ...facts, id: `${id} off`, state: 'void' as const }
    const made: TicketLineFacts['state'] =
      line.state === 'started' || line.state === 'ready' ? line.state : 'new'
    return [
      ...(change === 'void' ? [struck] : []),
      ...(change === 'add' && unseenMilli > 0
        ? [{ ...struck, qty: qtyText({ ...line, qtyMilli: unseenMilli }) }]
        : []),
      ...(change === 'add' && qtyMilli > 0 ? [{ ...facts, id, state: made, isAdded }] : []),
    ]
  })
}

const factsOfLine = (line: TicketLine): Omit<TicketLineFacts, 'id' | 'state'> => ({
  qty: qtyText(line),
  name: lineName(line, language.value),
  modifiers: [
    ...containsText(line, language.value).map((text) => ({ text, removes: true })),
    ...comboOf(line, language.value).map((text) => ({ text })),
    ...line.modifiers.map(({ names }) => ({
      text: nameIn(names, language.value),
      removes: isRemoval(names),
    })),
    ...seatText(line).map((text) => ({ text })),
  ],
  note: noteOf(line),
})
