/** A bridge without its hub: the journal on disk, the printers, and a list of what there is to do. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openJournal, type Journal } from '../../bridge/journal.ts'
import { openPapers, type Papers } from '../../bridge/papers.ts'
import type { Timing } from '../../bridge/printer.ts'
import { createWorker, type PrinterState, type Worker } from '../../bridge/worker.ts'
import type {
  BridgeJob,
  BridgeView,
  DrawerDoc,
  JobOutcome,
  JobTask,
  PrinterDoc,
} from '../../schema/device.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'

export const impatient: Timing = {
  answerMs: 100,
  pollMs: 10,
  silentMs: 300,
  settleMs: 5_000,
  closeMs: 300,
  holdMs: 20,
  stallMs: 50,
}

let made = 0
/** An id in the form of a UUIDv7, one after the other. */
export const newId = (): string => {
  made += 1
  return `01920000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'chowk-bridge-'))
export const dropFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

export const printerDoc = (
  printerId: string,
  port = 'virtual:',
  profile = 'virtual-80',
): PrinterDoc => ({
  printerId,
  outletId: 'counter',
  bridgeId: 'bridge',
  names: { en: printerId },
  port,
  profile,
  state: 'unknown',
  reasons: [],
  reportedAt: null,
  rev: 1,
})

export const drawerDoc = (printerId: string, pin: 2 | 5 = 2): DrawerDoc => ({
  drawerId: `drawer-${printerId}`,
  outletId: 'counter',
  printerId,
  names: { en: 'Drawer' },
  pin,
  state: 'unknown',
  reportedAt: null,
  rev: 1,
})

export const slip = (text: string): ReceiptDocument => ({
  title: text,
  language: 'en',
  blocks: [{ kind: 'text', text, align: 'left', size: 'normal', isBold: false }],
})

export const receiptTask = (text: string, printerId = 'counter'): JobTask => ({
  kind: 'receipt',
  printerId,
  document: slip(text),
})
export const ticketTask = (text: string, printerId = 'counter'): JobTask => ({
  kind: 'ticket',
  printerId,
  document: slip(text),
})
export const kickTask = (printerId = 'counter', pin: 2 | 5 = 2): JobTask => ({
  kind: 'kick',
  drawerId: `drawer-${printerId}`,
  printerId,
  pin,
})
export const shutTask = (printerId = 'counter'): JobTask => ({
  kind: 'shut',
  drawerId: `drawer-${printerId}`,
  printerId,
})

export const jobFor = (task: JobTask, expiresAt: number | null = null): BridgeJob => ({
  jobId: newId(),
  task,
  copy: 1,
  createdAt: 0,
  expiresAt,
})

export interface Shop {
  readonly worker: Worker
  readonly journal: Journal
  readonly papers: Papers
  /** What the hub would be told of printers and drawers, in order. */
  readonly printers: readonly (readonly [string, PrinterState])[]
  readonly drawers: readonly (readonly [string, 'open' | 'closed'])[]
  readonly troubles: readonly string[]
  /** How often the hub would be told of a job. */
  readonly told: (jobId: string) => number
  /** Tells the bridge what there is to do from now on. */
  readonly ask: (...jobs: readonly BridgeJob[]) => void
  readonly outcome: (job: BridgeJob) => Promise<JobOutcome>
  /** What a virtual printer has put out for a job, as lines of text. */
  readonly paperOf: (job: BridgeJob) => readonly string[]
  readonly setNow: (now: number) => void
  readonly stop: (graceMs?: number) => Promise<void>
}

export interface ShopOptions {
  readonly folder: string
  readonly printers?: readonly PrinterDoc[]
  readonly drawers?: readonly DrawerDoc[]
  readonly timing?: Timing
}

export const openShop = ({
  folder,
  printers = [printerDoc('counter')],
  drawers = printers.map(({ printerId }) => drawerDoc(printerId)),
  timing = impatient,
}: ShopOptions): Shop => {
  const journal = openJournal(folder, Date.now)
  const papers = openPapers(join(folder, 'papers'))
  const told = new Map<string, number>()
  const heard: (readonly [string, PrinterState])[] = []
  const drawerNews: (readonly [string, 'open' | 'closed'])[] = []
  const troubles: string[] = []
  let now = 1_000_000
  const worker = createWorker({
    journal,
    papers,
    newId,
    timing,
    hubNow: () => now,
    lookEveryMs: 40,
    onFinished: (jobId) => told.set(jobId, (told.get(jobId) ?? 0) + 1),
    onPrinter: (printerId, state) => heard.push([printerId, state]),
    onDrawer: (drawerId, state) => drawerNews.push([drawerId, state]),
    onTrouble: (words) => troubles.push(words),
  })
  const view = (jobs: readonly BridgeJob[]): BridgeView => ({
    at: now,
    outletId: 'counter',
    deviceId: 'bridge',
    printers,
    drawers,
    jobs,
  })
  worker.update(view([]))
  return {
    worker,
    journal,
    papers,
    printers: heard,
    drawers: drawerNews,
    troubles,
    told: (jobId) => told.get(jobId) ?? 0,
    ask: (...jobs) => worker.update(view(jobs)),
    outcome: ({ jobId }) =>
      until(() => journal.entry(jobId)?.outcome ?? undefined, `the end of job ${jobId}`),
    paperOf: ({ jobId }) => papers.get(jobId)?.lines ?? [],
    setNow: (next) => {
      now = next
    },
    stop: async (graceMs = 0) => {
      await worker.stop(graceMs)
      journal.close()
    },
  }
}

/** Waits until there is something, and says for what it waited in vain. */
export const until = async <T>(
  look: () => T | undefined | false,
  what: string,
  seconds = 20,
): Promise<T> => {
  const end = performance.now() + seconds * 1000
  while (performance.now() < end) {
    const found = look()
    if (found !== undefined && found !== false) return found
    await pause(5)
  }
  throw new Error(`waited in vain for ${what}`)
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

/** The journal of a folder, as its lines. */
export const journalLines = (folder: string): readonly string[] =>
  readFileSync(join(folder, 'jobs.jsonl'), 'utf8').split('\n').slice(0, -1)
