/** What the bridge is told by its environment, read once. */
import * as v from 'valibot'

const environment = v.object({
  CHOWK_HUB: v.pipe(
    v.string('where is the hub? For example CHOWK_HUB=http://192.168.1.10:7400'),
    v.url('CHOWK_HUB is not a web address'),
    v.regex(/^https?:/, 'CHOWK_HUB is not a web address'),
  ),
  CHOWK_MQTT: v.optional(v.pipe(v.string(), v.url('CHOWK_MQTT is not an address'))),
  CHOWK_BRIDGE_DATA: v.pipe(
    v.string('where may the bridge keep its journal? Set CHOWK_BRIDGE_DATA to a folder'),
    v.minLength(1, 'CHOWK_BRIDGE_DATA is empty'),
  ),
  CHOWK_PAIR: v.optional(v.string(), ''),
  CHOWK_LOG: v.optional(
    v.picklist(['silent', 'error', 'warn', 'info', 'debug'], 'CHOWK_LOG is not a level'),
    'info',
  ),
})

export interface BridgeConfig {
  /** Without a slash at the end. */
  readonly hubUrl: string
  /** undefined: everything goes over HTTP. */
  readonly mqttUrl: string | undefined
  readonly folder: string
  /** The one-time code of an invitation, or empty. */
  readonly pairingCode: string
  readonly logLevel: string
}

/** The configuration, or a sentence that says what to set. */
export const readConfig = (
  env: Readonly<Record<string, string | undefined>>,
): BridgeConfig | string => {
  const parsed = v.safeParse(environment, env)
  if (!parsed.success) return parsed.issues.map(({ message }) => message).join('; ')
  const { CHOWK_HUB, CHOWK_MQTT, CHOWK_BRIDGE_DATA, CHOWK_PAIR, CHOWK_LOG } = parsed.output
  return {
    hubUrl: CHOWK_HUB.replace(/\/+$/, ''),
    mqttUrl: CHOWK_MQTT,
    folder: CHOWK_BRIDGE_DATA,
    pairingCode: CHOWK_PAIR.trim(),
    logLevel: CHOWK_LOG,
  }
}
