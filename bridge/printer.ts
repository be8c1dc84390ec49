/**
 * One job on one printer: ask how it is, hand the bytes over, wait until it
 * says that it has worked them through.
 *
 * Before the first byte anything may go wrong and nothing is lost. After it the
 * bytes are never sent again: without paper the printer still holds them and
 * goes on by itself, and when the line is gone nobody knows what came out.
 */
import type { PrinterReason } from '../schema/device.ts'
import { askProcessed, drawerPulse, realTimePulse } from './commands.ts'
import type { OpenPort, Port } from './ports/port.ts'
import type { PrinterProfile } from './profile.ts'
import { isBlocked } from './status.ts'
import { createTalk, delay, type Talk } from './talk.ts'

/** How patient to be, in milliseconds. */
export interface Timing {
  /** For an answer to a status question. */
  readonly answerMs: number
  /** Between two looks at a printer that is printing. */
  readonly pollMs: number
  /** Without any answer while it prints. */
  readonly silentMs: number
  /** From a printer that is well but never says it is done; it cannot say so. */
  readonly settleMs: number
  /** For the printer to close its end. */
  readonly closeMs: number
  /** Before a job that could not start is tried for the second time. */
  readonly holdMs: number
  /** Without taking a byte before the shop is told. */
  readonly stallMs: number
}

export const usualTiming: Timing = {
  answerMs: 1_000,
  pollMs: 1_000,
  silentMs: 15_000,
  settleMs: 20_000,
  closeMs: 10_000,
  holdMs: 1_000,
  stallMs: 5_000,
}

export type RunResult =
  /** Nothing was sent; try again later. */
  | { readonly kind: 'held'; readonly reasons: readonly PrinterReason[] }
  /** `begin` said no; nothing was sent. */
  | { readonly kind: 'declined' }
  | { readonly kind: 'done'; readonly level: 'confirmed' | 'sent' }
  | { readonly kind: 'ambiguous'; readonly reason: string }
  /** The bridge is stopping; what becomes of the job is decided when it starts again. */
  | { readonly kind: 'left' }

export interface RunHooks {
  /** Asked once, right before the first byte; false sends nothing. */
  readonly begin: () => boolean
  readonly onStatus: (reasons: readonly PrinterReason[]) => void
  /** All bytes are handed over: until it is called again without, real-time bytes may be slipped in. */
  readonly onWaiting: (slip: ((bytes: Uint8Array) => Promise<void>) | undefined) => void
  readonly signal: AbortSignal
}

export interface PrinterAccess {
  readonly openPort: OpenPort
  readonly profile: PrinterProfile
  readonly timing: Timing
}

interface Opened {
  readonly port: Port
  readonly talk: Talk
  readonly reasons: readonly PrinterReason[]
  /** Whether it answers questions at all. */
  readonly isTalking: boolean
}

/** How the printer is now; undefined reasons never occur: whoever does not answer is `unreachable`. */
export const lookAt = async (access: PrinterAccess): Promise<readonly PrinterReason[]> => {
  const opened = await openPrinter(access)
  if (opened === undefined) return ['unreachable']
  // Nothing was sent, so there is nothing to wait for beyond good manners.
  await opened.port.close(access.timing.answerMs)
  return opened.reasons
}

const openPrinter = async ({
  openPort,
  profile,
  timing,
}: PrinterAccess): Promise<Opened | undefined> => {
  const port = openPort()
  const talk = createTalk(port)
  const isOpen = await port.open().then(
    () => true,
    () => false,
  )
  if (!isOpen) {
    port.abort()
    return undefined
  }
  const reasons = await talk.status(timing.answerMs)
  if (reasons === undefined && profile.status === 'answers') {
    port.abort()
    return undefined
  }
  return { port, talk, reasons: reasons ?? [], isTalking: reasons !== undefined }
}

/** Prints these bytes. */
export const runPrint = async (
  access: PrinterAccess,
  bytes: Uint8Array,
  hooks: RunHooks,
): Promise<RunResult> => {
  const { timing } = access
  const opened = await openPrinter(access)
  if (opened === undefined) return { kind: 'held', reasons: ['unreachable'] }
  const { port, reasons } = opened
  if (isBlocked(reasons)) {
    await port.close(timing.answerMs)
    return { kind: 'held', reasons }
  }
  hooks.onStatus(reasons)
  if (hooks.signal.aborted || !hooks.begin()) {
    await port.close(timing.answerMs)
    return { kind: hooks.signal.aborted ? 'left' : 'declined' }
  }
  const result = await Promise.race([
    send(access, opened, bytes, hooks),
    opened.talk.lost.then(({ lost }): RunResult => ({
      kind: 'ambiguous',
      reason: `line lost: ${lost}`,
    })),
    aborted(hooks.signal),
  ])
  hooks.onWaiting(undefined)
  // To abort after success would cut off what is still on its way.
  if (result.kind === 'done') await port.close(timing.closeMs)
  else port.abort()
  return result
}

