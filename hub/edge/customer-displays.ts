/**
 * What each till shows its guest, passed on to the customer displays.
 *
 * The rule: it lives in one retained message a till, and a till that is gone
 * shows nothing: no row, no event, no command.
 */
import * as v from 'valibot'
import { shown } from '../../schema/shown.ts'
import type { MqttOut } from '../out/mqtt.ts'
import { jsonOf } from './json.ts'
import type { Reader } from './rights.ts'

export interface CustomerDisplays {
  /** A till says what its guest sees; what is not understood is not passed on. */
  readonly say: (reader: Reader, text: string) => void
  /** A connection is over; its guest sees nothing any more, if it was this one that said so. */
  readonly leave: (reader: Reader) => void
}

export const customerDisplays = (tell: MqttOut['shown']): CustomerDisplays => {
  const lastSaid = new Map<string, { readonly clientId: string; readonly text: string }>()
  return {
    say: ({ device: { deviceId, outletId }, clientId }, text) => {
      if (lastSaid.get(deviceId)?.text === text) return
      const said = v.safeParse(shown, jsonOf(text))
      if (!said.success) return
      lastSaid.set(deviceId, { clientId, text })
      tell(outletId, deviceId, said.output)
    },
    leave: ({ device: { deviceId, outletId }, clientId }) => {
      if (lastSaid.get(deviceId)?.clientId !== clientId) return
      lastSaid.delete(deviceId)
      tell(outletId, deviceId, { state: 'idle' })
    },
  }
}
