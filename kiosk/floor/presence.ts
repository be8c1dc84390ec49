/**
 * Who else has a party open, as the other screens of the floor say it.
 *
 * The rule: it is said again every few seconds and believed no longer than
 * that, so whoever has left or lost the network is gone from every table by
 * themselves.
 */
import { effect, signal } from '@preact/signals'
import { hereEveryMs, hereForMs, topics } from '../../schema/topics.ts'
import type { Here } from '../../schema/view.ts'
import { linkState, onConnect, onMessage, publish, subscribe } from '../lib/link.ts'
import { hubTime, session } from '../lib/session.ts'
import { here } from './desk.ts'
import { personName } from './house.ts'

const heard = signal<ReadonlyMap<string, Here>>(new Map())

/** The names of those who have a party open on another screen, each once. */
export const othersAt = (sittingId: string): readonly string[] => {
  const me = session.value.me?.signIn?.userId
  const names = [...heard.value.values()]
    .filter((one) => one.sittingId === sittingId && one.userId !== null && one.userId !== me)
    .map(({ userId }) => personName(userId))
    .filter((name) => name !== '')
  return [...new Set(names)]
}

/** `FS` for Farida Sayyed: the first letter of the first and of the last word. */
export const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/)
  return [...new Set([words[0], words.at(-1)])]
    .map((word = '') => String.fromCodePoint(word.codePointAt(0) ?? 0x20))
    .join('')
    .trim()
}

const say = (): void => {
  const { me } = session.peek()
  if (me === undefined || linkState.peek() !== 'up') return
  const sittingId = here.peek()?.sittingId ?? null
  void publish(topics.here(me.outlet.outletId, me.device.deviceId), JSON.stringify({ sittingId }))
}

/** What has not been said again for a while is no longer so. */
const forgetOld = (): void => {
  const now = hubTime()
  const fresh = [...heard.peek()].filter(([, { at }]) => now - at < hereForMs)
  if (fresh.length < heard.peek().size) heard.value = new Map(fresh)
}

let unhear: () => void = () => undefined

const follow = async (): Promise<void> => {
  const { me } = session.peek()
  if (me === undefined) return
  const all = topics.here(me.outlet.outletId, '+')
  unhear()
  unhear = onMessage<Here>(all, (said, topic) => {
    const deviceId = topic.split('/').at(-2) ?? ''
    if (deviceId === session.peek().me?.device.deviceId) return
    const next = new Map(heard.peek())
    if (said.sittingId === null) next.delete(deviceId)
    else next.set(deviceId, said)
    heard.value = next
  })
  await subscribe(all)
  say()
}

/** Says what is open here and hears what is open elsewhere; called once. */
export const followOthers = (): void => {
  onConnect(() => void follow())
  let before: string | null = null
  effect(() => {
    const now = here.value?.sittingId ?? null
    // A word each time it changes; while nothing is open there is nothing to repeat.
    if (now !== before) say()
    before = now
  })
  setInterval(() => {
    if (here.peek() !== null) say()
    forgetOld()
  }, hereEveryMs)
}
