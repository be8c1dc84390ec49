/**
 * The one sender of a screen: takes the outbox to the hub, one command after
 * the other.
 *
 * The rule: it sends only while its tab holds the lease, and it goes on to the
 * next command only when the hub has settled this one. Silence is never an
 * answer; the same id goes out again, by the other way too.
 */
import type { AcceptedReply, RefusedReply, Reply } from '../../schema/command.ts'
import { exchange, hub } from './hub-api.ts'
import { holdLease, keepLease } from './lease.ts'
import { commandTopics, linkState, onConnect, onMessage, publish } from './link.ts'
import { isFinal, nextReply, openOutbox, sending, takeReply } from './outbox.ts'
import { storedCommands, type StoredCommand } from './outbox-store.ts'
import { refreshSession } from './session.ts'

/** So long a reply over MQTT may take before the same command goes by HTTP. */
const replyWaitMs = 1_500
const postWaitMs = 3_500
const restMaxMs = 15_000

let isPumping = false
let failures = 0
let endRest: () => void = () => undefined
let unhear: () => void = () => undefined

/** The hub may be back: what waits is sent now and not when its turn would come. */
const wake = (): void => {
  failures = 0
  endRest()
}

const pump = async (): Promise<void> => {
  if (isPumping) return
  isPumping = true
  try {
    for (;;) {
      const next = (await storedCommands()).find(({ parked }) => parked === null)
      if (next === undefined || !(await holdLease())) return
      const before = (failures += 1)
      if (await attempt(next)) failures = 0
      else if (failures === before) await rest()
    }
  } catch {
    // The disk did not answer; the next beat of the lease tries again.
  } finally {
    isPumping = false
  }
}

/** Waits before the next attempt, longer each time and never in step with other screens. */
const rest = (): Promise<void> =>
  new Promise((resolve) => {
    endRest = resolve
    setTimeout(resolve, Math.min(250 * 2 ** failures, restMaxMs) * (0.5 + Math.random() / 2))
  })

/** Sends one command once by each way that is open. True once the hub has settled it. */
const attempt = async ({ id, command }: StoredCommand): Promise<boolean> => {
  sending(id)
  const next = nextReply(id)
  try {
    const to = commandTopics()
    if (to !== null && linkState.peek() === 'up') {
      const failed = new Promise<null>((resolve) => {
        void publish(to.command, JSON.stringify(command)).then((isTaken) =>
          isTaken ? undefined : resolve(null),
        )
      })
      const reply = await Promise.race([next.reply, failed, silence(replyWaitMs)])
      if (reply !== null) return isFinal(reply)
    }
    const reply = await Promise.race([next.reply, post(id, command)])
    if (reply === null) return false
    await takeReply(reply)
    return isFinal(reply)
  } finally {
    next.end()
  }
}

const post = async (id: string, command: StoredCommand['command']): Promise<Reply | null> => {
  const answer = await exchange<Partial<RefusedReply> | AcceptedReply>('POST', '/api/v1/commands', {
    body: command,
    timeoutMs: postWaitMs,
  })
  return replyIn(id, answer?.json ?? null)
}

/**
 * The reply in an answer of the HTTP door. The door itself may refuse a device
 * it does not know, before the bus has seen the command: that says nothing
 * about the command, so it waits until the device is known again.
 */
const replyIn = (id: string, json: Partial<RefusedReply> | AcceptedReply | null): Reply | null => {
  if (json === null) return null
  if (json.ok === true) return json.id === id ? json : null
  const { code, facts = {}, message = '' } = json
  if (code === undefined) return null
  const isOfBus = json.id === id
  const isOfDoor = json.id === undefined && (code === 'command.too-large' || code === 'hub.fault')
  if (code === 'device.unknown' || code === 'device.revoked') void refreshSession()
  return isOfBus || isOfDoor ? { id, ok: false, code, facts, message } : null
}

const silence = (ms: number): Promise<null> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(null), ms)
  })

/** Begins as soon as the session says whose outbox this is. */
export async function startPump(): Promise<void> {
  await openOutbox(() => void pump())
  onConnect(() => {
    unhear()
    unhear = onMessage<Reply>(commandTopics()?.reply ?? '', (reply) => {
      takeReply(reply).catch(() => undefined)
    })
    wake()
    void pump()
  })
  hub.subscribe(({ state }) => {
    if (state === 'here') wake()
  })
  window.addEventListener('online', wake)
  await keepLease(() => void pump())
}
