import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openJournal } from '../../bridge/journal.ts'
import type { BridgeJob } from '../../schema/device.ts'
import {
  dropFolder,
  jobFor,
  journalLines,
  kickTask,
  newFolder,
  newId,
  openShop,
  receiptTask,
  ticketTask,
} from './shop.ts'

let folder: string
beforeEach(() => {
  folder = newFolder()
})
afterEach(() => dropFolder(folder))

const file = (): string => join(folder, 'jobs.jsonl')
const stepOf = (line: string): { readonly job: string; readonly step: string } => JSON.parse(line)
const done = { kind: 'done', level: 'confirmed' } as const

describe('what the bridge has done outlasts a power cut', () => {
  test('every step is on disk when it is over', () => {
    const journal = openJournal(folder, () => 1)
    journal.received('a', 'receipt')
    expect(journalLines(folder)).toHaveLength(1)
    journal.sending('a', 1)
    journal.finished('a', done, 'command')
    journal.told('a')
    expect(journalLines(folder).map((line) => stepOf(line).step)).toEqual([
      'received',
      'sending',
      'finished',
      'told',
    ])
    journal.close()
  })

  test('it goes on in its own file where there is no room to write it shorter', () => {
    const journal = openJournal(folder, () => 1)
    journal.received('a', 'receipt')
    journal.finished('a', done, 'command')
    // Nothing can be written under the name of the shorter one.
    mkdirSync(`${file()}.new`)
    for (let told = 0; told < 80_000; told += 1) journal.told('a')
    const stranger = openSync(join(folder, 'stranger'), 'w')
    journal.received('b', 'receipt')
    closeSync(stranger)
    expect(readFileSync(join(folder, 'stranger'), 'utf8')).toBe('')
    expect(stepOf(journalLines(folder).at(-1) ?? '')).toMatchObject({ job: 'b', step: 'received' })
    journal.close()
    // And it starts again with it.
    const again = openJournal(folder, () => 1)
    expect(again.entry('b')).toBeDefined()
    again.close()
  })

  test('a shorter one that could not take its place leaves its room to it', () => {
    const journal = openJournal(folder, () => 1)
    journal.received('a', 'receipt')
    // A folder with something in it lets no file take its name.
    rmSync(file())
    mkdirSync(join(file(), 'in-the-way'), { recursive: true })
    for (let told = 0; told < 80_000; told += 1) journal.told('a')
    expect(existsSync(`${file()}.new`)).toBe(false)
    journal.close()
  })

  test('closed, it writes into no file that has its number since, nor closes it', () => {
    const journal = openJournal(folder, () => 1)
    journal.received('a', 'receipt')
    journal.close()
    const stranger = openSync(join(folder, 'stranger'), 'w')
    journal.told('a')
    expect(() => journal.sending('a', 1)).toThrow('closed')
    journal.close()
    writeSync(stranger, 'its own')
    closeSync(stranger)
    expect(readFileSync(join(folder, 'stranger'), 'utf8')).toBe('its own')
    expect(journalLines(folder)).toHaveLength(1)
  })

  test('what was being sent is open at the next start, what was finished keeps its command', () => {
    const journal = openJournal(folder, () => 1)
    journal.received('sent', 'ticket')
    journal.sending('sent', 2)
    journal.received('over', 'receipt')
    journal.finished('over', done, 'command-1')
    journal.close()
    const again = openJournal(folder, () => 2)
    expect(again.entry('sent')).toMatchObject({ tries: 2, isOpen: true, outcome: null })
    expect(again.untold()).toMatchObject([{ jobId: 'over', command: 'command-1', outcome: done }])
    again.close()
  })

  test('a line torn by the power cut, or spoilt by the disk, costs that line only', () => {
    const journal = openJournal(folder, () => 1)
    journal.received('a', 'receipt')
    journal.received('b', 'receipt')
    journal.close()
    const [first, second] = journalLines(folder)
    writeFileSync(file(), `${first}\n\0\0garbage\n${second}\n`)
    appendFileSync(file(), '{"step":"sending","at":1,"jo')
    const again = openJournal(folder, () => 2)
    expect(again.spoilt).toBe(2)
    expect([again.entry('a')?.tries, again.entry('b')?.tries]).toEqual([0, 0])
    again.sending('b', 1)
    again.close()
    expect(openJournal(folder, () => 3).entry('b')?.isOpen).toBe(true)
  })

  test('it forgets what is a week old and told, and nothing else', () => {
    const week = 7 * 24 * 3600 * 1000
    const journal = openJournal(folder, () => 0)
    for (const job of ['told', 'untold', 'open']) journal.received(job, 'receipt')
    journal.finished('told', done, 'c1')
    journal.told('told')
    journal.finished('untold', done, 'c2')
    journal.sending('open', 1)
    journal.close()
    const later = openJournal(folder, () => week + 1)
    expect(later.entry('told')).toBeUndefined()
    expect(later.entry('untold')?.outcome).toEqual(done)
    expect(later.entry('open')?.isOpen).toBe(true)
    later.close()
  })

  test('it keeps the last ten thousand jobs and stays small', () => {
    const lines = Array.from({ length: 12_000 }, (_, count) => {
      const job = `job-${count}`
      const at = count
      return [
        { step: 'received', at, job, kind: 'kick' },
        { step: 'finished', at, job, outcome: done, command: newId() },
        { step: 'told', at, job },
      ]
        .map((line) => `${JSON.stringify(line)}\n`)
        .join('')
    })
    writeFileSync(file(), lines.join(''))
    const journal = openJournal(folder, () => 20_000)
    expect(journal.entry('job-1999')).toBeUndefined()
    expect(journal.entry('job-2000')?.isTold).toBe(true)
    expect(journalLines(folder)).toHaveLength(30_000)
    journal.close()
  })
})

