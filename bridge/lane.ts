/**
 * One printer's jobs, in the order they came, and its drawers beside them.
 *
 * Printers never wait for one another. A drawer never waits for paper: its
 * pulse goes first, and through the conversation of a job that is waiting.
 */
import type { BridgeJob, JobOutcome, PrinterReason } from '../schema/device.ts'
import { realTimePulse } from './commands.ts'
import { encodeLines } from './escpos.ts'
import { afterRun, firstStep, heldDelay, marked, newHistory, type Step } from './jobs.ts'
import type { Journal } from './journal.ts'
import { layOut } from './layout.ts'
import { UnprintableError, type PaperLine } from './line.ts'
import { createBell, createLock } from './lock.ts'
import { lookAt, runKick, runPrint, type PrinterAccess, type RunResult } from './printer.ts'
import { delay } from './talk.ts'

/** What drives one printer now. */
export interface LaneSetup {
  readonly access: PrinterAccess
  /** Takes up what a virtual printer put out for this job; other printers give paper to people. */
  readonly keepPaper: (jobId: string, lines: readonly PaperLine[]) => Promise<void>
  /** Pushes a virtual drawer shut; false where the drawer is a real one. */
  readonly shut: (drawerId: string) => boolean
}

export interface LaneDeps {
  readonly journal: Journal
  /** The hub's time, by which jobs expire. */
  readonly hubNow: () => number
  /** Writes the outcome down and sees to it that the hub hears of it. */
  readonly onFinished: (job: BridgeJob, outcome: JobOutcome) => void
  readonly onStatus: (reasons: readonly PrinterReason[]) => void
  readonly onFault: (job: BridgeJob, error: unknown) => void
  /** Milliseconds between two looks at an idle printer. */
  readonly lookEveryMs: number
}

export interface Lane {
  /** What drives the printer and everything it still has to do. */
  readonly update: (setup: LaneSetup, jobs: readonly BridgeJob[]) => void
  /** Starts nothing more, gives what is under way `graceMs`, then lets go of it. */
  readonly stop: (graceMs: number) => Promise<void>
}

const isDrawerJob = ({ task }: BridgeJob): boolean => task.kind === 'kick' || task.kind === 'shut'

/** A solenoid that is fired faster than this burns. */
const kickRestMs = 1_000

