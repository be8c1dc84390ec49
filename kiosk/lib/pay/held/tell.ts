/**
 * The hub is told what money this screen holds, and the screen what has become of it.
 *
 * The rule: this screen's disk is what counts. The hub hears how it stands now and
 * not each step; cut off, it hears it afterwards. What another screen has taken
 * over is not here any more, and somebody is told so.
 */
import { computed, effect, signal } from '@preact/signals'
import type { Command, Reply } from '../../../../schema/command.ts'
import type { HeldDoc } from '../../../../schema/held.ts'
import type { CommandResult } from '../../../../schema/results.ts'
import { exchange, hubTime } from '../../hub-api.ts'
import { isAway, newId, onReply, outbox, send, type Settled } from '../../send.ts'
import { can, session } from '../../session.ts'
import { held as docs, shownState } from '../../till/store.ts'
import { heldIdsIn } from '../taken-by.ts'
import type { Tender } from '../tender.ts'
import { dueOf, elsewhereOf, sayOf, type Due, type Lost } from './due.ts'
import { addHeld, changeHeld, forgetGone, heldHere, isHeldOpen } from './store.ts'

const byId = computed(() => new Map(docs.value.map((doc) => [doc.heldId, doc] as const)))
/** Money in commands that no hub has answered yet. */
const onItsWay = computed(() => new Set(outbox.value.flatMap(({ command }) => heldIdsIn(command))))
const ownId = (): string => session.value.me?.device.deviceId ?? ''

/** All that stands with other screens. */
const allElsewhere = computed(() =>
  isHeldOpen.value
    ? elsewhereOf(docs.value, heldHere.value, { deviceId: ownId(), onItsWay: onItsWay.value })
    : [],
)
/** What other screens hold for any of these bills. */
export const heldElsewhere = (billIds: readonly string[]): readonly HeldDoc[] =>
  allElsewhere.value.filter(({ billId }) => billIds.includes(billId))

/** What other screens hold, whatever for. */
export const elsewhere = allElsewhere

/** Money that somebody has taken over at another screen. */
export interface TakenAway extends Lost {
  readonly billId: string
  readonly tender: Tender
}
const lostListeners = new Set<(taken: readonly TakenAway[]) => void>()

/** Calls with what is here no more, once. */
export const onTakenAway = (listener: (taken: readonly TakenAway[]) => void): void =>
  void lostListeners.add(listener)

const lose = (lost: readonly Lost[]): void => {
  if (lost.length === 0) return
  const taken = Object.entries(heldHere.peek().drafts).flatMap(([billId, tenders]) =>
    tenders.flatMap((tender) => {
      const one = lost.find(({ heldId }) => heldId === tender.heldId)
      return one === undefined ? [] : [{ ...one, billId, tender }]
    }),
  )
  if (taken.length === 0) return
  const ids = new Set(taken.map(({ heldId }) => heldId))
  changeHeld((drafts) =>
    Object.fromEntries(
      Object.entries(drafts).map(([billId, tenders]) => [
        billId,
        tenders.filter(({ heldId = '' }) => !ids.has(heldId)),
      ]),
    ),
  )
  for (const listener of lostListeners) listener(taken)
}

/** At which revision of what the hub says of it money came here: what it said up to then is of before. */
const cameAt = new Map<string, number>()
/** What the hub has been told since it was last out of sight. */
const said = new Map<string, string>()
const again = signal(0)
let isTelling = false
let timer: ReturnType<typeof setTimeout> | undefined
/** A few taps in a row are told as one. */
const calmMs = 120
const againMs = 3_000
/** So much the hub hears at once; the rest follows. */
const most = 50

/** Begins to tell; called once, after the view of the screen is opened. */
export const tellHeld = (): void => {
  onReply(({ name, reply }) => {
    if (name !== 'bill.take-over' || !reply.ok) return
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the answer of the command that this screen sent
    receive(reply.result as CommandResult<'bill.take-over'>)
  })
  effect(() => {
    if (shownState.value !== 'live') said.clear()
    const mayTell = shownState.value === 'live' && isHeldOpen.value && !isAway()
    const due = dueNow()
    const isDue = due.tenders.length + due.gone.length + due.lost.length > 0
    void again.value
    if (!mayTell || !isDue || can('bill.hold') !== 'allow') return
    clearTimeout(timer)
    timer = setTimeout(() => void tell(), calmMs)
  })
}

const dueNow = (): Due =>
  dueOf(heldHere.value, byId.value, { deviceId: ownId(), onItsWay: onItsWay.value, said, cameAt })

const tell = async (): Promise<void> => {
  if (isTelling) return
  isTelling = true
  const { tenders, gone, lost } = dueNow()
  lose(lost)
  // Of each bill by itself: one that the hub does not know is no reason to hear nothing of the others.
  const bills = [...new Set(tenders.map(({ billId }) => billId))]
  const parts = [
    ...(gone.length === 0 ? [] : [{ tenders: [], gone: gone.slice(0, most) }]),
    ...bills.map((billId) => ({
      tenders: tenders.filter((one) => one.billId === billId).slice(0, most),
      gone: [],
    })),
  ]
  let isHeard = true
  for (const part of parts) isHeard = isHeard && (await say(part))
  isTelling = false
  if (isHeard) again.value += 1
  else setTimeout(() => (again.value += 1), againMs)
}

/** False where it is to be said again: nothing came back, or nobody here may say it now. */
const say = async ({ tenders, gone }: Omit<Due, 'lost'>): Promise<boolean> => {
  const signIn = session.peek().me?.signIn?.signInId
  const command: Command = {
    v: 1,
    id: newId(),
    name: 'bill.hold',
    args: { tenders, gone },
    ...(signIn === undefined ? {} : { signIn }),
    sentAt: hubTime(),
  }
  const what = tenders.map((one) => [one.heldId, sayOf(one, byId.peek().get(one.heldId))] as const)
  const reply = (await exchange<Reply>('POST', '/api/v1/commands', { body: command }))?.json
  if (reply == null || (!reply.ok && reply.code !== 'bill.unknown')) return false
  for (const [heldId, text] of what) said.set(heldId, text)
  if (!reply.ok) return true
  forgetGone(gone)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the answer of this very command
  const { elsewhere: there } = reply.result as CommandResult<'bill.hold'>
  lose(there.map((one) => ({ ...one, takenBy: null })))
  return true
}

/** Takes money over from other screens: it is this one’s from then on. */
export const takeOver = (heldIds: readonly string[]): Promise<Settled<'bill.take-over'>> =>
  send('bill.take-over', { heldIds: [...heldIds] }).done

/** The reply says what it is; where this page is reloaded meanwhile it comes all the same. */
const receive = ({ tenders }: CommandResult<'bill.take-over'>): void => {
  for (const { heldId, billId, takenFor, kind, amount, reference, ...owner } of tenders) {
    cameAt.set(heldId, byId.peek().get(heldId)?.rev ?? 0)
    const from = takenFor === undefined ? {} : { from: takenFor }
    addHeld(billId, [{ heldId, kind, amount, reference, owner, ...from }])
  }
}
