/** The sheets over a customer: money, what is known of them, how far they are trusted, one of two, forgotten. */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { ChequeDoc } from '../../../schema/cheque.ts'
import type { KnownCustomer } from '../../../schema/customer.ts'
import { sendApproved } from '../../lib/frame/ask-approval.ts'
import { CustomerSheet } from '../../lib/customers/sheet.ts'
import { groupName, groups, nameOfCustomer, type CustomerPage } from '../../lib/customers/known.ts'
import { sayDeclined, type Said } from '../../lib/frame/say-declined.ts'
import { session } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Field } from '../../lib/ui/field.ts'
import { Keypad } from '../../lib/ui/keypad.ts'
import { textToUnits } from '../../lib/ui/keypad-text.ts'
import { Select } from '../../lib/ui/select.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { toast } from '../../lib/ui/toast.ts'
import { money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { BounceSheet, ChequesSheet } from './cheques.ts'
import { StatementSheet } from './statement-sheet.ts'
import { MoneySheet } from './money-sheet.ts'
import { OwedSheet } from '../retender/owed-sheet.ts'
import { drawerSaid, whichFirst, WhichDrawer } from '../which-drawer.ts'

export type Open =
  | { readonly kind: 'money'; readonly purpose: 'account' | 'wallet' }
  | { readonly kind: 'bounce'; readonly cheque: ChequeDoc }
  | { readonly kind: 'cheques' | 'owed' }
  | { readonly kind: 'voucher' | 'pay-out' | 'edit' | 'terms' | 'merge' | 'erase' | 'statement' }

export const sheet = signal<Open | null>(null)

/** What of a customer is shown below the sums. */
export type Side = 'account' | 'wallet' | 'bills' | 'cheques'
export const side = signal<Side>('account')
const close = (): void => void (sheet.value = null)

interface SheetsProps {
  readonly page: CustomerPage | undefined
  readonly onDone: () => Promise<void>
  readonly onChoose: (customerId: string | undefined) => void
}

interface OneProps {
  readonly customer: KnownCustomer
  readonly onDone: () => Promise<void>
  readonly onChoose: (customerId: string | undefined) => void
}

export function Sheets({ page, onDone, onChoose }: SheetsProps): VNode | null {
  const now = sheet.value
  if (now === null) return null
  if (now.kind === 'voucher')
    return html`<${MoneySheet} purpose="voucher" onDone=${onDone} onClose=${close} />`
  if (now.kind === 'owed') return html`<${OwedSheet} onClose=${close} />`
  if (now.kind === 'cheques')
    return html`<${ChequesSheet}
      onChoose=${(customerId: string) => {
        close()
        side.value = 'cheques'
        onChoose(customerId)
      }}
      onClose=${close}
    />`
  if (page === undefined) return null
  const one = { customer: page.customer, onDone, onChoose }
  switch (now.kind) {
    case 'money':
      return html`<${MoneySheet}
        purpose=${now.purpose}
        customer=${page.customer}
        onDone=${onDone}
        onClose=${close}
      />`
    case 'bounce':
      return html`<${BounceSheet} cheque=${now.cheque} ...${one} onClose=${close} />`
    case 'pay-out':
      return html`<${PayOut} ...${one} />`
    case 'edit':
      return html`<${Edit} ...${one} />`
    case 'terms':
      return html`<${Terms} ...${one} />`
    case 'merge':
      return html`<${Merge} ...${one} />`
    case 'erase':
      return html`<${Erase} ...${one} />`
    case 'statement':
      return html`<${StatementSheet} customer=${page.customer} onClose=${close} />`
  }
}

const exponent = (): number => session.value.me?.outlet.currencyExponent ?? 2

/** Runs something once at a time and keeps why it was declined; a null answer is nobody's fault. */
const useDeed = (
  deed: () => Promise<{ readonly ok: true } | ({ readonly ok: false } & Said) | null>,
  onDone: () => void | Promise<void>,
): { readonly isBusy: boolean; readonly why: Said | undefined; readonly run: () => void } => {
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<Said | undefined>()
  const run = async (): Promise<void> => {
    if (isBusy) return
    setBusy(true)
    const answer = await deed()
    setBusy(false)
    if (answer === null) return
    if (answer.ok) await onDone()
    else setWhy(answer)
  }
  return { isBusy, why, run: () => void run() }
}

const refusalNote = (why: Said | undefined): VNode | false =>
  why !== undefined && html`<${ErrorNote} what=${sayDeclined(why)} />`

function Edit({ customer, onDone }: OneProps): VNode {
  const [form, setForm] = useState({
    name: customer.name,
    phone: customer.phone,
    address: customer.address,
    taxNumber: customer.taxNumber,
    note: customer.note,
  })
  const put = (name: keyof typeof form) => (value: string) => setForm({ ...form, [name]: value })
  const { customerId } = customer
  const title = t('customers.edit')
  const save = useDeed(
    () => sendApproved('customer.set', { customerId, ...form }, title),
    async () => {
      close()
      await onDone()
    },
  )
  return html`<${Sheet}
    title=${title}
    from="side"
    onClose=${close}
    foot=${html`<${Button}
      kind="primary"
      wide
      busy=${save.isBusy}
      why=${form.name.trim() === '' ? t('customers.name-missing') : undefined}
      onPress=${save.run}
    >
      ${t('shared.save')}
    <//>`}
  >
    <div class="customer-form">
      <${Field} label=${t('customers.name')} value=${form.name} maxLength=${80} onInput=${put('name')} />
      <${Field} label=${t('customers.phone')} type="tel" inputMode="tel" value=${form.phone} maxLength=${20} onInput=${put('phone')} />
      <${Field} label=${t('customers.address')} value=${form.address} maxLength=${200} onInput=${put('address')} />
      <${Field} label=${t('customers.tax-number')} hint=${t('customers.tax-number-hint')} value=${form.taxNumber} maxLength=${20} onInput=${put('taxNumber')} />
      <${Field} label=${t('customers.note')} value=${form.note} maxLength=${120} onInput=${put('note')} />
      ${refusalNote(save.why)}
    </div>
  <//>`
}

function Terms({ customer, onDone }: OneProps): VNode {
  const scale = 10 ** exponent()
  const [groupId, setGroup] = useState(customer.groupId)
  const [limit, setLimit] = useState(
    customer.creditLimit === null ? '' : String(customer.creditLimit / scale),
  )
  const [days, setDays] = useState(String(customer.creditDays))
  const { customerId } = customer
  const title = t('customers.terms')
  const isAmount = limit === '' || /^\d{1,9}([.,]\d{1,3})?$/.test(limit)
  const isDays = /^\d{1,3}$/.test(days) && Number(days) <= 365
  const save = useDeed(
    () =>
      sendApproved(
        'customer.terms',
        {
          customerId,
          groupId,
          creditLimit: limit === '' ? null : textToUnits(limit.replace(',', '.'), exponent()),
          creditDays: Number(days),
        },
        title,
      ),
    async () => {
      close()
      await onDone()
    },
  )
  const choices = groups.value
    .filter(({ isActive }) => isActive)
    .map((group) => ({ value: group.groupId, label: groupName(group.groupId) }))
  return html`<${Sheet}
    title=${title}
    from="side"
    onClose=${close}
    foot=${html`<${Button}
      kind="primary"
      wide
      busy=${save.isBusy}
      why=${isAmount && isDays ? undefined : t('customers.terms-wrong')}
      onPress=${save.run}
    >
      ${t('shared.save')}
    <//>`}
  >
    <div class="customer-form">
      <${Select} label=${t('customers.group')} choices=${choices} value=${groupId} onChange=${setGroup} />
      <${Field}
        label=${t('customers.limit')}
        hint=${t('customers.limit-hint')}
        inputMode="decimal"
        before="₹"
        value=${limit}
        maxLength=${13}
        onInput=${setLimit}
      />
      <${Field}
        label=${t('customers.days')}
        hint=${t('customers.days-hint')}
        inputMode="numeric"
        value=${days}
        maxLength=${3}
        onInput=${setDays}
      />
      ${refusalNote(save.why)}
    </div>
  <//>`
}

function PayOut({ customer, onDone }: OneProps): VNode {
  const [typed, type] = useState('')
  const amount = typed === '' ? customer.wallet : textToUnits(typed, exponent())
  const { customerId } = customer
  const title = t('customers.pay-out-of', { name: nameOfCustomer(customer) })
  const pay = useDeed(
    () =>
      sendApproved('wallet.pay-out', { customerId, amount, kind: 'cash', ...drawerSaid() }, title),
    async () => {
      close()
      toast({ text: t('customers.paid-out', { amount: money(amount, true) }), tone: 'done' })
      await onDone()
    },
  )
  const why =
    amount > customer.wallet
      ? t('customers.wallet-has', { left: money(customer.wallet, true) })
      : amount <= 0
        ? t('customers.amount-missing')
        : whichFirst()
  return html`<${Sheet}
    title=${title}
    from="side"
    onClose=${close}
    foot=${html`<${Button} kind="primary" wide busy=${pay.isBusy} why=${why} onPress=${pay.run}>
      ${t('customers.pay-out-cash', { amount: money(amount, true) })}
    <//>`}
  >
    <div class="customer-form">
      <p>${t('customers.wallet-has', { left: money(customer.wallet, true) })}</p>
      <${WhichDrawer} />
      <${Keypad} mode="amount" value=${typed} onChange=${type} onEnter=${pay.run} />
      ${refusalNote(pay.why)}
    </div>
  <//>`
}

function Merge({ customer, onChoose }: OneProps): VNode {
  const [into, setInto] = useState<KnownCustomer | undefined>()
  const title = t('customers.merge-of', { name: nameOfCustomer(customer) })
  const merge = useDeed(
    () =>
      into === undefined
        ? Promise.resolve(null)
        : sendApproved(
            'customer.merge',
            { customerId: customer.customerId, intoId: into.customerId },
            title,
          ),
    () => {
      close()
      onChoose(into?.customerId)
    },
  )
  if (into === undefined) {
    return html`<${CustomerSheet}
      title=${title}
      without=${customer.customerId}
      isFindOnly
      onChoose=${setInto}
      onClose=${close}
    />`
  }
  return html`<${Sheet}
    title=${title}
    from="side"
    onClose=${close}
    foot=${html`<${Button} kind="danger" wide busy=${merge.isBusy} onPress=${merge.run}>${t('customers.merge-do')}<//>`}
  >
    <div class="customer-form">
      <p>${t('customers.merge-says', { from: nameOfCustomer(customer), into: nameOfCustomer(into) })}</p>
      <${Button} onPress=${() => setInto(undefined)}>${t('shared.back')}<//>
      ${refusalNote(merge.why)}
    </div>
  <//>`
}

function Erase({ customer, onChoose }: OneProps): VNode {
  const title = t('customers.erase-of', { name: nameOfCustomer(customer) })
  const erase = useDeed(
    () => sendApproved('customer.erase', { customerId: customer.customerId }, title),
    () => {
      close()
      toast({ text: t('customers.erased-done'), tone: 'done' })
      onChoose(undefined)
    },
  )
  return html`<${Sheet}
    title=${title}
    from="side"
    onClose=${close}
    foot=${html`<${Button} kind="danger" wide busy=${erase.isBusy} onPress=${erase.run}>${t('customers.erase-do')}<//>`}
  >
    <div class="customer-form">
      <p>${t('customers.erase-says')}</p>
      ${refusalNote(erase.why)}
    </div>
  <//>`
}
