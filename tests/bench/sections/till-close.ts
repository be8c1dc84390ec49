/** How long a till of a long day takes to count and to close, as the person at it waits for the answer. */
import { openReader } from '../../../hub/store/open.ts'
import { tillRows } from '../../../hub/store/verify.sql.ts'
import type { CommandInput } from '../../../schema/commands.ts'
import type { CommandResult } from '../../../schema/results.ts'
import { envelope, post, startHubProcess } from '../../faults/hub-process.ts'
import type { Section } from '../section.ts'
import { sellDays } from '../year.ts'

const bills = 2_000

export const tillClose: Section = {
  name: 'till-close',
  about: 'counting and closing a till of 2,000 bills, answered over HTTP with its Z report',
  run: async ({ shop, note }) => {
    const folder = shop.copy('till-close')
    note(`selling ${bills} times`)
    sellDays(folder, shop, { sales: bills, days: 1 })
    const hub = await startHubProcess(folder)
    try {
      const { tillId, expected } = openTillIn(folder)
      const { till } = shop
      const ask = async <N extends 'till.count' | 'till.close'>(
        name: N,
        args: CommandInput<N>,
      ): Promise<{ result: CommandResult<N>; ms: number }> => {
        const { text } = envelope(name, args, till.signInId)
        const start = performance.now()
        const reply = await post(hub.base, till, text)
        const ms = performance.now() - start
        if (!reply.ok) throw new Error(`${name} was refused: ${reply.message}`)
        return { result: reply.result as CommandResult<N>, ms }
      }
      const counted = [{ value: expected, pieces: 1 }]
      const count = await ask('till.count', { tillId, counted })
      const closed = await ask('till.close', { tillId, leave: 0 })
      if (closed.result.report.bills !== bills)
        throw new Error(`the Z report knows ${closed.result.report.bills} bills`)
      return [
        { what: `count of a till of ${bills} bills`, value: count.ms, unit: 'ms' },
        {
          what: `close of a till of ${bills} bills`,
          value: closed.ms,
          unit: 'ms',
          lines: [{ on: 'value', atMost: 2_000 }],
        },
      ]
    } finally {
      await hub.stop()
    }
  },
}

/** The open till, and what is in its drawer: a till is judged by its worst count, so it is counted once and right. */
const openTillIn = (folder: string): { readonly tillId: string; readonly expected: number } => {
  const db = openReader(`${folder}/chowk.db`)
  const till = tillRows.all(db).find(({ state }) => state === 'open')
  db.close()
  if (till === undefined) throw new Error('no till is open')
  return { tillId: till.tillId, expected: till.float + till.cash }
}
