/**
 * Sees to it that the hub hears: of every finished job until it has answered,
 * and of every printer and drawer as it stands now.
 *
 * A command keeps its id over every repetition and every restart, so that the
 * hub takes it once however often it is sent.
 */
import type { CommandInput, CommandName } from '../schema/commands.ts'
import type { Reply } from '../schema/command.ts'
import type { Journal } from './journal.ts'
import { createBell } from './lock.ts'
import type { Papers, StoredPaper } from './papers.ts'
import { delay } from './talk.ts'
import type { PrinterState } from './worker.ts'

export interface TellerDeps {
  readonly journal: Journal
  readonly papers: Papers
  readonly newId: () => string
  /** One try: the hub's reply, or a rejection where none came. */
  readonly send: <N extends CommandName>(
    name: N,
    args: CommandInput<N>,
    id: string,
  ) => Promise<Reply>
  /** One try: the name of the picture in the media folder, or null where the hub does not want it. */
  readonly putPicture: (png: Uint8Array) => Promise<string | null>
  readonly onTrouble: (words: string, facts: Readonly<Record<string, unknown>>) => void
}

export interface Teller {
  /** There is a finished job in the journal that the hub has not heard of. */
  readonly tellJob: (jobId: string) => void
  readonly tellPrinter: (printerId: string, state: PrinterState) => void
  readonly tellDrawer: (drawerId: string, state: 'open' | 'closed') => void
  /** The hub can be reached again: whoever waits for the next try, tries now. */
  readonly hurry: () => void
  /** Waits until everything is told or `graceMs` are over. */
  readonly stop: (graceMs: number) => Promise<void>
}

interface News {
  readonly name: 'printer.report' | 'drawer.report'
  readonly args: CommandInput<'printer.report'> | CommandInput<'drawer.report'>
}

/** Refusals that say "not now" rather than "no". */
const passing: ReadonlySet<string> = new Set(['hub.busy', 'hub.fault', 'hub.failing'])

const retryMs = [500, 1_000, 2_000] as const

export const createTeller = (deps: TellerDeps): Teller => {
  const { journal, papers } = deps
  const jobs = new Set(journal.untold().map(({ jobId }) => jobId))
  const news = new Map<string, News>()
  const bell = createBell()
  const hurried = createBell()
  const life = { isStopping: false, isGone: false }

  /** Tries until there is an answer; undefined only when the bridge stops first. */
  const untilAnswered = async <T>(attempt: () => Promise<T | 'later'>): Promise<T | undefined> => {
    for (let tries = 0; !life.isGone; tries += 1) {
      const answer = await attempt().catch(() => 'later' as const)
      if (answer !== 'later') return answer
      const pause = delay(retryMs[tries] ?? 5_000)
      await Promise.race([pause.done, hurried.next()])
      pause.cancel()
    }
    return undefined
  }

  const deliver = <N extends CommandName>(
    name: N,
    args: CommandInput<N>,
    id: string,
  ): Promise<Reply | undefined> =>
    untilAnswered(async () => {
      const reply = await deps.send(name, args, id)
      if (reply.ok) return reply
      if (passing.has(reply.code)) return 'later'
      deps.onTrouble('the hub refused what the bridge reports', { name, code: reply.code })
      return reply
    })

  const tellPaper = async (jobId: string, paper: StoredPaper): Promise<void> => {
    const { png, command, ...note } = paper
    const picture = await untilAnswered(() => deps.putPicture(png))
    if (picture === undefined) return
    const reply =
      picture === null ? null : await deliver('paper.report', { ...note, jobId, picture }, command)
    if (reply !== undefined) papers.drop(jobId)
  }

  const tellFinished = async (jobId: string): Promise<void> => {
    const entry = journal.entry(jobId)
    if (entry?.outcome == null || entry.command === null) return
    const paper = papers.get(jobId)
    // The paper first: whoever sees that the job is done can look at it.
    if (paper !== undefined) await tellPaper(jobId, paper)
    const reply = await deliver('job.finish', { jobId, outcome: entry.outcome }, entry.command)
    if (reply !== undefined) journal.told(jobId)
  }

  const tellJobs = async (): Promise<void> => {
    for (;;) {
      const jobId = firstOf(jobs)
      if (jobId === undefined && life.isStopping) return
      if (jobId === undefined) await bell.next()
      else {
        await tellFinished(jobId)
        if (life.isGone) return
        jobs.delete(jobId)
      }
    }
  }

  const tellNews = async (): Promise<void> => {
    for (;;) {
      const item = firstOf(news)
      if (item === undefined && life.isStopping) return
      if (item === undefined) await bell.next()
      else {
        const [key, { name, args }] = item
        await deliver(name, args, deps.newId())
        if (life.isGone) return
        // What has changed meanwhile is still to be told.
        if (news.get(key)?.args === args) news.delete(key)
      }
    }
  }

  const note = (key: string, item: News): void => {
    if (JSON.stringify(news.get(key)) === JSON.stringify(item)) return
    news.set(key, item)
    bell.ring()
  }

  const running = [tellJobs(), tellNews()]

  return {
    tellJob: (jobId) => {
      jobs.add(jobId)
      bell.ring()
    },
    tellPrinter: (printerId, { state, reasons }) => {
      // The hub makes `unknown` itself; a bridge always knows one or the other.
      if (state === 'unknown') return
      const args = { printerId, state, reasons: [...reasons] }
      note(`printer:${printerId}`, { name: 'printer.report', args })
    },
    tellDrawer: (drawerId, state) => {
      note(`drawer:${drawerId}`, { name: 'drawer.report', args: { drawerId, state } })
    },
    hurry: () => hurried.ring(),
    stop: async (graceMs) => {
      life.isStopping = true
      bell.ring()
      hurried.ring()
      const grace = delay(graceMs)
      await Promise.race([Promise.all(running), grace.done])
      grace.cancel()
      life.isGone = true
      hurried.ring()
      bell.ring()
      await Promise.all(running)
    },
  }
}

const firstOf = <T>(things: Iterable<T>): T | undefined => {
  for (const thing of things) return thing
  return undefined
}
