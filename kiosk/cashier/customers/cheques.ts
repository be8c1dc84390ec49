/**
 * Cheques: those of one customer, and all that are in hand.
 *
 * The rule: a cheque is in hand until somebody says that the bank has paid it or
 * sent it back; what follows from sending it back is said before it is done.
 */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Check, ReceiptText, Undo2 } from 'lucide'
import type { ChequeDoc } from '../../../schema/cheque.ts'
import type { KnownCustomer } from '../../../schema/customer.ts'
import { sendApproved, whyNever } from '../../lib/frame/ask-approval.ts'
import { nameOfCustomer } from '../../lib/customers/known.ts'
import { sayDeclined, type Said } from '../../lib/frame/say-declined.ts'
import { isAway, read } from '../../lib/hub-api.ts'
import { Badge, type BadgeProps } from '../../lib/ui/badge.ts'
import { Button } from '../../lib/ui/button.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Field } from '../../lib/ui/field.ts'
import { ListRow } from '../../lib/ui/list-row.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { Skeleton } from '../../lib/ui/skeleton.ts'
import { toast } from '../../lib/ui/toast.ts'
import { shortDay } from '../../lib/words/dates.ts'
import { money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'

const tones: Readonly<Record<ChequeDoc['state'], BadgeProps['tone']>> = {
  'in-hand': 'wait',
  cleared: 'done',
  bounced: 'stop',
}

const about = ({ bank, dated, receipt, reason }: ChequeDoc): string =>
  [t('customers.cheque-of', { bank, date: shortDay(dated), receipt }), reason]
    .filter((word) => word !== '')
    .join(' · ')

interface ChequesProps {
  readonly cheques: readonly ChequeDoc[]
  readonly onDone: () => Promise<void>
  readonly onBounce: (cheque: ChequeDoc) => void
}

/** The cheques of one customer, each with what may still become of it. */
export function Cheques({ cheques, onDone, onBounce }: ChequesProps): VNode {
  if (cheques.length === 0)
    return html`<${EmptyState}
      icon=${ReceiptText}
      title=${t('customers.no-cheques')}
      next=${t('customers.cheques-none-next')}
    />`
  return html`<ul class="rows customer-cheques">
    ${cheques.map(
      (cheque) => html`<li class="row" key=${cheque.chequeId}>
        <span class="row-text">
          <span class="row-title">
            ${t('customers.cheque-title', { number: cheque.number })}${' '}
            <${Badge} tone=${tones[cheque.state]}>${t(`customers.cheque-${cheque.state}`)}<//>
          </span>
          <span class="row-detail">${about(cheque)}</span>
        </span>
        <span class="row-end figures">${money(cheque.amount)}</span>
        <span class="customer-cheque-keys">
          ${
            cheque.state === 'in-hand' &&
            html`<${Button}
              icon=${Check}
              why=${whyNever('cheque.clear')}
              onPress=${() => void clear(cheque, onDone)}
            >
              ${t('customers.cheque-clear')}
            <//>`
          }
          ${
            cheque.state !== 'bounced' &&
            html`<${Button}
              icon=${Undo2}
              why=${whyNever('cheque.bounce')}
              onPress=${() => onBounce(cheque)}
            >
              ${t('customers.cheque-bounce')}
            <//>`
          }
        </span>
      </li>`,
    )}
  </ul>`
}

const clear = async (
  { chequeId, number }: ChequeDoc,
  onDone: () => Promise<void>,
): Promise<void> => {
  const title = t('customers.cheque-clear')
  const answer = await sendApproved('cheque.clear', { chequeId }, title)
  if (answer === null) return
  toast(
    answer.ok
      ? { text: t('customers.cheque-now-cleared', { number }), tone: 'done' }
      : { text: sayDeclined(answer), tone: 'stop', seconds: 8 },
  )
  await onDone()
}

const causes = ['funds', 'signature', 'stopped', 'other'] as const
type Cause = (typeof causes)[number]

/** Asks why the bank sent it back, and says what follows. */
export function BounceSheet(props: {
  readonly cheque: ChequeDoc
  readonly customer: KnownCustomer
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}): VNode {
  const { cheque, customer, onDone, onClose } = props
  const { chequeId, number, amount } = cheque
  const [cause, setCause] = useState<Cause>('funds')
  const [typed, type] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<Said | undefined>()
  const reason = cause === 'other' ? typed.trim() : t(`customers.bounce-${cause}`)
  const title = `${t('customers.cheque-title', { number })} · ${money(amount, true)}`
  const bounce = async (): Promise<void> => {
    if (reason === '' || isBusy) return
    setBusy(true)
    const answer = await sendApproved('cheque.bounce', { chequeId, reason }, title)
    setBusy(false)
    if (answer === null) return
    if (!answer.ok) return setWhy(answer)
    onClose()
    const said = { number, amount: money(amount, true) }
    toast({ text: t('customers.cheque-now-bounced', said), tone: 'done', seconds: 8 })
    await onDone()
  }
  return html`<${Sheet}
    title=${title}
    from="side"
    onClose=${onClose}
    foot=${html`<${Button}
      kind="danger"
      wide
      busy=${isBusy}
      why=${reason === '' ? t('customers.bounce-missing') : undefined}
      onPress=${() => void bounce()}
    >
      ${t('customers.bounce-do')}
    <//>`}
  >
    <div class="customer-form">
      <p>${t('customers.bounce-says', { name: nameOfCustomer(customer), amount: money(amount, true) })}</p>
      <${SegmentedControl}
        label=${t('customers.bounce-why')}
        choices=${causes.map((value) => ({ value, label: t(`customers.bounce-${value}`) }))}
        value=${cause}
        onChange=${setCause}
      />
      ${
        cause === 'other' &&
        html`<${Field}
          label=${t('customers.bounce-why')}
          value=${typed}
          maxLength=${120}
          onInput=${type}
          onEnter=${() => void bounce()}
        />`
      }
      ${why !== undefined && html`<${ErrorNote} what=${sayDeclined(why)} />`}
    </div>
  <//>`
}

type Held = ChequeDoc & { readonly customer: KnownCustomer }

/** All that are in hand, the oldest date first: what is taken to the bank. */
export function ChequesSheet(props: {
  readonly onChoose: (customerId: string) => void
  readonly onClose: () => void
}): VNode {
  const { onChoose, onClose } = props
  const [held, setHeld] = useState<readonly Held[] | undefined>()
  const [why, setWhy] = useState<Said | undefined>()
  const look = async (): Promise<void> => {
    const answer = await read<{ readonly cheques: readonly Held[] }>('/api/v1/cheques')
    setWhy(answer.ok ? undefined : answer)
    if (answer.ok) setHeld(answer.value.cheques)
  }
  const isCutOff = isAway()
  useEffect(() => void look(), [isCutOff])
  const inside = (): VNode => {
    if (why !== undefined)
      return html`<${ErrorNote}
        what=${sayDeclined(why)}
        todo=${t('customers.unread-todo')}
        action=${html`<${Button} onPress=${() => void look()}>${t('shared.retry')}<//>`}
      />`
    if (held === undefined) return html`<${Skeleton} shape="row" count=${3} />`
    if (held.length === 0)
      return html`<${EmptyState}
        icon=${ReceiptText}
        title=${t('customers.no-cheques')}
        next=${t('customers.cheques-none-next')}
      />`
    const amount = money(
      held.reduce((sum, cheque) => sum + cheque.amount, 0),
      true,
    )
    return html`<div class="customer-form">
      <p><b class="figures">${t('customers.cheques-sum', { count: held.length, amount })}</b></p>
      <ul class="rows">
        ${held.map(
          (cheque) => html`<${ListRow}
            key=${cheque.chequeId}
            icon=${ReceiptText}
            title=${nameOfCustomer(cheque.customer)}
            detail=${`${cheque.number} · ${about(cheque)}`}
            end=${money(cheque.amount)}
            onPress=${() => onChoose(cheque.customer.customerId)}
          />`,
        )}
      </ul>
    </div>`
  }
  return html`<${Sheet} title=${t('customers.cheques-in-hand')} from="side" onClose=${onClose}>
    ${inside()}
  <//>`
}
