/**
 * What the guest before this till sees on a customer display.
 *
 * The rule: whatever of the screen has something for the guest says so while it
 * stands there; of several the one that came last is shown, and nothing is
 * shown once it has gone. It is said to the hub at each change, and again after
 * every new connection; no sale waits for it.
 */
import { effect, signal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { Shown } from '../../schema/shown.ts'
import type { TenderKind } from '../../schema/tender-kinds.ts'
import { topics } from '../../schema/topics.ts'
import { linkState, onConnect, publish } from './link.ts'
import { session } from './session.ts'

const said = signal<ReadonlyMap<symbol, Shown>>(new Map())

/** Fingers are faster than a guest reads: what changes within this time is said as one. */
const gatherMs = 80

const tell = (): void => {
  const { me } = session.peek()
  if (me === undefined || linkState.peek() !== 'up') return
  const shown: Shown = [...said.peek().values()].at(-1) ?? { state: 'idle' }
  void publish(topics.shown(me.outlet.outletId, me.device.deviceId), JSON.stringify(shown))
}

let isTelling = false
const startTelling = (): void => {
  if (isTelling) return
  isTelling = true
  let timer: ReturnType<typeof setTimeout> | undefined
  onConnect(tell)
  effect(() => {
    void said.value
    clearTimeout(timer)
    timer = setTimeout(tell, gatherMs)
  })
}

/** What the guest is told besides where no money came. */
export const onAccount = (kinds: readonly TenderKind[]): { readonly isOnAccount?: true } =>
  kinds.length > 0 && kinds.every((kind) => kind === 'account') ? { isOnAccount: true } : {}

/** Shows the guest something for as long as the component stands; null shows nothing of its own. */
export const useGuestSees = (shown: Shown | null): void => {
  const key = useMemo(() => Symbol('shown'), [])
  const put = (next: Shown | null): void => {
    const all = new Map(said.peek())
    all.delete(key)
    if (next !== null) all.set(key, next)
    said.value = all
  }
  useEffect(() => {
    startTelling()
    put(shown)
  }, [JSON.stringify(shown)])
  useEffect(() => () => put(null), [])
}
