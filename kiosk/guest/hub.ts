/**
 * What this phone knows: the state of its table as the hub sends it, the menu,
 * and how to say something back.
 *
 * The rule: the hub’s state is shown as it is and nothing is worked out here;
 * what was said carries an id, so that saying it again after a lost answer is
 * saying it once.
 */
import { computed, signal } from '@preact/signals'
import type { GuestMenu, GuestState } from '../../schema/guest-state.ts'
import { newId } from '../lib/ids.ts'
import { language, place } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'

const code = decodeURIComponent(location.pathname.split('/')[2] ?? '')
const root = `/g/v1/${encodeURIComponent(code)}`

export const state = signal<GuestState | null>(null)
export const menu = signal<GuestMenu | null>(null)
/** `lost`: the hub has not been heard for a while; `nowhere`: the code leads to no table. */
export const line = signal<'loading' | 'live' | 'lost' | 'nowhere'>('loading')
/** How far the hub’s clock is ahead of this phone’s, in milliseconds. */
const ahead = signal(0)
const minuteNow = signal(Math.floor(Date.now() / 60_000))
/** The hub’s time, a minute at a time: what is served changes with it. */
export const hubMinute = computed(() => minuteNow.value * 60_000 + ahead.value)
/** What went wrong last, in the reader’s words; gone with the next thing that is done. */
export const problem = signal<string | null>(null)
/** What is under way, by its name, so that its key says so. */
export const busy = signal<string | null>(null)
/** This phone was at the table, and its party has gone since. */
export const hasEnded = signal(false)

export const pictureOf = (sha256: string): string => `${root}/pictures/${sha256}`

interface Refused {
  readonly ok: false
  readonly code: string
  readonly message: { readonly en: string; readonly hi: string }
}

const adopt = (next: GuestState | null): void => {
  if (next === null) {
    line.value = 'nowhere'
    return
  }
  const before = state.peek()
  if (before?.me != null && next.me === null) hasEnded.value = true
  if (next.me !== null) hasEnded.value = false
  state.value = next
  // The way to the phone takes seconds at most; only a clock that is set wrong is told apart.
  const off = next.at - Date.now()
  if (Math.abs(off - ahead.peek()) > 20_000) ahead.value = off
  line.value = 'live'
  const { country, currency, currencyExponent, timeZone } = next.outlet
  if (place.peek().currency === '') place.value = { country, currency, currencyExponent, timeZone }
  if (menu.peek()?.tag !== next.menuTag) void loadMenu()
}

let isLoadingMenu = false
const loadMenu = async (): Promise<void> => {
  if (isLoadingMenu) return
  isLoadingMenu = true
  const wanted = (): string | undefined => state.peek()?.menuTag
  let asked: string | undefined
  do {
    asked = wanted()
    try {
      const answer = await fetch(`${root}/menu`)
      if (answer.ok) menu.value = (await answer.json()) as GuestMenu
    } catch {
      // The stream comes back by itself, and the state it brings asks for the menu again.
    }
    // It may have changed once more while this one was on its way.
  } while (wanted() !== asked && wanted() !== menu.peek()?.tag)
  isLoadingMenu = false
}

const loadState = async (): Promise<void> => {
  try {
    const answer = await fetch(`${root}/state`, { cache: 'no-store' })
    if (answer.status === 404) line.value = 'nowhere'
    else if (answer.ok) adopt((await answer.json()) as GuestState)
  } catch {
    line.value = 'lost'
  }
}

let stream: EventSource | null = null
const follow = (): void => {
  stream?.close()
  const next = new EventSource(`${root}/live`)
  stream = next
  next.addEventListener('message', ({ data }: MessageEvent<string>) => {
    if (stream === next) adopt(JSON.parse(data) as GuestState | null)
  })
  next.addEventListener('error', () => {
    if (stream !== next) return
    if (line.peek() === 'live') line.value = 'lost'
    // A browser gives up on a stream that was refused; the state is asked for until one is granted.
    if (next.readyState === EventSource.CLOSED) {
      void loadState()
      setTimeout(follow, 5_000)
    }
  })
}

/** Begins to listen. Called once. */
export const open = (): void => {
  void loadMenu()
  void loadState()
  follow()
  setInterval(() => {
    minuteNow.value = Math.floor(Date.now() / 60_000)
  }, 10_000)
  // The phone knows first that it has lost the Wi-Fi; the stream would go on waiting.
  addEventListener('offline', () => {
    line.value = 'lost'
  })
  addEventListener('online', () => {
    void loadState()
    follow()
  })
  // A phone that slept has missed things, and its stream may be dead without knowing.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      minuteNow.value = Math.floor(Date.now() / 60_000)
      void loadState()
      follow()
    }
  })
}

type Action =
  'join' | 'show-pin' | 'choose' | 'change' | 'remove' | 'place' | 'withdraw' | 'call' | 'ask-bill'

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

/** Says something to the hub. True once it is done; else `problem` says why not. */
export const say = async (action: Action, args: object = {}): Promise<boolean> => {
  if (busy.peek() !== null) return false
  busy.value = action
  problem.value = null
  const body = JSON.stringify({ id: newId(), args })
  const isDone = await send(action, body)
  busy.value = null
  return isDone
}

const send = async (action: Action, body: string): Promise<boolean> => {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (attempt > 0) await pause(600 * attempt)
    try {
      const answer = await fetch(`${root}/${action === 'join' ? 'join' : `do/${action}`}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(8_000),
      })
      const said = (await answer.json()) as { readonly ok: true } | Refused
      if (said.ok) {
        await loadState()
        // The stream was opened as another phone, or as none.
        if (action === 'join') follow()
        return true
      }
      problem.value = said.message[language.peek()] ?? said.message.en
      if (answer.status === 401) void loadState()
      return false
    } catch {
      // Nobody knows whether it arrived: the same id is sent again.
    }
  }
  problem.value = t('guest.no-answer')
  return false
}