/** After every line, and in the middle of every line. */
const cuts = (journal: string): readonly number[] => {
  const ends = [...journal.matchAll(/\n/g)].map(({ index }) => index + 1)
  return [0, ...ends].flatMap((end, index) => {
    const next = ends[index]
    return next === undefined ? [end] : [end, Math.floor((end + next) / 2)]
  })
}
const stepsIn = (journal: string, jobId: string): readonly string[] =>
  journal
    .split('\n')
    .slice(0, -1)
    .map(stepOf)
    .filter(({ job }) => job === jobId)
    .map(({ step }) => step)

describe('wherever the power is cut, no drawer opens twice and no receipt is lost in silence', () => {
  interface Evening {
    readonly jobs: readonly [BridgeJob, BridgeJob, BridgeJob]
    readonly journal: string
  }
  const evening = async (): Promise<Evening> => {
    const here = openShop({ folder })
    const jobs = [
      jobFor(receiptTask('Receipt')),
      jobFor(ticketTask('Ticket')),
      jobFor(kickTask()),
    ] as const
    here.ask(...jobs)
    for (const job of jobs) await here.outcome(job)
    await here.stop()
    return { jobs, journal: readFileSync(file(), 'utf8') }
  }

  test('for every place it can be cut at', async () => {
    const { jobs, journal } = await evening()
    const [receipt, ticket, kick] = jobs
    for (const cut of cuts(journal)) {
      const left = journal.slice(0, cut)
      const whole = left.slice(0, left.lastIndexOf('\n') + 1)
      writeFileSync(file(), left)
      const here = openShop({ folder })
      const printer = here.worker.virtualPrinter('counter')
      here.ask(...jobs)
      const outcomes = await Promise.all(jobs.map((job) => here.outcome(job)))
      const wasBegun = (job: BridgeJob): boolean => stepsIn(whole, job.jobId).includes('sending')
      const wasOver = (job: BridgeJob): boolean => stepsIn(whole, job.jobId).includes('finished')

      // The drawer: what may have left before the cut does not leave again.
      expect(printer?.pulses()).toBe(wasBegun(kick) ? 0 : 1)
      expect(outcomes[2]?.kind).toBe(wasBegun(kick) && !wasOver(kick) ? 'ambiguous' : 'done')
      // The receipt: it came out, or a person is asked; never twice by itself.
      expect(here.paperOf(receipt).length > 0 || wasBegun(receipt)).toBe(true)
      expect(outcomes[0]?.kind).toBe(wasBegun(receipt) && !wasOver(receipt) ? 'ambiguous' : 'done')
      // The ticket: it comes out, and says so when it may be the second.
      expect(outcomes[1]?.kind).toBe('done')
      const lines = here.paperOf(ticket)
      expect(lines[0] === 'POSSIBLE DUPLICATE').toBe(wasBegun(ticket) && !wasOver(ticket))
      // And the hub is told of each, or was before.
      for (const job of jobs) {
        expect(here.journal.untold().some(({ jobId }) => jobId === job.jobId)).toBe(true)
      }
      await here.stop()
      for (const job of jobs) here.papers.drop(job.jobId)
    }
  })
})
