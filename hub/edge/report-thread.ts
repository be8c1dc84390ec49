/** The reporting thread: its own connection, which can only read, and one request after another. */
import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../store/open.ts'
import { answerReport, type ReportRequest } from './report-answer.ts'

export type ToReporter =
  | { readonly kind: 'ask'; readonly turn: number; readonly request: ReportRequest }
  | { readonly kind: 'stop' }

export type FromReporter =
  | { readonly turn: number; readonly text: string }
  | { readonly turn: number; readonly fault: string }

const port = parentPort
if (port === null) throw new Error('report-thread.ts runs in a worker thread only')

const db = openReader((workerData as { readonly path: string }).path)
// It reads long stretches once; what the screens keep warm lies in the other reader's cache.
db.pragma('cache_size = -8000')

const answer = (turn: number, request: ReportRequest): FromReporter => {
  try {
    return { turn, text: answerReport(db, request) }
  } catch (error) {
    return { turn, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

port.on('message', (message: ToReporter) => {
  if (message.kind === 'ask') {
    port.postMessage(answer(message.turn, message.request))
    return
  }
  db.close()
  port.close()
})
