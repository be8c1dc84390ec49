// oxlint-disable unicorn/require-post-message-target-origin -- a BroadcastChannel takes no target
/**
 * Which device this screen is, and who stands at it.
 *
 * The rule: the hub alone says who is signed in and what they may do. What is
 * remembered here only lets the screen open while the hub is away, and the hub
 * judges again whatever was done meanwhile.
 */
import { signal, type ReadonlySignal } from '@preact/signals'
import type { Command } from '../../schema/command.ts'
import { screenName } from '../../schema/device-kinds.ts'
import type { DeviceDoc, DeviceKind } from '../../schema/device.ts'
import type { OutletFacts, OutletHere } from '../../schema/outlet.ts'
import { deviceRole, type Permission, type Verdict } from '../../schema/permissions.ts'
import { roleSeeds } from '../../schema/role-seeds.ts'
import { businessDate } from '../../schema/time.ts'
import { topics } from '../../schema/topics.ts'
import type { SignInDoc, UserDoc } from '../../schema/user.ts'
import {
  ask,
  clockOffset,
  hub,
  hubTime,
  nameScreen,
  rememberOffset,
  type Asked,
  type Declined,
} from './hub-api.ts'
import { onConnect, onMessage, startLink, stopLink, subscribe } from './link.ts'
import { keep, openStore, recall, storeName } from './outbox-store.ts'
import {
  dropLock,
  keepLock,
  lockFor,
  mayTry,
  recallLock,
  tryPin,
  type Lock,
} from './screen-lock.ts'

export { hubTime, isAway } from './hub-api.ts'

/** What the hub says of this device and of who is at it. */
export interface Me {
  readonly at: number
  readonly version: string
  readonly epoch: string
  readonly device: DeviceDoc
  readonly outlet: OutletHere
  /** The outlets whoever is signed in works at, for a screen that may look at another. */
  readonly outlets?: readonly OutletFacts[]
  readonly signIn: SignInDoc | null
  /** Whom the PIN pad offers. */
  readonly users: readonly UserDoc[]
}

export interface Session {
  /**
   * `loading` until something is known · `unpaired`: needs a code, `why` says
   * what became of the last one · `signed-out`: needs a PIN · `ready` ·
   * `unreachable`: the hub does not answer and nothing is remembered.
   * A screen that may act without a person (kitchen, devices) is `ready` without one.
   */
  readonly state: 'loading' | 'unpaired' | 'signed-out' | 'ready' | 'unreachable'
  readonly me?: Me
  readonly why?: Declined
  /** Of a screen that has locked itself: who opens it again, also while the hub is away. */
  readonly lockedBy?: SignInDoc
}

const current = signal<Session>({ state: 'loading' })
export const session: ReadonlySignal<Session> = current

/** What the hub last said: of a screen that has locked itself it still names who is signed in. */
let known: Me | undefined
let lock: Lock | null = null
/** What is being kept of the PIN that was typed last. */
let keeping: Promise<void> | undefined

let kind: DeviceKind = 'counter'
/** What this page is called in this browser: its kind, and the place its address names. */
let screen = 'counter'
let channel: BroadcastChannel | null = null
let again: ReturnType<typeof setTimeout> | undefined
let failures = 0
/** Why the last pairing code was no good. */
let codeRefusal: Declined | undefined
/** Counts sign-ins and sign-outs of this page: an answer read before one of them is out of date. */
let edition = 0
let reading: Promise<void> | null = null
let isReadAgain = false

/** Opens the session of this page. Call once, first thing in a screen's `main.ts`. */
export function startSession(opened: DeviceKind): void {
  kind = opened
  screen = screenName(kind, new URLSearchParams(location.search).get('at'))
  nameScreen(screen)
  openStore(screen)
  void open()
}

const open = async (): Promise<void> => {
  channel = new BroadcastChannel(`${await storeName()}-session`)
  channel.addEventListener('message', () => void hearOther())
  lock = await recallLock()
  const code = new URLSearchParams(location.search).get('pair')
  if (code === null) await Promise.all([recallMe(), refreshSession()])
  else if (!(await pairFromLink(code))) await refreshSession()
  onConnect(() => void refreshSession())
  hub.subscribe(({ state }) => {
    if (state === 'here' && failures > 0) void refreshSession()
  })
  // A sign-in ends at its time. While the hub is away nobody could sign in anew, so work goes on and is judged later.
  setInterval(() => {
    const expiresAt = known?.signIn?.expiresAt
    if (expiresAt !== undefined && expiresAt < Date.now() + clockOffset()) void refreshSession()
    else if (isOfYesterday()) void refreshSession()
  }, 30_000)
}

