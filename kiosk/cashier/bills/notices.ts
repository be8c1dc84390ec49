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
import { discard, outbox, queue, retry, type StoredCommand } from '../../lib/send.ts'
import { session } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { clock } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { addHeld } from '../../lib/pay/held/store.ts'
import { billOf, jobs, selected } from '../desk.ts'
import { billIn, mayRetry } from '../../lib/pay/parked.ts'
import { stillDue } from '../../../schema/paid.ts'
import type { Tender } from '../../lib/pay/tender.ts'
import { doubtfulAt } from '../paper.ts'
import { Question } from '../paper-state.ts'
import { takenBy, tendersIn } from '../../lib/pay/taken-by.ts'
import { done } from './settle.ts'

export interface NoticesProps {
  readonly parked: readonly StoredCommand[]
  readonly doubtful: readonly JobDoc[]
}

/** What there is to be asked now. */
export const noticesNow = (): NoticesProps => {
  // What is in view on the right is asked about there.
  const inView = `bill:${done.value?.bill.billId ?? selected.value?.billId ?? ''}`
  const printerId = session.value.me?.device.printerId ?? null
  return {
    parked: queue.value.parked,
    doubtful: doubtfulAt(jobs.value, printerId).filter(({ about }) => about !== inView),
  }
}

export function Notices({ parked, doubtful }: NoticesProps): VNode {
  return html`
    ${parked.map((row) => html`<${Parked} key=${row.id} row=${row} />`)}
    ${doubtful.map((job) => html`<${Doubt} key=${job.jobId} job=${job} />`)}
  `
}

const tokenOf = (billId: string): number | string => billOf(billId)?.token ?? '?'

/** A command of before that the hub would not take. */
function Parked({ row }: { readonly row: StoredCommand }): VNode {
  const { id, at, command, parked } = row
  const isMoney = tendersIn(command).length > 0
  const isFinal = !mayRetry(row, outbox.value, billOf)
  const facts = { token: tokenOf(billIn(command.args)), time: clock(at) }
  const money = isMoney ? takenIn(command) : []
  // Its money is held first, so that it is nowhere forgotten in between.
  const letGo = (): void => {
    const billId = billIn(command.args)
    if (money.length > 0) addHeld(billId, money)
    void discard(id)
  }
  return html`<${ErrorNote}
    what=${t(isMoney ? 'cashier.parked-money' : 'cashier.parked-other', facts)}
    kept=${parked === null ? undefined : sayDeclined(parked)}
    todo=${isMoney ? t(isFinal ? 'cashier.parked-hold' : 'cashier.parked-todo') : ''}
    action=${html`
      ${isFinal ? null : html`<${Button} onPress=${() => void retry(id)}>${t('shared.retry')}<//>`}
      <${Button} kind=${money.length > 0 ? 'plain' : 'danger'} onPress=${letGo}>
        ${t(money.length > 0 ? 'cashier.hold-money' : 'cashier.let-go')}
      <//>
    `}
  />`
}

/** What a settlement that was refused had taken. */
const takenIn = (command: StoredCommand['command']): readonly Tender[] => {
  const bill = billOf(billIn(command.args))
  return takenBy(tendersIn(command), bill === undefined ? 0 : stillDue(bill))
}

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
