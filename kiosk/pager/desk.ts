/**
 * What this phone knows of its token, and how it rings.
 *
 * The rule: it follows one order and asks about no other; a phone rings only
 * after its owner has touched it, so the page asks for that touch.
 */
import { signal } from '@preact/signals'
import type { PagerState } from '../../schema/guest-state.ts'
import type { Names } from '../../schema/names.ts'
import { arm, armed, play } from '../lib/sound.ts'

export const state = signal<PagerState | null>(null)
/** `ask`: no token is known yet; `nowhere`: there is no such order, or nothing more is said of it. */
export const line = signal<'ask' | 'loading' | 'live' | 'lost' | 'nowhere'>('ask')
/** This phone's `Date.now()` when it last heard of the token. */
export const heardAt = signal(0)
export const places = signal<readonly { readonly outletId: string; readonly names: Names }[]>([])
/** Why the typed token led nowhere. */
export const problem = signal<'unknown' | 'slow' | 'lost' | null>(null)

let orderId = ''
let stream: EventSource | null = null

const rootOf = (id: string): string => `/p/v1/order/${encodeURIComponent(id)}`

const adopt = (next: PagerState | null): void => {
  heardAt.value = Date.now()
  if (next === null) {
    line.value = 'nowhere'
    return
  }
  const was = state.peek()?.state
  state.value = next
  line.value = 'live'
  if (next.state === 'ready' && was === 'preparing') ring()
}

/** Three times, because a phone lies in a pocket. */
const ring = (): void => {
  if ('vibrate' in navigator) navigator.vibrate([400, 150, 400, 150, 400])
  if (!armed.peek()) return
  for (const after of [0, 1_600, 3_200]) setTimeout(() => play('bill'), after)
}

const load = async (): Promise<void> => {
  try {
    const answer = await fetch(`${rootOf(orderId)}/state`, { cache: 'no-store' })
    if (answer.ok) adopt((await answer.json()) as PagerState)
    else if (answer.status === 404) line.value = 'nowhere'
    else if (line.peek() === 'live') line.value = 'lost'
  } catch {
    line.value = 'lost'
  }
}

const follow = (): void => {
  stream?.close()
  const next = new EventSource(`${rootOf(orderId)}/live`)
  stream = next
  next.addEventListener('message', ({ data }: MessageEvent<string>) => {
    if (stream === next) adopt(JSON.parse(data) as PagerState | null)
  })
  next.addEventListener('error', () => {
    if (stream !== next) return
    if (line.peek() === 'live') line.value = 'lost'
    // A browser gives up on a stream that was refused; the state is asked for until one is granted.
    if (next.readyState !== EventSource.CLOSED || line.peek() === 'nowhere') return
    void load()
    setTimeout(() => stream === next && follow(), 5_000)
  })
}

const open = (id: string): void => {
  orderId = id
  line.value = 'loading'
  void load()
  follow()
}

/** Follows the order of a typed token. */
export const findToken = async (outletId: string, token: string): Promise<void> => {
  problem.value = null
  // The touch that asked may ring the phone later.
  void arm().catch(() => undefined)
  try {
    const path = `/p/v1/token/${encodeURIComponent(outletId)}/${encodeURIComponent(token)}`
    const answer = await fetch(path, { cache: 'no-store' })
    if (!answer.ok) {
      problem.value = answer.status === 404 ? 'unknown' : 'slow'
      return
    }
    const found = (await answer.json()) as { readonly orderId: string }
    history.replaceState(null, '', `/p/${found.orderId}`)
    open(found.orderId)
  } catch {
    problem.value = 'lost'
  }
}

/** Back to asking for a token. */
export const askAnew = (): void => {
  stream?.close()
  stream = null
  state.value = null
  problem.value = null
  line.value = 'ask'
  history.replaceState(null, '', '/p')
  void loadPlaces()
}

const loadPlaces = async (): Promise<void> => {
  try {
    const answer = await fetch('/p/v1/places')
    if (answer.ok) ({ places: places.value } = (await answer.json()) as { places: [] })
  } catch {
    problem.value = 'lost'
  }
}

/** Opens what the address names. Called once. */
export const startPager = (): void => {
  const id = decodeURIComponent(location.pathname.split('/')[2] ?? '')
  if (id === '') void loadPlaces()
  else open(id)
  // A phone that slept has missed things, and its stream may be dead without knowing.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || stream === null) return
    void load()
    follow()
  })
}
