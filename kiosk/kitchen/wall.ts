/**
 * The wall as it stands: the rail, the page in view, what is chosen, and what
 * a finger or a key does to it.
 *
 * The rule: whatever a cook does shows at once and can be taken back; the hub
 * decides afterwards, and only its refusal puts a ticket back.
 */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals'
import type { CommandInput } from '../../schema/commands.ts'
import type { EightySixDoc } from '../../schema/eighty-six.ts'
import type { StationDoc } from '../../schema/station.ts'
import type { TicketDoc, TicketState } from '../../schema/ticket.ts'
import { businessDate } from '../../schema/time.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { hub, type Declined } from '../lib/hub-api.ts'
import { openView, typedDocs, type LiveView } from '../lib/live.ts'
import { discard, onReply, outbox, send } from '../lib/send.ts'
import { hubTime, session } from '../lib/session.ts'
import { armOnFirstTouch, play } from '../lib/sound.ts'
import { toast } from '../lib/ui/toast.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { limitsOf } from './age.ts'
import { deal, pageOf, type Card, type CardSize } from './deal.ts'
import { fitting } from './fit.ts'
import { breathMs, held, placesOf, type Place } from './hold.ts'
import { lineKey } from './names.ts'
import {
  averageMs,
  catchUp,
  forget,
  heldTickets,
  intend,
  intentsOf,
  openTickets,
  recallable,
  withIntents,
  type Intent,
  type Intents,
} from './rail.ts'
import { afterPaint, createSeeing } from './see.ts'
import { grid, shapeOf, type FixedGrid } from './settings.ts'
import { expectRecall, tonesFor, type Heard } from './tones.ts'
import { trustIn } from './trust.ts'

const view = signal<LiveView | null>(null)
/** What was tapped here and the hub has not yet shown. */
const taps = signal<Intents>(new Map())
const docs = computed(() => (view.value === null ? [] : typedDocs<TicketDoc>(view.value, 'ticket')))
const waiting = computed(() =>
  intentsOf(
    outbox.value.filter(({ parked }) => parked === null).map(({ command }) => command),
    docs.value,
  ),
)

/** What the cooks did here and the hub does not know yet; that a ticket was seen is no work of theirs. */
export const owed = computed(
  () =>
    outbox.value.filter(({ parked, command }) => parked === null && command.name !== 'ticket.see')
      .length,
)

/** Hub time, moved on every second. */
export const now = signal(0)
export const tickets = computed(() =>
  withIntents(docs.value, new Map([...waiting.value, ...taps.value])),
)
export const rail = computed(() => openTickets(tickets.value))
/** Courses that wait for their fire, after everything that is to be made. */
export const upcoming = computed(() => heldTickets(tickets.value))
/** The stations of the outlet as they are set. */
export const stationDocs = computed(() =>
  view.value === null ? [] : typedDocs<StationDoc>(view.value, 'station'),
)
/** What is off the menu, or counted. */
export const eightySixed = computed(() =>
  view.value === null ? [] : typedDocs<EightySixDoc>(view.value, 'eighty-six'),
)
export const done = computed(() => recallable(tickets.value))
export const average = computed(() => {
  const outlet = session.value.me?.outlet
  if (outlet === undefined) return null
  return averageMs(tickets.value, businessDate(now.value, outlet.timeZone, outlet.cutOffMinute))
})

/** What the wall has to say for itself. `loading` until the first tickets have come. */
export const state = computed(() => view.value?.state.value ?? 'loading')
export const refusal = computed(() => view.value?.why.value ?? null)
export const trust = computed(() =>
  trustIn({
    now: now.value,
    heardAt: view.value?.at.value ?? 0,
    isAway: hub.value.state === 'away' || state.value === 'stale',
  }),
)

// --- the page -------------------------------------------------------------

/** What a card of each grid holds, once the wall has been measured. */
export const cardSizes = signal<Readonly<Record<FixedGrid, CardSize>> | null>(null)
export const isPortrait = signal(false)
/** The grid a wall has taken that chooses by itself. */
const taken = signal<FixedGrid>('4x2')
/** The grid that is shown. */
export const shownGrid = computed(() => (grid.value === 'auto' ? taken.value : grid.value))
export const shape = computed(() => shapeOf(shownGrid.value, isPortrait.value))
const wantedPage = signal(0)
const dealtIn = (of: FixedGrid): readonly Card[] =>
  cardSizes.value === null
    ? []
    : deal([...rail.value, ...upcoming.value], cardSizes.value[of], language.value)
