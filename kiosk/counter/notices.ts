/**
 * What needs a person: a paper nobody is sure of, and a command the hub refused
 * after everybody had left.
 *
 * The rule: one at a time, the oldest first, with the keys that settle it.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Printer, TriangleAlert } from 'lucide'
import type { BillDoc } from '../../schema/bill.ts'
import type { JobDoc } from '../../schema/device.ts'
import type { CommandInput } from '../../schema/commands.ts'
import type { ReadingAnswer } from '../../schema/readings.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { read } from '../lib/hub-api.ts'
import { discard, outbox, queue, retry, send, type StoredCommand } from '../lib/send.ts'
import { billIn, isPartPaidSince, mayRetry } from '../lib/pay/parked.ts'
import { takenBy, tendersIn } from '../lib/pay/taken-by.ts'
import { openPage, PageNotice } from '../lib/order/page-notice.ts'
import { can } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { toast } from '../lib/ui/toast.ts'
import { clock } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { addHeld, allHeld } from '../lib/pay/held/store.ts'
import { doubtful, isFollowing, orders, told } from './kitchen-watch.ts'
import { rungFor } from './rung.ts'
import { StrayNote, straysOf, type Stray } from './stray-money.ts'

export function Notices(): VNode | null {
  const [parked] = queue.value.parked
  if (parked !== undefined) return html`<${Parked} row=${parked} />`
  const [stray] = isFollowing.value ? straysOf(allHeld.value, orders.value) : []
  if (stray !== undefined) return html`<${StrayNote} ...${stray} />`
  const page = openPage(
    told.value,
    orders.value.filter(({ sittingId }) => sittingId === null),
  )
  if (page !== null) return html`<${PageNotice} ...${page} />`
  const [job] = doubtful.value
  return job === undefined ? null : html`<${Doubt} job=${job} />`
}

/** A paper that may not have come out, or a drawer that did not open. */
function Doubt({ job }: { readonly job: JobDoc }): VNode {
  const { jobId, kind, state, about } = job
  const token = orders.value.find(({ billId }) => about === `bill:${billId}`)?.token
  const mayAnswer = can('job.answer') === 'allow'
  const what =
    kind === 'kick'
      ? t('counter.drawer-stuck')
      : t(state === 'failed' ? 'counter.paper-failed' : 'counter.paper-doubtful', {
          paper: t(kind === 'ticket' ? 'counter.paper-ticket' : 'counter.paper-receipt'),
          token: token === undefined ? '' : t('counter.paper-of', { token }),
        })
  const answer = async (said: CommandInput<'job.answer'>['answer']): Promise<void> => {
    const settled = await send('job.answer', { jobId, answer: said }).done
    if (!settled.ok) toast({ text: sayDeclined(settled), tone: 'stop' })
  }
  return html`<section class="notice" role="status">
    <${Icon} of=${Printer} />
    <p>${what}</p>
    ${
      !mayAnswer
        ? html`<span class="notice-hint">${t('counter.paper-ask')}</span>`
        : kind === 'receipt'
          ? html`<${Button} onPress=${() => void answer('came_out')}>${t('counter.came-out')}<//>
            <${Button} onPress=${() => void answer('print_again')}>${t('counter.print-duplicate')}<//>`
          : html`<${Button} onPress=${() => void answer('came_out')}>${t('shared.ok')}<//>`
    }
  </section>`
}

/** A bill as far as a counter knows it: whether its order is still to be paid. */
const billOf = (billId: string): Pick<BillDoc, 'state' | 'payments'> | undefined => {
  const order = orders.value.find((one) => one.billId === billId)
  return order && { state: order.isPaid ? 'settled' : 'open', payments: [] }
}

/** A sale or an order of before that the hub would not take. */
function Parked({ row }: { readonly row: StoredCommand }): VNode {
  const { id, at, command, parked } = row
  const isSale = command.name === 'sale.ring'
  const { billId, tenders } = moneyIn(row)
  // Its money is held first, so that it is nowhere forgotten in between.
  const letGo = (): void => {
    if (tenders.length > 0) addHeld(billId, tenders)
    void discard(id)
  }
  return html`<section class="notice notice-stop" role="alert">
    <${Icon} of=${TriangleAlert} />
    <p>
      <b>${t(isSale ? 'counter.parked-sale' : 'counter.parked-order', { time: clock(at) })}</b>
      ${' '}${parked === null ? '' : sayDeclined(parked)}
    </p>
    ${
      mayRetry(row, outbox.value, billOf) &&
      html`<${Button} onPress=${() => void again(row)}>${t('shared.retry')}<//>`
    }
    <${Button} kind=${tenders.length > 0 ? 'plain' : 'danger'} onPress=${letGo}>
      ${t(tenders.length > 0 ? 'counter.hold-money' : 'counter.discard')}
    <//>
  </section>`
}

/** Sends it once more, unless some of its money was booked by hand since: then it is held instead. */
const again = async ({ id, command }: StoredCommand): Promise<void> => {
  if (command.name === 'bill.settle') {
    const answer = await read<ReadingAnswer<'bill'>>(`/api/v1/bills/${billIn(command.args)}`)
    if (answer.ok && isPartPaidSince(answer.value.bill, command.sentAt))
      return void toast({ text: t('counter.part-paid-since'), tone: 'stop', seconds: 12 })
  }
  await retry(id)
}

/** What was taken with a command that was refused. A sale has no bill yet: its money stands by itself. */
const moneyIn = ({ id, command }: StoredCommand): Stray => {
  const taken = command.name === 'sale.ring' ? rungFor(command) : takenBy(tendersIn(command), 0)
  return { billId: command.name === 'sale.ring' ? id : billIn(command.args), tenders: taken }
}
