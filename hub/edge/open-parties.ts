/**
 * Which party each floor screen has open, for the other screens to see.
 *
 * The rule: it lives in memory and in one retained message a screen, and is
 * worth nothing once the screen is gone: no row, no event, no command.
 */
import * as v from 'valibot'
import { hereSaid } from '../../schema/view.ts'
import type { MqttOut } from '../out/mqtt.ts'
import { jsonOf } from './json.ts'
import type { Reader } from './rights.ts'

export interface OpenParties {
  /** A screen says what it has open; what is not understood is not passed on. */
  readonly say: (reader: Reader, text: string) => void
  /** A connection is over; the screen has nothing open any more, if it was this one that said so. */
  readonly leave: (reader: Reader) => void
}

export interface OpenPartiesDeps {
  readonly personAt: (deviceId: string) => string | null
  readonly tell: MqttOut['here']
  readonly now: () => number
}

/** A screen that says more often than this is not listened to. */
const leastMs = 200

export const openParties = ({ personAt, tell, now }: OpenPartiesDeps): OpenParties => {
  const lastSaid = new Map<
    string,
    { readonly clientId: string; readonly sittingId: string | null; readonly at: number }
  >()
  return {
    say: ({ device: { deviceId, outletId }, clientId }, text) => {
      const said = v.safeParse(hereSaid, jsonOf(text))
      if (!said.success) return
      const { sittingId } = said.output
      const before = lastSaid.get(deviceId)
      if (before?.sittingId === sittingId && now() - before.at < leastMs) return
      lastSaid.set(deviceId, { clientId, sittingId, at: now() })
      tell(outletId, deviceId, { sittingId, userId: personAt(deviceId) })
    },
    leave: ({ device: { deviceId, outletId }, clientId }) => {
      if (lastSaid.get(deviceId)?.clientId !== clientId) return
      lastSaid.delete(deviceId)
      tell(outletId, deviceId, { sittingId: null, userId: null })
    },
  }
}
