/**
 * All printers of this bridge: a lane each, kept in step with what the hub
 * says is there and still to do.
 */
import * as v from 'valibot'
import type {
  BridgeJob,
  BridgeView,
  DrawerDoc,
  JobOutcome,
  PrinterDoc,
  PrinterReason,
} from '../schema/device.ts'
import { receiptDocument } from '../schema/receipt.ts'
import type { Journal } from './journal.ts'
import { createLane, type Lane, type LaneSetup } from './lane.ts'
import { spokenLines, type Papers } from './papers.ts'
import type { OpenPort } from './ports/port.ts'
import { createTcpPort, tcpAddress } from './ports/tcp.ts'
import { createVirtualPort } from './ports/virtual.ts'
import { fallbackProfile, loadProfile, type PrinterProfile } from './profile.ts'
import { usualTiming, type PrinterAccess, type Timing } from './printer.ts'
import { isBlocked } from './status.ts'
import { createVirtualPrinter, type VirtualPrinter } from './virtual/printer.ts'
import { toPng } from './virtual/png.ts'

export type PrinterState = Pick<PrinterDoc, 'state' | 'reasons'>

export interface WorkerDeps {
  readonly journal: Journal
  readonly papers: Papers
  readonly hubNow: () => number
  readonly newId: () => string
  /** A job is over and written down. */
  readonly onFinished: (jobId: string) => void
  readonly onPrinter: (printerId: string, state: PrinterState) => void
  readonly onDrawer: (drawerId: string, state: 'open' | 'closed') => void
  /** Something a person has to see to, in words. */
  readonly onTrouble: (words: string, facts: Readonly<Record<string, unknown>>) => void
  readonly timing?: Timing
  readonly lookEveryMs?: number
}

export interface Worker {
  /** Takes over what the hub says: its printers, its drawers and every job not yet finished. */
  readonly update: (view: BridgeView) => void
  /** The virtual printer behind a printer, or undefined where it is a real one. */
  readonly virtualPrinter: (printerId: string) => VirtualPrinter | undefined
  /** Orderly end; what is under way gets `graceMs` more. */
  readonly stop: (graceMs: number) => Promise<void>
}

interface Machine {
  doc: PrinterDoc
  drawers: readonly DrawerDoc[]
  profile: PrinterProfile
  virtual: VirtualPrinter | undefined
  lane: Lane | undefined
  known: PrinterState | undefined
}

const openTimeoutMs = 4_000

