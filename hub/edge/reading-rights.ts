/** Which outlet a reading over HTTP is about, and whether whoever is at the device may have it. */
import type { Context } from 'hono'
import type { DeviceDoc } from '../../schema/device.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { outletById } from '../outlets/outlets.sql.ts'
import { userAt } from '../people/people.sql.ts'
import type { Env, HttpDeps } from './door.ts'

export interface ReadingRights {
  /** The outlet a reading is about: the device's own, or for an office another one its person works at. */
  readonly outletOf: (c: Context<Env>) => OutletDoc | undefined
  readonly worksAt: (device: DeviceDoc, outletId: string) => boolean
  /** Whether whoever is signed in at the device holds every one of the rights. */
  readonly may: (device: DeviceDoc, rights: readonly string[]) => boolean
}

export const readingRights = ({
  reader,
  sessions,
}: Pick<HttpDeps, 'reader' | 'sessions'>): ReadingRights => {
  const worksAt: ReadingRights['worksAt'] = ({ deviceId }, outletId) => {
    const signIn = sessions.current(deviceId)
    return signIn !== null && userAt.get(reader, outletId, signIn.userId) !== undefined
  }
  return {
    worksAt,
    outletOf: (c) => {
      const device = c.get('device')
      const wanted = c.req.query('outlet') ?? device.outletId
      if (wanted === device.outletId) return outletById(reader, wanted)
      return device.kind === 'office' && worksAt(device, wanted)
        ? outletById(reader, wanted)
        : undefined
    },
    may: (device, rights) => {
      if (rights.length === 0) return true
      const signIn = sessions.current(device.deviceId)
      return signIn !== null && rights.every((right) => signIn.rights[right] === 'allow')
    },
  }
}