const cards = computed(() => dealtIn(shownGrid.value))
/** A name breaks too often on a card narrower than this. */
const leastWidth = 240
const most = computed(() => shape.value.columns * shape.value.rows)
export const page = computed(() => pageOf(cards.value, most.value, wantedPage.value))

const isHeld = signal(false)
const shown = signal<readonly Place[]>([])
/** The places of the grid, held still while a finger is on it. */
export const places: ReadonlySignal<readonly Place[]> = shown

export const turnPage = (by: 1 | -1): void => {
  isHeld.value = false
  wantedPage.value = Math.min(Math.max(0, page.peek().page + by), page.peek().pages - 1)
}

const fingers = new Set<number>()
let breath: ReturnType<typeof setTimeout> | undefined

export const fingerDown = (pointer: number): void => {
  clearTimeout(breath)
  fingers.add(pointer)
  isHeld.value = true
}

const fingerUp = ({ pointerId }: PointerEvent): void => {
  if (!fingers.delete(pointerId) || fingers.size > 0) return
  breath = setTimeout(() => (isHeld.value = false), breathMs)
}

// --- what is chosen ---------------------------------------------------------

/** The ticket whose menu lies open. */
export const menuOf = signal<string | null>(null)

/** Somebody works with keys here: the cards show their numbers. */
export const usesKeys = signal(false)
/** The ticket the keys act on. */
export const selected = signal<string | null>(null)
export const placeOfSelected = computed(() =>
  places.value.findIndex(({ card }) => card.ticket.ticketId === selected.value),
)
export const selectPlace = (place: number): void => {
  selected.value = places.peek()[place]?.card.ticket.ticketId ?? null
}

// --- bump and recall ----------------------------------------------------------

const toasts = new Map<string, () => void>()

/** The cook has made it. Nothing happens to a ticket that is already done. */
export const bump = (ticketId: string): void => {
  const ticket = find(ticketId)
  if (ticket?.state === 'held') return void toast({ text: t('kitchen.held-why'), seconds: 4 })
  if (ticket?.state !== 'fired') return
  ask(ticket, 'bumped')
  toasts.set(
    ticketId,
    toast({
      text: t('kitchen.bumped', { token: ticket.token }),
      tone: 'done',
      seconds: 5,
      onUndo: () => recall(ticketId),
    }),
  )
}

/** Brings a ticket back to its place. Nothing happens to one that is there. */
export const recall = (ticketId: string): void => {
  const ticket = find(ticketId)
  if (ticket?.state !== 'bumped') return
  toasts.get(ticketId)?.()
  toasts.delete(ticketId)
  if (heard !== null) heard = expectRecall(heard, ticket)
  ask(ticket, 'fired')
}

/** Done with the chosen ticket; the one that takes its place is chosen next. */
export const bumpSelected = (): void => {
  const place = placeOfSelected.peek()
  const ticketId = selected.peek()
  if (place < 0 || ticketId === null) return
  isHeld.value = false
  bump(ticketId)
  selectPlace(Math.min(place, places.peek().length - 1))
}

export const recallLast = (): void => {
  const [last] = done.peek()
  if (last === undefined) return
  recall(last.ticketId)
  selected.value = last.ticketId
}

const find = (ticketId: string): TicketDoc | undefined =>
  tickets.peek().find((ticket) => ticket.ticketId === ticketId)

const ask = (ticket: TicketDoc, wanted: TicketState): void => {
  const { ticketId } = ticket
  taps.value = intend(taps.peek(), ticket, wanted, hubTime())
  const sent = send(wanted === 'bumped' ? 'ticket.bump' : 'ticket.recall', { ticketId })
  const asked = taps.peek().get(ticketId)
  void sent.done.then((settled) => {
    if (!settled.ok) putBack(ticketId, settled)
    // The answer comes before the news of it; whatever has come after a moment is how it stands.
    else setTimeout(() => letGo(ticketId, asked), answeredMs)
    return undefined
  })
}

