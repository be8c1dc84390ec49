/**
 * The bridge as a process. Exit codes: 0 stopped in order; 77 the hub does not
 * know this bridge; 78 a setting is missing; 70 a fault of its own. The last
 * log line says what to do.
 */
import { pino } from 'pino'
import { startBridge, type Bridge } from './bridge.ts'
import { readConfig, type BridgeConfig } from './config.ts'
import { pairBridge, readIdentity, type Identity } from './identity.ts'
import { delay } from './talk.ts'

const exitRejected = 77
const exitUnset = 78
const exitFault = 70

const config = readConfig(process.env)
const log = pino({
  name: 'bridge',
  level: typeof config === 'string' ? 'info' : config.logLevel,
  redact: ['token', '*.token', '*.password', '*.headers'],
})

const leave = (code: number, words: string, facts: object = {}): never => {
  log.fatal(facts, words)
  log.flush()
  process.exit(code)
}

const howToPair = 'Invite a bridge in the office and start it once with CHOWK_PAIR set to the code.'

/** Joins the shop, waiting for the hub as long as it takes. */
const pair = async ({ hubUrl, pairingCode, folder }: BridgeConfig): Promise<Identity> => {
  for (let tries = 1; ; tries += 1) {
    const pairing = await pairBridge(hubUrl, pairingCode, folder).catch((error: unknown) => {
      if (tries % 12 === 1) {
        log.warn(
          { hub: hubUrl, err: error },
          'the hub does not answer; the bridge tries again by itself',
        )
      }
      return undefined
    })
    if (pairing?.ok === true) {
      log.info({ device: pairing.identity.deviceId }, 'the bridge has joined the shop')
      return pairing.identity
    }
    if (pairing?.isPassing === false) return leave(exitUnset, `${pairing.message} ${howToPair}`)
    await delay(Math.min(5_000, 500 * tries)).done
  }
}

const run = async (settings: BridgeConfig): Promise<void> => {
  const known = readIdentity(settings.folder)
  if (known === undefined && settings.pairingCode === '') {
    leave(exitUnset, `This bridge does not belong to a shop yet. ${howToPair}`)
  }
  let bridge: Bridge | undefined
  let isStopping = false
  let isRejected = false

  const stop = async (code: number): Promise<void> => {
    if (isStopping) return
    isStopping = true
    await bridge?.stop()
    log.info('the bridge has stopped')
    log.flush()
    process.exit(code)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(0))
  // Whoever started it is gone: it would pull from the next shop's hub beside the bridge that belongs there.
  process.once('disconnect', () => void stop(0))

  const joinAnew = async (): Promise<void> => {
    await bridge?.stop()
    isRejected = false
    start(await pair(settings), true)
  }
  const start = (identity: Identity, isFresh: boolean): void => {
    bridge = startBridge({
      ...settings,
      identity,
      log,
      onRejected: (message) => {
        if (isRejected || isStopping) return
        isRejected = true
        // A hub that was set up anew has forgotten us; a code at hand makes us known again.
        if (isFresh || settings.pairingCode === '') {
          leave(exitRejected, `${message} ${howToPair}`)
        }
        void joinAnew()
      },
    })
  }
  start(known ?? (await pair(settings)), known === undefined)
}

process.on('unhandledRejection', (error) =>
  leave(exitFault, 'a fault in the bridge', { err: error }),
)

if (typeof config === 'string') leave(exitUnset, config)
else await run(config)