/** Another tab of this screen was locked, opened, or signed in at. */
const hearOther = async (): Promise<void> => {
  lock = await recallLock()
  if (known !== undefined) show(known)
  await refreshSession()
}

/** Taxes and rounding are dated: with a new business day they may be others. */
const isOfYesterday = (): boolean => {
  const me = current.peek().me
  if (me === undefined) return false
  const dayAt = (at: number): number => businessDate(at, me.outlet.timeZone, me.outlet.cutOffMinute)
  return dayAt(me.at) !== dayAt(Date.now() + clockOffset())
}

let followed = ''
let unhear: (() => void)[] = []

/** The shop is called, taxed or rounded otherwise, or this screen stands at another drawer: it is read anew. */
const follow = ({ device, outlet: { outletId } }: Me): void => {
  const place = `${outletId} ${device.deviceId}`
  if (place === followed) return
  followed = place
  for (const end of unhear) end()
  const heard = (topic: string, isAbout: (event: Told) => boolean): readonly (() => void)[] => [
    onConnect(() => void subscribe(topic)),
    onMessage<Told>(topic, (event) => {
      if (isAbout(event)) refreshSpread()
    }),
  ]
  unhear = [
    ...heard(topics.event(outletId, 'menu'), (event) => event.kind === 'outlet.changed'),
    ...heard(topics.event(outletId, 'devices'), ({ key }) => key === `device:${device.deviceId}`),
  ]
}

interface Told {
  readonly kind: string
  readonly key: string
}

/** All screens hear of it at once; they do not all ask at once. */
const refreshSpread = (): void => void setTimeout(() => void refreshSession(), Math.random() * 300)

/** A link with a pairing code is used once and then taken out of the address. False where the code was no good. */
const pairFromLink = async (code: string): Promise<boolean> => {
  for (let attempt = 0; ; attempt += 1) {
    const paired = await pair(code)
    if (paired.ok || paired.code !== 'hub.away') {
      const url = new URL(location.href)
      url.searchParams.delete('pair')
      history.replaceState(history.state, '', url)
      // The browser has cached the page under the address with the code; it is to open under this one too.
      void fetch(url).catch(() => undefined)
      return paired.ok
    }
    if (current.peek().me === undefined) current.value = { state: 'unreachable' }
    await new Promise((resolve) => setTimeout(resolve, waitAfter(attempt)))
  }
}

const waitAfter = (attempt: number): number =>
  Math.min(500 * 2 ** attempt, 5_000) * (0.5 + Math.random() / 2)

/** Joins the shop with a code from the office. Refusals: `pairing.wrong-code`, `hub.busy`, `hub.away`. */
export async function pair(code: string): Promise<Asked<{ readonly kind: DeviceKind }>> {
  const paired = await ask<{ kind: DeviceKind }>('POST', '/api/v1/pair', { body: { code, kind } })
  if (!paired.ok) {
    codeRefusal = paired
    return paired
  }
  codeRefusal = undefined
  // The code of another kind of screen opens that screen.
  if (paired.value.kind !== kind) location.replace(`/${paired.value.kind}`)
  else await refreshSession()
  return paired
}

/** Reads who we are from the hub; asks again by itself until it answers. */
export function refreshSession(): Promise<void> {
  isReadAgain = reading !== null
  reading ??= readMe().finally(() => {
    reading = null
    if (isReadAgain) void refreshSession()
  })
  return reading
}

const readMe = async (): Promise<void> => {
  clearTimeout(again)
  const before = edition
  const me = await ask<Me>('GET', '/api/v1/me')
  if (before !== edition) {
    isReadAgain = true
  } else if (me.ok) {
    failures = 0
    await adopt(me.value)
  } else if (me.code === 'device.unknown' || me.code === 'device.revoked') {
    failures = 0
    stopLink()
    current.value = { state: 'unpaired', why: codeRefusal ?? me }
    known = undefined
    await keep('me', null)
  } else {
    if (current.peek().me === undefined) current.value = { state: 'unreachable' }
    again = setTimeout(() => void refreshSession(), waitAfter((failures += 1)))
  }
}

/** While the screen is locked nobody is at it, whoever the hub says is signed in. */
const show = (me: Me): void => {
  known = me
  const person = me.signIn
  const isLocked = person !== null && lock?.isLocked === true && lock.signInId === person.signInId
  const isReady = (person !== null && !isLocked) || deviceRole(kind) !== null
  current.value = {
    state: isReady ? 'ready' : 'signed-out',
    me: isLocked ? { ...me, signIn: null } : me,
    ...(isLocked && mayTry(lock, person.userId, person, hubTime()) ? { lockedBy: person } : {}),
  }
}

