/**
 * The replay at the hub's door: an office screen with the owner at it, which
 * speaks HTTP like any other. A connection that breaks says nothing, so what
 * had no answer is sent again, with the same id.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import type { AcceptedReply, RefusedReply } from '../../schema/command.ts'
import type { PlainCommand } from './commands.ts'
import type { KeptHub } from './kept-hub.ts'
import { pause } from './pause.ts'
import { owner } from './place.ts'
import { PlayStopped } from './stopped.ts'

type Reply = Omit<AcceptedReply, 'epoch' | 'seq'> | RefusedReply

export interface Office {
  readonly deviceId: string
  /** Gives a command until it is answered. */
  readonly give: (command: PlainCommand) => Promise<Reply>
  readonly close: () => void
}

interface Pairing {
  readonly deviceId: string
  readonly token: string
}

/** So long may an answer take; then it is asked for again. */
const patienceMs = 30_000
const againAfterMs = 50
/** Refusals that mean: not now. */
const notNow: ReadonlySet<string> = new Set(['hub.busy'])
const strangers: ReadonlySet<string> = new Set(['device.unknown', 'device.revoked'])
const signedOut: ReadonlySet<string> = new Set(['sign-in.missing', 'sign-in.ended'])

/**
 * Joins the shop as an office and signs its owner in. What the screen is known
 * by is kept in the folder, as a browser keeps its cookie, so that the next
 * replay is the same screen and may ask for the answers of this one.
 */
export const openOffice = async (hub: KeptHub, folder: string, atOnce: number): Promise<Office> => {
  const door = openDoor(hub, atOnce)
  const file = join(folder, 'replay.json')
  let pairing = readPairing(file) ?? (await pair(hub, door))
  const signIn = async (): Promise<string> => {
    const body = { userId: owner.id, pin: owner.pin }
    const answer = (await door.ask('/api/v1/sign-in', body, pairing.token)).body as SignedIn
    if (answer.signIn !== undefined) return answer.signIn.signInId
    if (!strangers.has(answer.code))
      throw new PlayStopped(`The owner cannot sign in: ${answer.message}`)
    // The folder was emptied, or somebody has taken this screen out of the shop.
    pairing = await pair(hub, door)
    return signIn()
  }
  let signedIn = await signIn()
  let signingIn: Promise<string> | null = null
  writeDurably(file, JSON.stringify(pairing))

  return {
    deviceId: pairing.deviceId,
    give: async (command) => {
      for (;;) {
        const current = signedIn
        const envelope = { v: 1, ...command, signIn: current, sentAt: Date.now() }
        const reply = (await door.ask('/api/v1/commands', envelope, pairing.token)).body as Reply
        hub.served()
        if (reply.ok || !(notNow.has(reply.code) || signedOut.has(reply.code))) return reply
        if (signedOut.has(reply.code) && signedIn === current) {
          // Twelve hours are a shift; whoever notices first signs in again for all.
          signedIn = await (signingIn ??= signIn())
          signingIn = null
        }
        await pause(againAfterMs)
      }
    },
    close: door.close,
  }
}

interface SignedIn {
  readonly signIn?: { readonly signInId: string }
  readonly code: string
  readonly message: string
}

interface Door {
  /** Asks until there is an answer, at whichever hub is open then. */
  readonly ask: (path: string, body: object, token?: string) => Promise<Answer>
  readonly close: () => void
}

const openDoor = (hub: KeptHub, atOnce: number): Door => {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  return {
    ask: async (path, body, token = '') => {
      const text = JSON.stringify(body)
      for (;;) {
        const { port } = await hub.open()
        const answer = await post({ agent, port, path, token }, text).catch(() => null)
        if (answer !== null) return answer
        await pause(againAfterMs)
      }
    },
    close: () => agent.destroy(),
  }
}

const pair = async (hub: KeptHub, door: Door): Promise<Pairing> => {
  for (let tries = 1; ; tries += 1) {
    const { codes } = await hub.open()
    const { body, cookie } = await door.ask('/api/v1/pair', {
      code: codes?.['office'],
      kind: 'office',
    })
    const { deviceId, message } = body as { readonly deviceId?: string; readonly message?: string }
    const token = /^chowk-office=([^;]+)/.exec(cookie)?.[1]
    if (deviceId !== undefined && token !== undefined) return { deviceId, token }
    // A hub that was started anew in between has other codes.
    if (tries === 5) throw new PlayStopped(`The hub does not take this program in: ${message}`)
  }
}

const readPairing = (file: string): Pairing | undefined => {
  if (!existsSync(file)) return undefined
  const { deviceId, token } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Pairing>
  return deviceId === undefined || token === undefined ? undefined : { deviceId, token }
}

/** Whole or not at all, whenever the power goes. */
const writeDurably = (file: string, text: string): void => {
  writeFileSync(`${file}.part`, text, { mode: 0o600, flush: true })
  renameSync(`${file}.part`, file)
}

interface Answer {
  readonly body: unknown
  readonly cookie: string
}

interface Wire {
  readonly agent: Agent
  readonly port: number
  readonly path: string
  /** Empty where nobody is known yet. */
  readonly token: string
}

/** Rejects where there is no whole answer: then nobody knows what became of it. */
const post = ({ agent, port, path, token }: Wire, text: string): Promise<Answer> =>
  new Promise((settle, fail) => {
    const asked = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        timeout: patienceMs,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        },
      },
      (response) => {
        let received = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (received += chunk))
        response.on('error', fail)
        response.on('end', () => {
          try {
            const [cookie = ''] = response.headers['set-cookie'] ?? []
            settle({ body: JSON.parse(received) as unknown, cookie })
          } catch (error) {
            fail(error)
          }
        })
      },
    )
    asked.on('timeout', () => asked.destroy(new Error('no answer')))
    asked.on('error', fail)
    asked.end(text)
  })
