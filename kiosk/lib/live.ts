/**
 * Live views: what a screen shows, kept up to date.
 *
 * The rule: one path on every connect, the first as the hundredth. Subscribe,
 * wait for the SUBACK, buffer what comes, read the snapshot, drop what it
 * already shows, apply the rest. Holes, lost last messages and another epoch
 * only ask for the same path again. Without MQTT the snapshot alone is read
 * every five seconds.
 */
import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { EventEnvelope } from '../../schema/events.ts'
import { topics } from '../../schema/topics.ts'
import type { Beat, View, ViewDoc } from '../../schema/view.ts'
import { ask, hub, type Declined } from './hub-api.ts'
import { linkState, onConnect, onMessage, subscribe } from './link.ts'
import { session } from './session.ts'
import { fromSnapshot, isBehind, isOlder, takeEvent, type ViewState } from './view-state.ts'

export interface LiveView {
  readonly docs: ReadonlySignal<ReadonlyMap<string, ViewDoc>>
  /** `stale`: what is shown may be out of date. `refused`: `why` says what is missing, such as a sign-in. */
  readonly state: ReadonlySignal<'loading' | 'live' | 'stale' | 'refused'>
  readonly why: ReadonlySignal<Declined | null>
  /** Hub time of the last thing heard about it, in milliseconds; 0 before the first. */
  readonly at: ReadonlySignal<number>
  readonly epoch: ReadonlySignal<string>
  /** Reads the snapshot again. */
  readonly refetch: () => void
  /** Lets go of it; the last to do so ends it. */
  readonly close: () => void
}

const pollMs = 5_000
const behindMs = 2_000
/** Documents that have left a view are let go of, and anything unforeseen is healed, this often. */
const renewMs = 3_600_000

const open = new Map<string, { readonly view: LiveView; holders: number }>()

/** Opens a view of the hub by its name (`counter`, `kitchen` …). Opening the same one again shares it. */
export function openView(name: string, params: Readonly<Record<string, string>> = {}): LiveView {
  const query = new URLSearchParams(params).toString()
  const path = `/api/v1/views/${name}${query === '' ? '' : `?${query}`}`
  const known = open.get(path)
  if (known !== undefined) {
    known.holders += 1
    return known.view
  }
  const follower = follow(path)
  const entry = {
    holders: 1,
    view: {
      ...follower,
      close: () => {
        entry.holders -= 1
        if (entry.holders > 0) return
        open.delete(path)
        follower.close()
      },
    },
  }
  open.set(path, entry)
  return entry.view
}

const lists = new WeakMap<ReadonlyMap<string, ViewDoc>, Map<string, readonly unknown[]>>()