/** The news of an answered tap is here within this many milliseconds, or a snapshot is. */
const answeredMs = 2_000

const letGo = (ticketId: string, asked: Intent | undefined): void => {
  if (taps.peek().get(ticketId) === asked) taps.value = forget(taps.peek(), ticketId)
}

/** One touch says how far a line is: begun, ready, and back. What was taken off is acknowledged. */
export const touchLine = (ticketId: string, key: string): void => {
  const ticket = find(ticketId)
  const line = ticket?.lines.find((one) => lineKey(one) === key)
  if (ticket?.state !== 'fired' || line === undefined) return
  if (line.unseenMilli > 0) return tellHub('ticket.ack', { ticketId })
  if (line.change === 'void') return
  const next = line.state === 'sent' ? 'started' : line.state === 'started' ? 'ready' : 'sent'
  const { lineId, partId } = line
  tellHub('ticket.mark', {
    ticketId,
    lineId,
    ...(partId === undefined ? {} : { partId }),
    state: next,
  })
}

type Told = 'ticket.ack' | 'ticket.mark' | 'ticket.rush' | 'ticket.print' | 'ticket.page'

/** Tells the hub something about a ticket; `text` is said once it knows. */
export const tellHub = <N extends Told>(name: N, args: CommandInput<N>, text?: string): void => {
  void send(name, args).done.then((settled) => {
    if (settled.ok && text !== undefined) toast({ text, tone: 'done' })
    if (!settled.ok) toast({ text: sayDeclined(settled), tone: 'stop', seconds: 8 })
    return undefined
  })
}

/** The hub would not have it: the ticket is where it was, and the cook hears why. */
const putBack = (ticketId: string, why: Declined): void => {
  toasts.get(ticketId)?.()
  taps.value = forget(taps.peek(), ticketId)
  // Another screen was faster: what was wanted has come true.
  if (why.code === 'ticket.already-bumped' || why.code === 'ticket.not-bumped') return
  toast({ text: sayDeclined(why), tone: 'stop', seconds: 8 })
}

// --- life ---------------------------------------------------------------------

let heard: Heard | null = null

/** Opens the wall; the first rendering of the screen does it. */
export const openWall = (): void => {
  if (view.peek() !== null) return
  const opened = openView('kitchen')
  view.value = opened
  now.value = hubTime()
  setInterval(() => (now.value = hubTime()), 1_000)
  armOnFirstTouch()

  const portrait = window.matchMedia('(orientation: portrait)')
  isPortrait.value = portrait.matches
  portrait.addEventListener('change', () => (isPortrait.value = portrait.matches))
  for (const kind of ['pointerup', 'pointercancel'] as const) {
    window.addEventListener(kind, fingerUp)
  }

  effect(() => void (taps.value = catchUp(taps.value, docs.value)))
  effect(() => {
    if (isHeld.value || cardSizes.value === null) return
    const isReadable = cardSizes.value['6x3'].width >= leastWidth
    taken.value = fitting(taken.peek(), {
      large: dealtIn('4x2').length,
      small: isReadable ? dealtIn('6x3').length : null,
    })
  })
  effect(() => {
    const { cards: fresh } = page.value
    const all = cards.value
    shown.value = isHeld.value
      ? held(shown.peek(), { cards: fresh, all, most: most.value })
      : placesOf(fresh)
  })
  effect(() => {
    if (opened.at.value === 0) return
    const next = tonesFor(heard, rail.value, now.value, (one) => limitsOf(stationDocs.value, one))
    heard = next.heard
    for (const tone of next.tones) play(tone)
  })
  const seeing = createSeeing({
    afterPaint,
    tell: (ticketIds) => {
      if (hub.peek().state === 'away') return false
      send('ticket.see', { ticketIds: [...ticketIds] })
      return true
    },
  })
  effect(() => {
    if (hub.value.state !== 'away' && state.value === 'live' && cardSizes.value !== null)
      seeing.show([...rail.value, ...upcoming.value])
  })
  // A tap refused long after it was made: the ticket is back on the rail, which says it all.
  onReply(({ id, isParked, name }) => {
    if (isParked && name.startsWith('ticket.')) void discard(id)
  })
}
