/**
 * The hub as a process of its own: settings from the environment, an orderly
 * end on SIGTERM, and an exit code that tells systemd what to do.
 */
import { pino } from 'pino'
import { readConfig } from './config.ts'
import { startHub, type RunningHub } from './hub.ts'
import { UnusableDatabase } from './store/unusable.ts'

/** Starting again will not help: a person has to look. systemd is told not to restart on it. */
const needsAPerson = 78

const fail = (
  error: unknown,
  code = error instanceof UnusableDatabase ? needsAPerson : 1,
): never => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(code)
}

const config = ((): ReturnType<typeof readConfig> => {
  try {
    return readConfig()
  } catch (error) {
    return fail(error, needsAPerson)
  }
})()

const log = pino({ level: config.logLevel })
let hub: RunningHub | null = null
let isStopping = false
const stop = (): void => {
  if (isStopping) return
  isStopping = true
  // A hub that is still opening has answered nobody yet, and its file is whole at every moment.
  if (hub === null) process.exit(0)
  void hub.stop().then(() => process.exit(0), fail)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.on('disconnect', stop)

hub = await startHub(
  config,
  {
    onLost: (error) => {
      log.fatal(
        { err: error },
        'the hub can no longer store anything and ends; nothing acknowledged is lost',
      )
      process.exit(1)
    },
  },
  log,
).catch((error: unknown) => fail(error))

/** Whoever started this process as a child hears it; one that is gone by then is told nothing, and `disconnect` ends the hub. */
const tell = (message: object): void => {
  process.send?.(message, undefined, undefined, () => undefined)
}
tell({
  kind: 'ready',
  port: hub.port,
  mqttPort: hub.mqttPort,
  guestPort: hub.guestPort,
  guestPage: hub.guestPage,
  addresses: hub.addresses,
  codes: hub.codes,
  places: hub.places,
  people: hub.people.map(({ name, roleId, pin }) => ({ name, roleId, pin })),
})
void hub.hostName.then((name) => tell({ kind: 'named', name }))
