/**
 * Pictures of the virtual printer's paper on their way to the hub, kept on disk
 * until the hub has them, so that a power cut loses none.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { CommandInput } from '../schema/commands.ts'
import { lineText, type PaperLine } from './line.ts'

const note = v.object({
  printerId: v.string(),
  widthDots: v.number(),
  heightDots: v.number(),
  lines: v.array(v.string()),
  /** The id `paper.report` is sent under, however often. */
  command: v.string(),
})
export type PaperNote = v.InferOutput<typeof note>

export interface StoredPaper extends PaperNote {
  readonly png: Uint8Array
}

export interface Papers {
  readonly put: (jobId: string, paper: StoredPaper) => void
  readonly get: (jobId: string) => StoredPaper | undefined
  readonly drop: (jobId: string) => void
}

/** The papers waiting in `folder`, which is made where there is none. */
export const openPapers = (folder: string): Papers => {
  mkdirSync(folder, { recursive: true })
  const fileOf = (jobId: string, kind: string): string => join(folder, `${jobId}.${kind}`)
  return {
    // The note comes last: where it is, the picture is whole.
    put: (jobId, { png, ...rest }) => {
      write(fileOf(jobId, 'png'), png)
      write(fileOf(jobId, 'json'), JSON.stringify(rest))
    },
    get: (jobId) => {
      try {
        const rest = v.parse(note, JSON.parse(readFileSync(fileOf(jobId, 'json'), 'utf8')))
        return { ...rest, png: readFileSync(fileOf(jobId, 'png')) }
      } catch {
        return undefined
      }
    },
    drop: (jobId) => {
      for (const kind of ['json', 'png']) rmSync(fileOf(jobId, kind), { force: true })
    },
  }
}

/** Whole or not at all, even across a power cut. */
const write = (file: string, content: string | Uint8Array): void => {
  writeFileSync(`${file}.new`, content, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}

/** A command is at most 64 KiB, and a Devanagari letter takes three bytes. */
const lettersMost = 15_000

/** What the paper says, line by line, for those who cannot see the picture and for searching. */
export const spokenLines = (lines: readonly PaperLine[]): CommandInput<'paper.report'>['lines'] => {
  let left = lettersMost
  const spoken: string[] = []
  for (const line of lines) {
    if (line.kind !== 'line' || spoken.length === 1000) continue
    const text = lineText(line).replace(/\s+/g, ' ').trim().slice(0, 120)
    left -= text.length
    if (left < 0) break
    spoken.push(text)
  }
  return spoken
}
