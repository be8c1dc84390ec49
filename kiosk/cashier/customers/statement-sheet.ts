/** A customer's statement of account over a time: on paper, or kept as a PDF. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { FileDown, Printer } from 'lucide'
import { monthStart } from '../../../schema/calendar.ts'
import type { KnownCustomer } from '../../../schema/customer.ts'
import { nameOfCustomer } from '../../lib/customers/known.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { keepFile } from '../../lib/keep-file.ts'
import { send } from '../../lib/send.ts'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { toast } from '../../lib/ui/toast.ts'
import { fromDateField, toDateField } from '../../lib/words/date-field.ts'
import { language } from '../../lib/words/place.ts'
import { t } from '../../lib/words/words.ts'
import { today } from './today.ts'

const day = (label: string, value: number, set: (date: number) => void): VNode =>
  html`<${Field}
    label=${label}
    type="date"
    value=${toDateField(value)}
    onInput=${(text: string) => text !== '' && set(fromDateField(text))}
  />`

export function StatementSheet(props: {
  readonly customer: KnownCustomer
  readonly onClose: () => void
}): VNode {
  const { customer, onClose } = props
  const { customerId } = customer
  const [from, setFrom] = useState(() => monthStart(today()))
  const [to, setTo] = useState(today)
  const why = from > to ? t('customers.statement-order') : undefined
  const keep = async (): Promise<void> => {
    const asked = `from=${from}&to=${to}&language=${language.peek()}`
    const kept = await keepFile(`/api/v1/customers/${customerId}/statement.pdf?${asked}`)
    if (!kept.ok) toast({ text: sayDeclined(kept), tone: 'stop', seconds: 8 })
  }
  const print = async (): Promise<void> => {
    const args = { customerId, from, to, language: language.peek() }
    const answer = await send('customer.statement', args).done
    toast(
      answer.ok
        ? { text: t('customers.statement-printing'), tone: 'done' }
        : { text: sayDeclined(answer), tone: 'stop', seconds: 8 },
    )
  }
  return html`<${Sheet}
    title=${`${t('customers.statement')} · ${nameOfCustomer(customer)}`}
    onClose=${onClose}
    foot=${html`<${Button} icon=${Printer} why=${why} onPress=${() => void print()}>
        ${t('customers.statement-print')}
      <//>
      <${Button} kind="primary" icon=${FileDown} why=${why} onPress=${() => void keep()}>
        ${t('customers.statement-pdf')}
      <//>`}
  >
    <div class="customer-form">
      <p>${t('customers.statement-about')}</p>
      ${day(t('customers.statement-from'), from, setFrom)}
      ${day(t('customers.statement-to'), to, setTo)}
    </div>
  <//>`
}