const aborted = (signal: AbortSignal): Promise<RunResult> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve({ kind: 'left' }), { once: true })
  })

const send = async (
  { profile, timing }: PrinterAccess,
  { port, talk, isTalking }: Opened,
  bytes: Uint8Array,
  { onStatus, onWaiting }: RunHooks,
): Promise<RunResult> => {
  try {
    for (let at = 0; at < bytes.length; at += profile.pieceBytes) {
      const stall = setTimeout(() => onStatus(['error']), timing.stallMs)
      await port
        .write(bytes.subarray(at, at + profile.pieceBytes))
        .finally(() => clearTimeout(stall))
      if (profile.pieceDelayMs > 0) await delay(profile.pieceDelayMs).done
    }
    if (!isTalking) {
      // A mute printer can only show that it took everything by closing after us.
      return (await port.close(timing.closeMs))
        ? { kind: 'done', level: 'sent' }
        : { kind: 'ambiguous', reason: 'the printer took the bytes and never closed' }
    }
    const processed = talk.expectProcessed()
    await port.write(Uint8Array.from(askProcessed))
    onWaiting((slip) => port.write(slip))
    return await confirm(talk, processed, timing, onStatus)
  } catch (error) {
    return {
      kind: 'ambiguous',
      reason: `line lost: ${error instanceof Error ? error.message : ''}`,
    }
  }
}

/** Waits for the answer to GS r, as long as the printer shows that it is there. */
const confirm = async (
  talk: Talk,
  processed: Promise<'processed'>,
  timing: Timing,
  onStatus: RunHooks['onStatus'],
): Promise<RunResult> => {
  let silentFor = 0
  let wellFor = 0
  for (;;) {
    const pause = delay(timing.pollMs)
    const answer = await Promise.race([processed, pause.done])
    pause.cancel()
    if (answer === 'processed') return { kind: 'done', level: 'confirmed' }
    const reasons = await talk.status(timing.answerMs)
    if (reasons === undefined) {
      silentFor += timing.pollMs + timing.answerMs
      if (silentFor >= timing.silentMs)
        return { kind: 'ambiguous', reason: 'the printer fell silent' }
      continue
    }
    silentFor = 0
    onStatus(reasons)
    wellFor = isBlocked(reasons) ? 0 : wellFor + timing.pollMs
    if (wellFor >= timing.settleMs) return { kind: 'done', level: 'sent' }
  }
}

/** Opens the drawer on `pin`, even at a printer that has stopped where it can do that. */
export const runKick = async (
  access: PrinterAccess,
  pin: 2 | 5,
  begin: () => boolean,
): Promise<RunResult> => {
  const { profile, timing } = access
  const opened = await openPrinter(access)
  if (opened === undefined) return { kind: 'held', reasons: ['unreachable'] }
  const { port, talk, reasons, isTalking } = opened
  // ESC p would wait in the printer with everything else and open the drawer when nobody is there.
  const isStopped = isBlocked(reasons)
  if (isStopped && !profile.drawer.hasRealTimePulse) {
    await port.close(timing.answerMs)
    return { kind: 'held', reasons }
  }
  if (!begin()) {
    await port.close(timing.answerMs)
    return { kind: 'declined' }
  }
  try {
    const pulse = isStopped ? realTimePulse(pin, profile.drawer) : drawerPulse(pin, profile.drawer)
    const processed = talk.expectProcessed()
    await port.write(Uint8Array.from(pulse))
    if (isTalking && !isStopped) {
      await port.write(Uint8Array.from(askProcessed))
      const silence = delay(timing.answerMs)
      const answer = await Promise.race([processed, silence.done, talk.lost])
      silence.cancel()
      if (answer === 'processed') {
        await port.close(timing.closeMs)
        return { kind: 'done', level: 'confirmed' }
      }
    }
    return (await port.close(timing.closeMs))
      ? { kind: 'done', level: 'sent' }
      : { kind: 'ambiguous', reason: 'the printer took the pulse and never closed' }
  } catch (error) {
    return {
      kind: 'ambiguous',
      reason: `line lost: ${error instanceof Error ? error.message : ''}`,
    }
  }
}
