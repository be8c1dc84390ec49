/**
 * What needs a person before anything else: money the hub would not book, and
 * paper nobody is sure of.
 *
 * The rule: each says what happened and carries the keys that settle it, the
 * oldest first; none of them keeps the desk from taking the next bill.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { JobDoc } from '../../../schema/device.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { discard, queue, retry, type StoredCommand } from '../../lib/send.ts'
import { session } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { clock } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { billOf, jobs, selected } from '../desk.ts'
import { doubtfulAt } from '../paper.ts'
import { Question } from '../paper-state.ts'
import { done } from './settle.ts'

export function Notices(): VNode {
  // What is in view on the right is asked about there.
  const inView = `bill:${done.value?.bill.billId ?? selected.value?.billId ?? ''}`
  const printerId = session.value.me?.device.printerId ?? null
  const doubtful = doubtfulAt(jobs.value, printerId).filter(({ about }) => about !== inView)
  return html`
    ${queue.value.parked.map((row) => html`<${Parked} key=${row.id} row=${row} />`)}
    ${doubtful.map((job) => html`<${Doubt} key=${job.jobId} job=${job} />`)}
  `
}

const tokenOf = (billId: string): number | string => billOf(billId)?.token ?? '?'

/** A command of before that the hub would not take. */
function Parked({ row }: { readonly row: StoredCommand }): VNode {
  const { id, at, command, parked } = row
  const isMoney = command.name === 'bill.settle'
  // Somebody else has taken the money: trying again would only be told so again.
  const isFinal = parked?.code === 'bill.already-settled'
  const facts = { token: tokenOf(billIn(command.args)), time: clock(at) }
  return html`<${ErrorNote}
    what=${t(isMoney ? 'cashier.parked-money' : 'cashier.parked-other', facts)}
    kept=${parked === null ? undefined : sayDeclined(parked)}
    todo=${isFinal ? t('cashier.refused-todo') : isMoney ? t('cashier.parked-todo') : ''}
    action=${html`
      ${isFinal ? null : html`<${Button} onPress=${() => void retry(id)}>${t('shared.retry')}<//>`}
      <${Button} kind="danger" onPress=${() => void discard(id)}>${t('cashier.let-go')}<//>
    `}
  />`
}

const billIn = (args: unknown): string =>
  typeof args === 'object' && args !== null && 'billId' in args ? String(args.billId) : ''

function Doubt({ job }: { readonly job: JobDoc }): VNode {
  const isFailed = job.state === 'failed'
  return html`<div class="queue-doubt" role="status">
    <${Question}
      jobId=${job.jobId}
      isFailed=${isFailed}
      what=${t(isFailed ? 'cashier.doubt-failed' : 'cashier.doubt', {
        token: tokenOf(job.about.replace('bill:', '')),
      })}
    />
  </div>`
}