const adopt = async (me: Me): Promise<void> => {
  const old = lock
  if (old !== null && old.signInId !== me.signIn?.signInId) {
    lock = null
    void dropLock(old)
  }
  show(me)
  follow(me)
  startLink({ screen, deviceId: me.device.deviceId, outletId: me.outlet.outletId })
  await keep('me', { me, offset: clockOffset() })
}

const recallMe = async (): Promise<void> => {
  const kept = await recall<{ me: Me; offset: number } | null>('me')
  if (kept === undefined || kept === null || current.peek().me !== undefined) return
  if (current.peek().state === 'unpaired') return
  rememberOffset(kept.offset)
  show(kept.me)
  startLink({ screen, deviceId: kept.me.device.deviceId, outletId: kept.me.outlet.outletId })
}

/** Signs a person in. Refusals: `sign-in.wrong-pin`, `sign-in.wait`, `sign-in.device-locked`, `hub.away`. */
export async function signIn(userId: string, pin: string): Promise<Asked<SignInDoc>> {
  const answer = await ask<{ signIn: SignInDoc }>('POST', '/api/v1/sign-in', {
    body: { userId, pin, purpose: 'work' },
  })
  if (!answer.ok) return answer.code === 'hub.away' ? await openHere(userId, pin, answer) : answer
  edition += 1
  if (known !== undefined) await adopt({ ...known, signIn: answer.value.signIn })
  if (kind === 'counter') keeping = rememberPin(answer.value.signIn, pin)
  // What the hub tells of the shop depends on who asks.
  void refreshSession()
  channel?.postMessage('changed')
  return { ok: true, value: answer.value.signIn }
}

/** The counter locks itself; only there is anything kept of a PIN. */
const rememberPin = async (person: SignInDoc, pin: string): Promise<void> => {
  // Without it the screen signs out where it would have locked itself.
  const made = await lockFor(person, pin).catch(() => null)
  if (made === null || known?.signIn?.signInId !== person.signInId) return
  if (await keepLock(made)) lock = made
}

/** Opens a locked screen without the hub; `away` is the answer where that is not for whoever tries. */
const openHere = async (userId: string, pin: string, away: Declined): Promise<Asked<SignInDoc>> => {
  const person = known?.signIn
  if (person == null || !mayTry(lock, userId, person, hubTime())) return away
  const tried = await tryPin(lock, pin).catch(() => null)
  if (tried === null || known?.signIn?.signInId !== person.signInId) return away
  lock = tried.lock
  show(known)
  if (!tried.isRight) return { ok: false, code: 'sign-in.wrong-pin', facts: {} }
  channel?.postMessage('changed')
  return { ok: true, value: person }
}

/**
 * Locks the screen, as it does when nobody has touched it for long. The sign-in goes on at the
 * hub, so that its person can open the screen while the hub is away and what they then sell is
 * taken. A screen that has kept nothing of their PIN signs out instead.
 */
export async function lockScreen(): Promise<void> {
  await keeping
  const person = known?.signIn
  const isOurs = lock !== null && lock.signInId === person?.signInId
  const next = isOurs && lock !== null ? { ...lock, isLocked: true } : null
  if (next === null || known === undefined || !(await keepLock(next))) return void (await signOut())
  lock = next
  show(known)
  channel?.postMessage('changed')
}

/** Signs the person out. Commands they gave before stay theirs. Refusal: `hub.away`. */
export async function signOut(): Promise<Asked<unknown>> {
  const answer = await ask('POST', '/api/v1/sign-out')
  if (answer.ok) edition += 1
  if (answer.ok && known !== undefined) await adopt({ ...known, signIn: null })
  if (answer.ok) channel?.postMessage('changed')
  return answer
}

/**
 * A second person approves one command, as it is going to be sent. The value's `signInId`
 * goes into `send(…, {id, approval})`. Refusals as of `signIn`.
 */
export async function approve(
  userId: string,
  pin: string,
  forCommand: Pick<Command, 'id' | 'name' | 'args'>,
): Promise<Asked<SignInDoc>> {
  const answer = await ask<{ signIn: SignInDoc }>('POST', '/api/v1/sign-in', {
    body: { userId, pin, purpose: 'approval', forCommand },
  })
  return answer.ok ? { ok: true, value: answer.value.signIn } : answer
}

/**
 * Whether who is at this screen may do it: at once, with a second person's PIN,
 * or not. It only decides what a screen offers; the hub decides what is done.
 */
export function can(permission: Permission): Verdict {
  const person = session.value.me?.signIn
  const rights = person
    ? person.rights
    : (roleSeeds.find(({ roleId }) => roleId === deviceRole(kind))?.rights ?? {})
  return (rights as Readonly<Record<string, Verdict>>)[permission] ?? 'deny'
}
