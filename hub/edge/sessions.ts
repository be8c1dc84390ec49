/**
 * Who is at the door: the paired device a request comes from, and the person
 * who types a PIN on it.
 *
 * A browser holds one token a screen in a cookie its scripts cannot read; a
 * bridge sends its token as a bearer. The database knows only their hashes.
 */
import { randomBytes } from 'node:crypto'
import type { Command } from '../../schema/command.ts'
import type { DeviceDoc } from '../../schema/device.ts'
import { kindOfScreen } from '../../schema/device-kinds.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { SignInDoc } from '../../schema/user.ts'
import { allowedHashOf } from '../bus/args-hash.ts'
import type { Answer, Bus } from '../bus/bus.ts'
import { programRight } from '../bus/permit.sql.ts'
import { deviceByTokenHash, pairingCode } from '../devices/devices.sql.ts'
import { hashOf, normalCode } from '../devices/pairing.ts'
import { guessWindowMs, mayGuess } from '../people/guessing.ts'
import { currentSignIn, guessesOf, guessesOnDevice, userAt } from '../people/people.sql.ts'
import { isPin } from '../people/pin.ts'
import type { Database } from '../store/driver.ts'

export interface SessionDeps {
  readonly reader: Database
  readonly bus: Bus
  readonly pepper: Buffer
  readonly now: () => number
  readonly newId: () => string
}

export interface Sessions {
  /** The device that holds a token; undefined where nobody does. Revoked devices are found, so that they can be told. */
  readonly deviceOf: (token: string | undefined) => DeviceDoc | undefined
  /** What a pairing code would make of a browser; undefined where there is no such code. */
  readonly kindOf: (code: string) => DeviceDoc['kind'] | undefined
  /** Trades a pairing code for a device and its token. */
  readonly pair: (code: string, agent: string) => Promise<Result<Paired, Refusal>>
  readonly signIn: (
    device: DeviceDoc,
    attempt: SignInAttempt,
  ) => Promise<Result<SignInDoc, Refusal>>
  readonly signOut: (device: DeviceDoc) => Promise<void>
  readonly current: (deviceId: string) => SignInDoc | null
  /** Whether whoever is at a device now may do something by themselves: its person, or the program it is. */
  readonly may: (device: DeviceDoc, right: string) => boolean
}

export interface Paired {
  readonly deviceId: string
  readonly outletId: string
  readonly kind: DeviceDoc['kind']
  readonly token: string
}

export interface SignInAttempt {
  readonly userId: string
  readonly pin: string
  readonly purpose: 'work' | 'approval'
  /** Of an approval: the command it is given for. */
  readonly forCommand?: Pick<Command, 'id' | 'name' | 'args'> | undefined
}

/** The cookie that holds the token of a screen; a browser may hold one of each kind, and of each place it names. */
export const cookieOf = (screen: string): string => `chowk-${screen}`

/** Whether a cookie can hold the token of a screen that is called so. */
export const isScreenName = (name: string | undefined): name is string =>
  kindOfScreen(name) !== undefined

/** A hash nobody's PIN has, so that an unknown person takes as long as a known one. */
const nobodysHash = `scrypt$${randomBytes(16).toString('base64url')}$${randomBytes(32).toString('base64url')}`

export const createSessions = (deps: SessionDeps): Sessions => {
  const { reader, bus, now } = deps
  const oneAtATime = createTurns()

  const give = (name: string, args: object): Promise<Answer> =>
    bus.submit({
      deviceId: null,
      text: JSON.stringify({ v: 1, id: deps.newId(), name, args, sentAt: now() }),
    })

  const attempt = async (
    device: DeviceDoc,
    { userId, pin, purpose, forCommand }: SignInAttempt,
  ): Promise<Result<SignInDoc, Refusal>> => {
    const { deviceId } = device
    const guesses = guessesOf.get(reader, deviceId, userId) ?? { failures: 0, lastAt: 0 }
    const onDevice = guessesOnDevice.get(reader, deviceId, now() - guessWindowMs)?.failures ?? 0
    const wait = mayGuess(guesses, onDevice, now())
    if (wait !== null) return no(wait)

    const user = userAt.get(reader, device.outletId, userId)
    const isRight = await isPin(pin, user?.pinHash ?? nobodysHash, deps.pepper)
    if (user === undefined || !isRight) {
      // A name that does not exist leaves no row behind; a wrong PIN is counted on disk.
      if (user !== undefined) await give('signIn.fail', { deviceId, userId })
      return no(refusal('sign-in.wrong-pin'))
    }
    const signInId = deps.newId()
    const given =
      forCommand === undefined
        ? {}
        : {
            forCommand: forCommand.id,
            argsHash: allowedHashOf(forCommand.name, forCommand.args),
            allows: { name: forCommand.name, args: forCommand.args },
          }
    const answer = await give('signIn.open', { signInId, deviceId, userId, purpose, ...given })
    if (answer.code !== null) return no(refusal(answer.code))
    const { expiresAt } = (JSON.parse(answer.replyText) as { result: { expiresAt: number } }).result
    const signIn = purpose === 'work' ? currentSignIn(reader, deviceId, now()) : null
    return ok(
      signIn ?? {
        signInId,
        userId,
        name: user.name,
        roleId: user.roleId,
        language: user.language,
        at: now(),
        expiresAt,
        rights: {},
      },
    )
  }

  return {
    deviceOf: (token) =>
      token === undefined ? undefined : deviceByTokenHash(reader, hashOf(token)),
    current: (deviceId) => currentSignIn(reader, deviceId, now()),
    may: ({ deviceId, integration }, right) =>
      integration === null
        ? currentSignIn(reader, deviceId, now())?.rights[right] === 'allow'
        : programRight.get(reader, deviceId, right) !== undefined,
    kindOf: (code) => pairingCode.get(reader, hashOf(normalCode(code)))?.kind,
    pair: async (code, agent) => {
      const token = randomBytes(32).toString('base64url')
      const answer = await give('device.join', {
        code,
        tokenHash: hashOf(token),
        agent: agent.slice(0, 80),
      })
      if (answer.code !== null) return no(refusal(answer.code))
      const { result } = JSON.parse(answer.replyText) as { result: Omit<Paired, 'token'> }
      return ok({ ...result, token })
    },
    // One guess at a time on a device: otherwise ten at once would all be counted as the first.
    signIn: (device, given) => oneAtATime(device.deviceId, () => attempt(device, given)),
    signOut: async (device) => void (await give('signIn.close', { deviceId: device.deviceId })),
  }
}

/**
 * Runs the tasks of one key one after another, and at most two of all at once:
 * each holds 32 MB while it hashes. Whoever queues a hundred still takes only
 * one of the two places, so the next screen does not wait behind them.
 */
const createTurns = (): (<T>(key: string, task: () => Promise<T>) => Promise<T>) => {
  const last = new Map<string, Promise<unknown>>()
  const waiting: (() => void)[] = []
  let free = 2
  const enter = async (): Promise<void> => {
    if (free > 0) free -= 1
    else await new Promise<void>((mayEnter) => waiting.push(mayEnter))
  }
  const leave = (): void => {
    const next = waiting.shift()
    if (next === undefined) free += 1
    else next()
  }
  return async (key, task) => {
    const before = last.get(key)
    const turn = (async () => {
      await before
      await enter()
      return task().finally(leave)
    })()
    const settled = turn.then(
      () => undefined,
      () => undefined,
    )
    last.set(key, settled)
    try {
      return await turn
    } finally {
      if (last.get(key) === settled) last.delete(key)
    }
  }
}
