/**
 * The hub's settings: one object, read once from the environment and, where
 * there is one, from `hub.json` in the data folder. The environment wins.
 *
 * A setting that is wrong is never guessed at: the hub says which one it is
 * and does not start.
 */
import { existsSync, readFileSync } from 'node:fs'
import { isIP, isIPv4 } from 'node:net'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import * as v from 'valibot'

const isPort = (value: number | string): boolean =>
  /^\d{1,5}$/.test(String(value)) && Number(value) <= 65_535

const port = v.pipe(
  v.union([v.number(), v.string()], 'is not a port (0 to 65535)'),
  v.check(isPort, 'is not a port (0 to 65535)'),
  v.transform(Number),
)

const listenable = v.pipe(
  v.string('is not an address'),
  v.check(
    (address) => address === 'localhost' || isIP(address) !== 0,
    'is not an address of this machine, such as 0.0.0.0 or 127.0.0.1',
  ),
)

/** A name or number as it stands in an address bar, without a port. */
const hostName = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)$/i

const settings = v.strictObject({
  /** Where the database, the pictures and the secrets lie. */
  data: v.string(),
  /** The address the staff listener binds; `0.0.0.0` serves the whole shop. */
  listen: v.optional(listenable, '0.0.0.0'),
  port: v.optional(port, 7400),
  /** MQTT over plain TCP, for bridges and programs on this machine unless `mqttListen` says otherwise. */
  mqttPort: v.optional(port, 7483),
  mqttListen: v.optional(listenable, '127.0.0.1'),
  /** The guests' own listener. */
  guestPort: v.optional(port, 7480),
  /** Further names and addresses under which screens may call the hub, with commas between. */
  hosts: v.optional(
    v.pipe(
      v.string('is not a list of names with commas between'),
      v.transform((list) =>
        list
          .split(',')
          .map((host) => host.trim())
          .filter((host) => host !== ''),
      ),
      v.check(
        (hosts) => hosts.every((host) => hostName.test(host)),
        'is not a list of names without ports, such as till.shop,10.0.0.5',
      ),
    ),
    '',
  ),
  /** Announces the hub as chowk.local: `on`, `off`, or the address of the one interface to use. */
  announce: v.optional(
    v.pipe(
      v.string('is neither on, off nor an address'),
      v.check(
        (where) => where === 'on' || where === 'off' || isIPv4(where),
        'is neither on, off nor the address of an interface',
      ),
    ),
    'on',
  ),
  /** Fills an empty folder with the demo shop; in a shop made to be tried, links on the start page pair by themselves. */
  demo: v.optional(
    v.pipe(
      v.union([v.boolean(), v.picklist(['1', 'true', '0', 'false'])], 'is neither 1 nor 0'),
      v.transform((value) => value === true || value === '1' || value === 'true'),
    ),
    false,
  ),
  logLevel: v.optional(
    v.picklist(
      ['silent', 'error', 'warn', 'info', 'debug'],
      'is none of silent, error, warn, info, debug',
    ),
    'info',
  ),
  /** Only the fault tests set it: a hub that answers before it commits, to show that they notice. */
  answersFirst: v.optional(v.literal('on')),
})

export type Config = v.InferOutput<typeof settings>

const fromEnvironment: Readonly<Record<string, keyof Config>> = {
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

/** Reads the settings, or throws an error that names the one that is wrong and where it stands. */
export const readConfig = (environment: NodeJS.ProcessEnv = process.env): Config => {
  const folder = environment['CHOWK_DATA']
  const data = resolve(folder === undefined || folder === '' ? join(homedir(), '.chowk') : folder)
  const file = join(data, 'hub.json')
  const given = Object.fromEntries(
    Object.entries(fromEnvironment).flatMap(([variable, name]) => {
      const value = environment[variable]
      return value === undefined || value === '' ? [] : [[name, value]]
    }),
  )
  const parsed = v.safeParse(settings, { ...readFile(file), ...given, data })
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const name = v.getDotPath(issue) ?? ''
  const variable = Object.keys(fromEnvironment).find(
    (one) => fromEnvironment[one] === name && given[name] !== undefined,
  )
  const where = variable === undefined ? `“${name}” in ${file}` : variable
  throw new Error(
    issue.type === 'strict_object'
      ? `The setting ${where} is not known.`
      : `The setting ${where} is wrong: ${shown(issue.input)} ${issue.message}.`,
  )
}

const shown = (value: unknown): string => `“${String(value).slice(0, 80)}”`

const readFile = (file: string): object => {
  if (!existsSync(file)) return {}
  let stored: unknown
  try {
    stored = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`The settings in ${file} cannot be read: ${why}.`, { cause: error })
  }
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) {
    throw new Error(`The settings in ${file} cannot be read: they are not one object in braces.`)
  }
  return stored
}
