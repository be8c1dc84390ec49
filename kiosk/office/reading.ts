/**
 * A reading of the hub on a page: asked for when the page opens or asks
 * something else, and again when the hub is back.
 *
 * The rule: what was read stays in view until the next has come, and says when
 * it was read where the next does not come.
 */
import { useEffect, useState } from 'preact/hooks'
import { ask, hub, type Declined } from '../lib/hub-api.ts'
import { session } from '../lib/session.ts'

export interface Reading<T> {
  /** The newest that has come, of whatever path; undefined before the first. */
  readonly value: T | undefined
  /** The path the value was read from. */
  readonly path: string
  /** This device's `Date.now()` when it was. */
  readonly at: number
  readonly isLoading: boolean
  /** Why the last attempt brought nothing. */
  readonly why: Declined | undefined
  readonly again: () => void
}

interface Read {
  readonly path: string
  readonly value: unknown
  readonly at: number
}

/** The last few, so that Back shows at once what was there. Another person begins without them. */
const kept = new Map<string, Read>()
const keptMax = 12
let keptFor: string | undefined

const recall = (path: string): Read | undefined => {
  const reader = session.peek().me?.signIn?.signInId
  if (reader !== keptFor) kept.clear()
  keptFor = reader
  return kept.get(path)
}

const keep = (read: Read): void => {
  kept.delete(read.path)
  kept.set(read.path, read)
  const [oldest] = kept.keys()
  if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest)
}

/** A report may be long in the making on a small machine. */
const patienceMs = 15_000

// oxlint-disable typescript/no-unnecessary-type-parameters -- the caller names what the path answers with
export function useReading<T>(path: string): Reading<T> {
  const [read, setRead] = useState<Read | undefined>(() => recall(path))
  const [why, setWhy] = useState<Declined | undefined>()
  const [isLoading, setLoading] = useState(true)
  const [turn, setTurn] = useState(0)
  const { state, since } = hub.value

  useEffect(() => {
    let isWanted = true
    const known = recall(path)
    if (known !== undefined) setRead(known)
    setLoading(true)
    const bring = async (): Promise<void> => {
      const answer = await ask<T>('GET', path, { timeoutMs: patienceMs })
      if (!isWanted) return
      setLoading(false)
      setWhy(answer.ok ? undefined : answer)
      if (!answer.ok) return
      const arrived = { path, value: answer.value, at: Date.now() }
      keep(arrived)
      setRead(arrived)
    }
    void bring()
    return () => {
      isWanted = false
    }
  }, [path, turn])

  useEffect(() => {
    if (state === 'here' && why?.code === 'hub.away') setTurn((last) => last + 1)
  }, [state, since])

  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a path answers with is known to who asks
    value: read?.value as T | undefined,
    path: read?.path ?? '',
    at: read?.at ?? 0,
    isLoading,
    why,
    again: () => setTurn((last) => last + 1),
  }
}
