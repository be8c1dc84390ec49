/**
 * What the board knows, and what it calls out.
 *
 * The rule: a token is called once, with a chime and, where the browser has a
 * voice, by its number; a reload calls nobody a second time.
 */
import { computed, effect, signal } from '@preact/signals'
import type { PickupDoc } from '../../schema/pickup.ts'
import { hub } from '../lib/hub-api.ts'
import { openView, typedDocs, type LiveView } from '../lib/live.ts'
import { hubTime } from '../lib/session.ts'
import { arm, armed, armOnFirstTouch, play, volume } from '../lib/sound.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { nameBeside, readNames } from './names.ts'
import { callingMs, columnsOf, newlyReady, readyTimes } from './columns.ts'

const view = signal<LiveView | null>(null)
/** Hub time, moved on every second. */
export const now = signal(0)
export const state = computed(() => view.value?.state.value ?? 'loading')
export const columns = computed(() =>
  columnsOf(view.value === null ? [] : typedDocs<PickupDoc>(view.value, 'pickup'), now.value),
)

/** Hub time of the last word from the hub; 0 before the first. */
export const heardAt = computed(() => view.value?.at.value ?? 0)
/** Nothing has been heard for longer than two beats. */
export const isQuiet = computed(
  () =>
    hub.value.state === 'away' ||
    state.value === 'stale' ||
    (heardAt.value > 0 && now.value - heardAt.value > 12_000),
)

const calls = signal<ReadonlyMap<string, number>>(new Map())
/** Tokens that call for themselves now, by the id of their order. */
export const calling = computed<ReadonlySet<string>>(
  () => new Set([...calls.value].filter(([, until]) => until > now.value).map(([id]) => id)),
)

const call = (pickups: readonly PickupDoc[]): void => {
  const until = hubTime() + callingMs
  calls.value = new Map([
    ...[...calls.peek()].filter(([, end]) => end > now.peek()),
    ...pickups.map(({ orderId }) => [orderId, until] as const),
  ])
  play('new')
  if (armed.peek() && volume.peek() > 0) for (const one of pickups) say(one)
}

/** Says the token and the name beside it aloud, after the chime; a browser without a voice stays silent. */
const say = (pickup: PickupDoc): void => {
  if (!('speechSynthesis' in window)) return
  const { token } = pickup
  const name = nameBeside(pickup)
  const words = new SpeechSynthesisUtterance(
    name === '' ? t('board.say', { token }) : t('board.say-name', { token, name }),
  )
  words.lang = language.peek() === 'hi' ? 'hi-IN' : 'en-IN'
  words.volume = volume.peek()
  setTimeout(() => speechSynthesis.speak(words), 900)
}

let before: ReadonlyMap<string, number> | null = null

/** Opens the board; the first rendering of the screen does it. */
export const openBoard = (): void => {
  if (view.peek() !== null) return
  const opened = openView('board')
  view.value = opened
  now.value = hubTime()
  setInterval(() => (now.value = hubTime()), 1_000)
  const shown = computed(() => [...columns.value.preparing, ...columns.value.ready])
  effect(() => void readNames(shown.value, false))
  setInterval(() => void readNames(shown.peek(), true), 30_000)
  armOnFirstTouch()
  // Nobody touches a board; a browser that was told to let it sound does so now.
  void arm().catch(() => undefined)
  effect(() => {
    if (opened.at.value === 0) return
    const fresh = newlyReady(before, columns.value)
    before = readyTimes(columns.value)
    if (fresh.length > 0) call(fresh)
  })
}
