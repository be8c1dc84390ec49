/**
 * Carries commands from the MQTT door to the bus, one at a time for each
 * client, so that they are done and answered in the order they were sent.
 *
 * A queue belongs to the client id, not to the connection: a screen that
 * reconnects in the middle does not overtake itself, and is answered on the
 * connection it has now. Only that answer says what became of a command.
 */
import type { Logger } from 'pino'
import { refusal } from '../../schema/refusals.ts'
import { idIn } from '../bus/dispatch.ts'
import type { Bus } from '../bus/bus.ts'
import { refusedBody } from './door.ts'
import type { Reader } from './rights.ts'

/** Commands of one client that may wait; an outbox is never longer in a day's work. */
export const commandsWaitingMax = 64

/** How long a closing hub waits for the bus, in milliseconds. */
const settleMs = 1_000

export interface CommandQueues {
  /** Takes a command; never throws, and answers through `answer` alone. */
  readonly take: (sender: Reader, text: string) => void
  /** Lets go of what has not been handed to the bus and resolves when the rest is answered. */
  readonly settle: () => Promise<void>
}

export interface CommandQueueDeps {
  readonly bus: Bus
  readonly answer: (sender: Reader, replyText: string) => void
  readonly log: Logger
}

export const openCommandQueues = ({ bus, answer, log }: CommandQueueDeps): CommandQueues => {
  const queues = new Map<string, { readonly waiting: string[]; work: Promise<void> }>()

  const workOff = async (sender: Reader, waiting: string[]): Promise<void> => {
    for (let text = waiting[0]; text !== undefined; text = waiting[0]) {
      try {
        const { replyText } = await bus.submit({ deviceId: sender.device.deviceId, text })
        answer(sender, replyText)
      } catch (error) {
        // No answer is the honest one: the client asks again with the same id.
        log.error({ err: error, clientId: sender.clientId }, 'a command got no answer from the bus')
      }
      waiting.shift()
    }
    queues.delete(sender.clientId)
  }

  return {
    take: (sender, text) => {
      const waiting = queues.get(sender.clientId)?.waiting
      if (waiting === undefined) {
        // Known before it is begun. The bus has the command before the broker writes its PUBACK.
        const queue = { waiting: [text], work: Promise.resolve() }
        queues.set(sender.clientId, queue)
        queue.work = workOff(sender, queue.waiting)
      } else if (waiting.length < commandsWaitingMax) {
        waiting.push(text)
      } else {
        answer(sender, JSON.stringify({ id: idIn(text), ...refusedBody(refusal('hub.busy')) }))
      }
    },
    settle: async () => {
      const work = [...queues.values()].map(({ waiting, work: done }) => {
        waiting.splice(1)
        return done
      })
      const patience = new Promise((enough) => setTimeout(enough, settleMs).unref())
      await Promise.race([Promise.all(work), patience])
    },
  }
}