// oxlint-disable typescript/no-unnecessary-type-parameters -- the caller names the document of the concept
/** The documents of one kind (`ticket`, `order` …) as they came; the same array while nothing changes. */
export function typedDocs<T>(view: Pick<LiveView, 'docs'>, concept: string): readonly T[] {
  const docs = view.docs.value
  const known = lists.get(docs) ?? new Map<string, readonly unknown[]>()
  lists.set(docs, known)
  let list = known.get(concept)
  if (list === undefined) {
    list = [...docs.values()]
      .filter(({ key }) => key.startsWith(`${concept}:`))
      .map(({ data }) => data)
    known.set(concept, list)
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a key says what document it names
  return list as readonly T[]
}

function follow(path: string): LiveView {
  const held = signal<ViewState | null>(null)
  const why = signal<Declined | null>(null)
  /** Every stream is subscribed and a snapshot was read after that. */
  const isFollowing = signal(false)
  /** The last snapshot asked for has come. */
  const isFresh = signal(false)

  const ends: (() => void)[] = []
  const granted = new Set<string>()
  const asked = new Set<string>()
  let buffer: { readonly stream: string; readonly event: EventEnvelope }[] | null = null
  let isLoading = false
  let isWanted = false
  let triedAt = 0
  let holes = 0
  let isClosed = false

  const take = (stream: string, event: EventEnvelope): void => {
    if (buffer !== null) {
      buffer.push({ stream, event })
      return
    }
    const state = held.peek()
    if (state === null) return
    const taken = takeEvent(state, stream, event)
    if (taken.kind === 'applied') held.value = taken.state
    else if (taken.kind === 'hole') load()
    else if (taken.kind === 'other-epoch') loadSpread()
  }

  const hearBeat = (beat: Beat): void => {
    const state = held.peek()
    if (state === null || buffer !== null) return
    if (beat.epoch !== state.epoch) loadSpread()
    else if (!isBehind(state, beat)) held.value = { ...state, at: Math.max(state.at, beat.at) }
    else {
      // What the beat counts may still be on its way.
      setTimeout(() => {
        const now = held.peek()
        if (now !== null && isBehind(now, beat)) load()
      }, behindMs)
    }
  }

  /** Screens that all noticed the same thing at the same moment do not all ask at the same moment. */
  const loadSpread = (): void => void setTimeout(load, Math.random() * 500)

  const load = (): void => {
    // Before the pairing is known there is nobody to ask for.
    isWanted = !isClosed && session.peek().me !== undefined
    if (!isLoading) void loadAll()
  }

  /** Reads snapshots, one at a time, until nothing asks for another. */
  const loadAll = async (): Promise<void> => {
    isLoading = true
    while (isWanted) {
      isWanted = false
      triedAt = performance.now()
      buffer = []
      const answer = await ask<View>('GET', path)
      if (answer.ok) await adopt(answer.value)
      else decline(answer)
      const waiting = buffer
      buffer = null
      for (const { stream, event } of waiting) take(stream, event)
      // A hub whose snapshots never fit its events is asked ever more slowly.
      holes = isWanted ? holes + 1 : 0
      if (holes > 1) await pause(Math.min(250 * 2 ** holes, pollMs))
    }
    isLoading = false
  }

  const adopt = async (view: View): Promise<void> => {
    if (isOlder(view, held.peek())) {
      isWanted = true
      return
    }
    const streams = Object.keys(view.tails)
    const isCovered = streams.every((stream) => granted.has(stream))
    held.value = fromSnapshot(view)
    why.value = null
    isFresh.value = true
    isFollowing.value = isCovered && linkState.peek() === 'up'
    const missing = streams.filter((stream) => !asked.has(stream))
    if (missing.length === 0 || linkState.peek() !== 'up') return
    // From here on events are buffered, and the next snapshot is read after the SUBACKs.
    await subscribeTo(view.outletId, missing)
    isWanted = true
  }

  const decline = (answer: Declined): void => {
    isFresh.value = false
    if (answer.code === 'hub.away') return
    why.value = answer
    isFollowing.value = false
  }

  const subscribeTo = async (outletId: string, streams: readonly string[]): Promise<void> => {
    for (const stream of streams) asked.add(stream)
    const answers = await Promise.all([
      subscribe(topics.beat(outletId)),
      ...streams.map((stream) => subscribe(topics.event(outletId, stream))),
    ])
    streams.forEach((stream, i) => {
      if (answers[i + 1] === true) granted.add(stream)
    })
  }

  const reconnected = async (): Promise<void> => {
    granted.clear()
    asked.clear()
    const state = held.peek()
    // The first snapshot names the streams; after that they are known beforehand.
    if (state !== null) await subscribeTo(state.outletId, Object.keys(state.tails))
    load()
  }

  /** The listeners outlive connections; which topics they hear changes only with the view's streams. */
  let heardTopics = ''
  let unhear: (() => void)[] = []
  ends.push(
    held.subscribe((state) => {
      if (state === null) return
      const streams = Object.keys(state.tails)
      const wanted = [state.outletId, ...streams].join(' ')
      if (wanted === heardTopics) return
      heardTopics = wanted
      for (const end of unhear) end()
      unhear = [
        onMessage<Beat>(topics.beat(state.outletId), hearBeat),
        ...streams.map((stream) =>
          onMessage<EventEnvelope>(topics.event(state.outletId, stream), (event) =>
            take(stream, event),
          ),
        ),
      ]
    }),
    () => {
      for (const end of unhear) end()
    },
    onConnect(() => void reconnected()),
    linkState.subscribe((link) => {
      if (link === 'up') return
      granted.clear()
      asked.clear()
      if (isFollowing.peek()) load()
      isFollowing.value = false
    }),
  )

  let person: string | undefined
  ends.push(
    session.subscribe(({ me }) => {
      const next = me && (me.signIn?.signInId ?? '')
      if (next === person) return
      person = next
      // Another person may read other streams.
      for (const stream of asked) if (!granted.has(stream)) asked.delete(stream)
      load()
    }),
  )

  const ticking = setInterval(() => {
    const age = performance.now() - triedAt
    if (!isLoading && age > (isFollowing.peek() ? renewMs : pollMs)) load()
  }, 1_000)

  return {
    docs: computed(() => held.value?.docs ?? nothing),
    why,
    at: computed(() => held.value?.at ?? 0),
    epoch: computed(() => held.value?.epoch ?? ''),
    state: computed(() => {
      if (why.value !== null) return 'refused'
      if (held.value === null) return 'loading'
      const isHeard = hub.value.state !== 'away' && (isFollowing.value || isFresh.value)
      return isHeard ? 'live' : 'stale'
    }),
    refetch: load,
    close: () => {
      isClosed = true
      clearInterval(ticking)
      for (const end of ends) end()
    },
  }
}

const nothing: ReadonlyMap<string, ViewDoc> = new Map()

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