export const createLane = (first: LaneSetup, deps: LaneDeps): Lane => {
  const { journal, hubNow } = deps
  let setup = first
  let jobs: readonly BridgeJob[] = []
  let slip: ((bytes: Uint8Array) => Promise<void>) | undefined
  const life = { isStopping: false }
  let lastKick = Number.NEGATIVE_INFINITY
  const lock = createLock()
  const bell = createBell()
  const letGo = new AbortController()

  const isWanted = ({ jobId }: BridgeJob): boolean => jobs.some((job) => job.jobId === jobId)
  const isOver = ({ jobId }: BridgeJob): boolean => (journal.entry(jobId)?.outcome ?? null) !== null
  const nextJob = (isMine: (job: BridgeJob) => boolean): BridgeJob | undefined =>
    jobs.find((job) => isMine(job) && !isOver(job))
  const stepFor = (job: BridgeJob): Step =>
    firstStep(job.task.kind, journal.entry(job.jobId) ?? newHistory, hubNow(), job.expiresAt)

  /** Writes down that a byte is about to leave, unless it is too late for it. */
  const beginOf = (job: BridgeJob, attempt: number) => (): boolean => {
    if (life.isStopping || !isWanted(job)) return false
    if (job.expiresAt !== null && hubNow() >= job.expiresAt) return false
    journal.sending(job.jobId, attempt)
    return true
  }

  const settle = (job: BridgeJob, result: RunResult): Step => {
    if (result.kind === 'held') deps.onStatus(result.reasons)
    // What the hub took back, or the bridge had no time for, has no outcome.
    if (result.kind === 'declined' && (life.isStopping || !isWanted(job))) return { do: 'leave' }
    return afterRun(job.task.kind, journal.entry(job.jobId)?.tries ?? 0, result)
  }

  const print = async (job: BridgeJob, attempt: number): Promise<Step> => {
    const { task } = job
    if (task.kind !== 'receipt' && task.kind !== 'ticket') return { do: 'leave' }
    const { access, keepPaper } = setup
    const lines = layOut(marked(task.document, attempt), access.profile)
    const bytes = encodeLines(lines, access.profile)
    const release = await lock.acquire()
    try {
      const result = await runPrint(access, bytes, {
        begin: beginOf(job, attempt),
        onStatus: deps.onStatus,
        onWaiting: (slipIn) => {
          slip = slipIn
        },
        signal: letGo.signal,
      })
      if (result.kind === 'done') await keepPaper(job.jobId, lines)
      return settle(job, result)
    } finally {
      release()
    }
  }

  /** Waits for its turn at the printer, or for a printing job it can slip its pulse into. */
  const kick = async (job: BridgeJob, attempt: number, pin: 2 | 5): Promise<RunResult> => {
    const begin = beginOf(job, attempt)
    const rest = lastKick + kickRestMs - performance.now()
    if (rest > 0) await delay(rest).done
    const beginNow = (): boolean => {
      const isBegun = begin()
      if (isBegun) lastKick = performance.now()
      return isBegun
    }
    const turn = lock.acquire('urgent')
    const endTurn = async (): Promise<void> => (await turn)()
    for (;;) {
      const waited = delay(20)
      const release = await Promise.race([turn, waited.done])
      waited.cancel()
      if (release !== undefined) return runKick(setup.access, pin, beginNow).finally(release)
      const { drawer } = setup.access.profile
      const isLate = job.expiresAt !== null && hubNow() >= job.expiresAt
      const isSlippable = slip !== undefined && drawer.hasRealTimePulse
      if (!isSlippable && !isLate && !life.isStopping && isWanted(job)) continue
      void endTurn()
      if (slip === undefined || !isSlippable || !beginNow()) return { kind: 'declined' }
      return slip(Uint8Array.from(realTimePulse(pin, drawer))).then(
        () => ({ kind: 'done', level: 'sent' }),
        () => ({ kind: 'ambiguous', reason: 'line lost' }),
      )
    }
  }

  const run = async (job: BridgeJob, attempt: number): Promise<Step> => {
    const { task } = job
    if (task.kind === 'kick') return settle(job, await kick(job, attempt, task.pin))
    if (task.kind !== 'shut') return print(job, attempt)
    return {
      do: 'finish',
      outcome: setup.shut(task.drawerId)
        ? { kind: 'done', level: 'confirmed' }
        : { kind: 'failed', reason: 'a real drawer is pushed shut by hand' },
    }
  }

  const safely = async (job: BridgeJob, attempt: number): Promise<Step> => {
    try {
      return await run(job, attempt)
    } catch (error) {
      if (!(error instanceof UnprintableError)) deps.onFault(job, error)
      const reason = error instanceof UnprintableError ? error.message : 'a fault in the bridge'
      const isSent = journal.entry(job.jobId)?.isOpen ?? false
      return { do: 'finish', outcome: { kind: isSent ? 'ambiguous' : 'failed', reason } }
    }
  }

  /** Works on one job until it is finished, taken back, or left for the next start. */
  const work = async (job: BridgeJob): Promise<void> => {
    journal.received(job.jobId, job.task.kind)
    for (let timesHeld = 0; !life.isStopping && isWanted(job);) {
      let step = stepFor(job)
      if (step.do === 'run') step = await safely(job, step.attempt)
      if (step.do === 'finish') return deps.onFinished(job, step.outcome)
      if (step.do === 'leave') return
      if (step.do === 'wait') {
        timesHeld += 1
        const pause = delay(heldDelay(timesHeld, setup.access.timing.holdMs))
        await Promise.race([pause.done, whenStopped])
        pause.cancel()
      }
    }
  }

  const whenStopped = new Promise<undefined>((resolve) => {
    letGo.signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })

  const pump = async (isMine: (job: BridgeJob) => boolean): Promise<void> => {
    while (!life.isStopping) {
      const job = nextJob(isMine)
      if (job === undefined) await bell.next()
      else await work(job)
    }
  }

  const look = async (): Promise<void> => {
    while (!life.isStopping) {
      const release = lock.tryAcquire()
      if (release !== undefined) deps.onStatus(await lookAt(setup.access).finally(release))
      const pause = delay(deps.lookEveryMs)
      await Promise.race([pause.done, whenStopped])
      pause.cancel()
    }
  }

  // The drawer's pump comes first, so that of a sale's two jobs its pulse is sent first.
  const pumps = [pump(isDrawerJob), pump((job) => !isDrawerJob(job)), look()]

  return {
    update: (next, wanted) => {
      setup = next
      jobs = wanted
      bell.ring()
    },
    stop: async (graceMs) => {
      life.isStopping = true
      bell.ring()
      const grace = delay(graceMs)
      await Promise.race([lock.acquire().then((release) => release()), grace.done])
      grace.cancel()
      letGo.abort()
      await Promise.allSettled(pumps)
    },
  }
}