export const createWorker = (deps: WorkerDeps): Worker => {
  const machines = new Map<string, Machine>()
  const leaving: Promise<void>[] = []
  const { journal, papers } = deps

  const finish = (job: BridgeJob, outcome: JobOutcome): void => {
    journal.finished(job.jobId, outcome, deps.newId())
    if (outcome.kind !== 'done') {
      deps.onTrouble('a job did not come out', { job: job.jobId, kind: job.task.kind, outcome })
    }
    deps.onFinished(job.jobId)
  }

  const report = (machine: Machine, reasons: readonly PrinterReason[]): void => {
    const state: PrinterState = { state: isBlocked(reasons) ? 'offline' : 'online', reasons }
    if (isSame(machine.known, state)) return
    machine.known = state
    deps.onPrinter(machine.doc.printerId, state)
  }

  const tellDrawers = (machine: Machine): void => {
    const { virtual } = machine
    if (virtual === undefined) return
    for (const { drawerId, pin, state } of machine.drawers) {
      const now = virtual.isDrawerOpen(pin) ? 'open' : 'closed'
      if (now !== state) deps.onDrawer(drawerId, now)
    }
  }

  const newVirtual = (machine: Machine): VirtualPrinter => {
    const virtual = createVirtualPrinter(machine.profile.dots)
    // After a restart a drawer stands as the hub last knew it.
    for (const { pin, state } of machine.drawers) virtual.setDrawer(pin, state === 'open')
    virtual.onDrawer((pin, isOpen) => {
      const drawer = machine.drawers.find((one) => one.pin === pin)
      if (drawer !== undefined) deps.onDrawer(drawer.drawerId, isOpen ? 'open' : 'closed')
    })
    return virtual
  }

  const keepPaper = async (
    machine: Machine,
    ...[jobId, lines]: Parameters<LaneSetup['keepPaper']>
  ) => {
    const paper = machine.virtual?.takePaper()
    if (paper === undefined) return
    const { width, height } = paper.picture
    papers.put(jobId, {
      printerId: machine.doc.printerId,
      widthDots: width,
      heightDots: height,
      lines: [...spokenLines(lines)],
      command: deps.newId(),
      png: await toPng(paper.picture),
    })
  }

  const setupOf = (machine: Machine): LaneSetup => ({
    access: accessOf(machine, deps.timing ?? usualTiming),
    keepPaper: async (jobId, lines) => {
      try {
        await keepPaper(machine, jobId, lines)
      } catch (error) {
        deps.onTrouble('the picture of a paper could not be kept', { job: jobId, err: error })
      }
    },
    shut: (drawerId) => {
      const drawer = machine.drawers.find((one) => one.drawerId === drawerId)
      if (machine.virtual === undefined || drawer === undefined) return false
      machine.virtual.setDrawer(drawer.pin, false)
      return true
    },
  })

  const meet = (doc: PrinterDoc, drawers: readonly DrawerDoc[]): Machine => {
    const machine: Machine = machines.get(doc.printerId) ?? {
      doc,
      drawers,
      profile: profileOf(doc, deps),
      virtual: undefined,
      lane: undefined,
      known: undefined,
    }
    const isRenamed = machine.doc.profile !== doc.profile
    machine.drawers = drawers
    if (isRenamed) machine.profile = profileOf(doc, deps)
    machine.doc = doc
    if (doc.port !== 'virtual:') machine.virtual = undefined
    else if (machine.virtual?.dots !== machine.profile.dots) machine.virtual = newVirtual(machine)
    machines.set(doc.printerId, machine)
    return machine
  }

  const drive = (machine: Machine, jobs: readonly BridgeJob[]): void => {
    const setup = setupOf(machine)
    machine.lane ??= createLane(setup, {
      journal,
      hubNow: deps.hubNow,
      onFinished: finish,
      onStatus: (reasons) => report(machine, reasons),
      onFault: (job, error) =>
        deps.onTrouble('a fault in the bridge', { job: job.jobId, err: error }),
      lookEveryMs: deps.lookEveryMs ?? 15_000,
    })
    machine.lane.update(setup, jobs)
  }

  /** Whether a job can be worked on at all; one that cannot is finished here. */
  const isSound = (job: BridgeJob): boolean => {
    const entry = journal.entry(job.jobId)
    if (entry?.outcome !== null && entry !== undefined) {
      // The hub asks again for what is finished: it has not heard, or has been restored.
      if (entry.isTold) deps.onFinished(job.jobId)
      return false
    }
    if (machines.get(job.task.printerId) === undefined) {
      journal.received(job.jobId, job.task.kind)
      finish(job, { kind: 'failed', reason: 'no such printer at this bridge' })
      return false
    }
    if (!('document' in job.task) || v.is(receiptDocument, job.task.document)) return true
    journal.received(job.jobId, job.task.kind)
    finish(job, { kind: 'failed', reason: 'the bridge does not understand the document' })
    return false
  }

  return {
    update: (view) => {
      const present = new Set(view.printers.map(({ printerId }) => printerId))
      for (const [printerId, machine] of machines) {
        if (present.has(printerId)) continue
        machines.delete(printerId)
        if (machine.lane !== undefined) leaving.push(machine.lane.stop(5_000))
      }
      for (const doc of view.printers) {
        const drawers = view.drawers.filter(({ printerId }) => printerId === doc.printerId)
        const machine = meet(doc, drawers)
        if (machine.known !== undefined && !isSame(machine.known, doc)) {
          deps.onPrinter(doc.printerId, machine.known)
        }
        tellDrawers(machine)
      }
      const sound = view.jobs.filter(isSound)
      for (const machine of machines.values()) {
        const { printerId } = machine.doc
        drive(
          machine,
          sound.filter(({ task }) => task.printerId === printerId),
        )
      }
    },
    virtualPrinter: (printerId) => machines.get(printerId)?.virtual,
    stop: async (graceMs) => {
      const lanes = [...machines.values()].map(({ lane }) => lane?.stop(graceMs))
      await Promise.all([...lanes, ...leaving])
    },
  }
}

const isSame = (one: PrinterState | undefined, other: PrinterState): boolean =>
  one !== undefined &&
  one.state === other.state &&
  one.reasons.length === other.reasons.length &&
  one.reasons.every((reason) => other.reasons.includes(reason))

const profileOf = ({ printerId, profile }: PrinterDoc, deps: WorkerDeps): PrinterProfile => {
  const named = loadProfile(profile)
  if (named !== undefined) return named
  deps.onTrouble(`there is no printer profile of that name; it is driven as ${fallbackProfile}`, {
    printer: printerId,
    profile,
  })
  const fallback = loadProfile(fallbackProfile)
  if (fallback === undefined) throw new Error(`printers/${fallbackProfile}.json is missing`)
  return fallback
}

const accessOf = ({ doc, profile, virtual }: Machine, timing: Timing): PrinterAccess => {
  const openPort: OpenPort = () => {
    if (virtual !== undefined) return createVirtualPort(virtual)
    // What is no address leads nowhere: the printer is unreachable, which is what people see.
    const { host, port } = tcpAddress(doc.port) ?? { host: '127.0.0.1', port: 0 }
    return createTcpPort({ host, port }, openTimeoutMs)
  }
  return { openPort, profile, timing }
}
