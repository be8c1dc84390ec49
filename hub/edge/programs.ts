/**
 * Programs at the doors: whether one may still come in, and when it was last
 * heard from.
 */
import type { DeviceDoc } from '../../schema/device.ts'
import type { Bus } from '../bus/bus.ts'
import { issuerOf } from '../bus/permit.sql.ts'
import { usedAt } from '../devices/integrations.sql.ts'
import type { Database } from '../store/driver.ts'

export interface Programs {
  /** Whether the person who issued its credential still works here. */
  readonly isWelcome: (deviceId: string) => boolean
  /** It was heard from. Noted on the disk at most once an hour. */
  readonly heard: (deviceId: string) => void
  /** When it was last heard from, in milliseconds; null where it never was. */
  readonly lastHeard: (deviceId: string) => number | null
}

export interface ProgramDeps {
  readonly reader: Database
  readonly bus: Bus
  readonly now: () => number
  readonly newId: () => string
}

/** How old the note on the disk may be. */
const noteEveryMs = 3_600_000

export const createPrograms = ({ reader, bus, now, newId }: ProgramDeps): Programs => {
  const heardAt = new Map<string, number>()
  const notedAt = new Map<string, number>()

  const note = (deviceId: string, at: number): void => {
    const command = { v: 1, id: newId(), name: 'integration.use', args: { deviceId }, sentAt: at }
    notedAt.set(deviceId, at)
    // It is a courtesy: where it cannot be written the next hour tries again.
    void bus.submit({ deviceId: null, text: JSON.stringify(command) })
  }

  return {
    isWelcome: (deviceId) => issuerOf.get(reader, deviceId) !== undefined,
    heard: (deviceId) => {
      const at = now()
      heardAt.set(deviceId, at)
      const noted = notedAt.get(deviceId) ?? usedAt.get(reader, deviceId)?.usedAt ?? 0
      if (at - noted > noteEveryMs) note(deviceId, at)
      else notedAt.set(deviceId, noted)
    },
    lastHeard: (deviceId) => heardAt.get(deviceId) ?? usedAt.get(reader, deviceId)?.usedAt ?? null,
  }
}

/** Whether a device is a program that may no longer come in. */
export const isOrphaned = (programs: Programs, { deviceId, integration }: DeviceDoc): boolean =>
  integration !== null && !programs.isWelcome(deviceId)
