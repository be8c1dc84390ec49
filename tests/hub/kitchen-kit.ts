/** A kitchen to test with: stations set as a test wants them, tickets, and what has come out on paper. */
import type { CommandInput } from '../../schema/commands.ts'
import type { JobTask } from '../../schema/device.ts'
import type { ReceiptBlock } from '../../schema/receipt.ts'
import type { TicketDoc } from '../../schema/ticket.ts'
import { railOf } from '../../hub/kitchen/rail.sql.ts'
import { done } from './evening.ts'
import type { Shop } from './kit.ts'

/** Sets the one station of the counter; what is not said stays as the demo has it. */
export const setStall = async (
  shop: Shop,
  facts: Partial<CommandInput<'station.set'>> = {},
): Promise<void> =>
  void done(
    await shop.send(shop.join('office', 'counter', 'asha'), 'station.set', {
      outletId: 'counter',
      stationId: 'chaat',
      names: { en: 'Chaat stall', hi: 'चाट ठेला' },
      fallbackPrinterId: 'counter-receipt',
      ...facts,
    }),
  )

/** The stall is told on paper: its own printer first, the receipt printer where that one fails. */
export const onPaper = {
  mode: 'paper',
  printerId: 'counter-kitchen',
  fallbackPrinterId: 'counter-receipt',
} as const

/** What is still to be made at the stall, the oldest first. */
export const openAtStall = (shop: Shop, stationId = 'chaat'): readonly TicketDoc[] =>
  railOf(shop.db, stationId, 0).filter(({ state }) => state !== 'bumped')

export interface Printed {
  readonly jobId: string
  readonly printerId: string
  readonly state: string
  readonly copy: number
  /** What the paper says, a line each. */
  readonly says: readonly string[]
}

/** Every kitchen paper that was ever asked for, in order. */
export const printed = (shop: Shop): readonly Printed[] =>
  (
    shop.db
      .prepare(
        `select job_id as jobId, printer_id as printerId, state, copy, task from job
          where kind = 'ticket' order by rowid`,
      )
      .all() as (Printed & { task: string })[]
  ).map(({ task, ...job }) => ({ ...job, says: linesOf(JSON.parse(task) as JobTask) }))

const linesOf = (task: JobTask): readonly string[] =>
  'document' in task ? task.document.blocks.map(wordsOf).filter((words) => words !== '') : []

const wordsOf = (block: ReceiptBlock): string => {
  if (block.kind === 'text') return block.text
  if (block.kind === 'banner') return `[${block.text}]`
  if (block.kind === 'pair') return `${block.left} | ${block.right}`
  return ''
}

/** What was printed since so many papers ago. */
export const printedSince = (shop: Shop, count: number): readonly (readonly string[])[] =>
  printed(shop)
    .slice(count)
    .map(({ says }) => says)
