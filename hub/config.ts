/**
 * The hub's settings: one object, read once from the environment and, where
 * there is one, from `hub.json` in the data folder. The environment wins.
 */
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import * as v from 'valibot'

const port = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.transform(Number))]),
  v.integer(),
  v.minValue(0),
  v.maxValue(65_535),
)

const settings = v.strictObject({
  /** Where the database, the pictures and the secrets lie. */
  data: v.string(),
  /** The address the staff listener binds; `0.0.0.0` serves the whole shop. */
  listen: v.optional(v.string(), '0.0.0.0'),
  port: v.optional(port, 7400),
  /** MQTT over plain TCP, for bridges and programs on this machine unless `mqttListen` says otherwise. */
  mqttPort: v.optional(port, 7483),
  mqttListen: v.optional(v.string(), '127.0.0.1'),
  /** The guests' own listener. */
  guestPort: v.optional(port, 7480),
  /** Further names and addresses under which screens may call the hub, with commas between. */
  hosts: v.optional(
    v.pipe(
      v.string(),
      v.transform((list) =>
        list
          .split(',')
          .map((host) => host.trim())
          .filter((host) => host !== ''),
      ),
    ),
    '',
  ),
  /** Announces the hub as chowk.local: `on`, `off`, or the address of the one interface to use. */
  announce: v.optional(v.string(), 'on'),
  /** A shop with demo data: links on the start page pair by themselves. */
  demo: v.optional(
    v.union([
      v.boolean(),
      v.pipe(
        v.string(),
        v.transform((text) => text === '1' || text === 'true'),
      ),
    ]),
    false,
  ),
  logLevel: v.optional(v.picklist(['silent', 'error', 'warn', 'info', 'debug']), 'info'),
  /** Only the fault tests set it: a hub that answers before it commits, to show that they notice. */
  answersFirst: v.optional(v.literal('on')),
})

export type Config = v.InferOutput<typeof settings>

const fromEnvironment: Readonly<Record<string, string>> = {
  CHOWK_LISTEN: 'listen',
  CHOWK_PORT: 'port',
  CHOWK_MQTT_PORT: 'mqttPort',
  CHOWK_MQTT_LISTEN: 'mqttListen',
  CHOWK_GUEST_PORT: 'guestPort',
  CHOWK_HOSTS: 'hosts',
  CHOWK_ANNOUNCE: 'announce',
  CHOWK_DEMO: 'demo',
  CHOWK_LOG: 'logLevel',
  CHOWK_TEST_ANSWERS_FIRST: 'answersFirst',
}

/** Reads the settings, or throws an error that names the one that is wrong. */
export const readConfig = (environment: NodeJS.ProcessEnv = process.env): Config => {
  const data = resolve(environment['CHOWK_DATA'] ?? join(homedir(), '.chowk'))
  const file = join(data, 'hub.json')
  const stored: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const given = Object.fromEntries(
    Object.entries(fromEnvironment).flatMap(([variable, name]) => {
      const value = environment[variable]
      return value === undefined || value === '' ? [] : [[name, value]]
    }),
  )
  const parsed = v.safeParse(settings, { ...(stored as object), ...given, data })
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new Error(`The setting ${v.getDotPath(issue) ?? ''} is wrong: ${issue.message}`)
}
