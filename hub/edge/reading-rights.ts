/** Which outlet a reading over HTTP is about, and whether whoever is at the device may have it. */
import type { Context } from 'hono'
import type { DeviceDoc } from '../../schema/device.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { rightToRead, type Readers } from '../../schema/readers.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import { outletAt } from '../outlets/outlets.sql.ts'
import { userAt } from '../people/people.sql.ts'
import type { Env, HttpDeps } from './door.ts'

export interface ReadingRights {
  /** The outlet a reading is about: the device's own, or for an office another one its person works at. */
  readonly outletOf: (c: Context<Env>) => OutletDoc | undefined
  readonly worksAt: (device: DeviceDoc, outletId: string) => boolean
  /** Whether whoever is at the device holds every one of the rights. */
  readonly may: (device: DeviceDoc, rights: readonly string[]) => boolean
  /**
   * The outlet of a reading for whoever may have it. Refuses a device of
   * another kind, one at which nobody is signed in where a person is needed,
   * a person without the right, and an outlet that is not theirs.
   */
  readonly entitled: (c: Context<Env>, readers: Readers) => Result<OutletDoc, Refusal>
  /** The same where the rights are known, or undefined where the device may never have it. */
  readonly entitledBy: (
    c: Context<Env>,
    rights: readonly string[] | undefined,
  ) => Result<OutletDoc, Refusal>
}

export const readingRights = ({
  reader,
  sessions,
  now,
}: Pick<HttpDeps, 'reader' | 'sessions' | 'now'>): ReadingRights => {
  const worksAt: ReadingRights['worksAt'] = ({ deviceId }, outletId) => {
    const signIn = sessions.current(deviceId)
    return signIn !== null && userAt.get(reader, outletId, signIn.userId) !== undefined
  }

  const outletOf: ReadingRights['outletOf'] = (c) => {
    const device = c.get('device')
    const wanted = c.req.query('outlet') ?? device.outletId
    if (wanted === device.outletId) return outletAt(reader, wanted, now())
    return device.kind === 'office' && worksAt(device, wanted)
      ? outletAt(reader, wanted, now())
      : undefined
  }

  const may: ReadingRights['may'] = (device, rights) =>
    rights.every((right) => sessions.may(device, right))

  const entitledBy: ReadingRights['entitledBy'] = (c, rights) => {
    const device = c.get('device')
    if (rights === undefined) return no(refusal('command.not-permitted'))
    if (!may(device, rights)) {
      const isNobody = device.integration === null && sessions.current(device.deviceId) === null
      return no(refusal(isNobody ? 'sign-in.missing' : 'command.not-permitted'))
    }
    const outlet = outletOf(c)
    return outlet === undefined ? no(refusal('outlet.unknown')) : ok(outlet)
  }

  return {
    worksAt,
    outletOf,
    may,
    entitledBy,
    entitled: (c, readers) => {
      const right = rightToRead(readers, c.get('device').kind)
      return entitledBy(c, right === undefined ? right : right === null ? [] : [right])
    },
  }
}
