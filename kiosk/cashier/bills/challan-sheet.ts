/** Issuing a challan, printing it again, cancelling it, and putting several on one invoice. */
import type { ComponentChildren, VNode } from 'preact'
import { useState } from 'preact/hooks'
import { stillDue } from '../../../schema/paid.ts'
import { html } from 'htm/preact'
import { Ban, FileDown, NotebookText, Printer, Truck } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { keepFile } from '../../lib/keep-file.ts'
import { send } from '../../lib/send.ts'
import { can, session } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { toast } from '../../lib/ui/toast.ts'
import { money } from '../../lib/words/format.ts'
import { refused } from '../../lib/words/refused.ts'
import { t } from '../../lib/words/words.ts'
import { choose, open, receiptLanguage, selected, settlingHere } from '../desk.ts'
import { CancelChallan } from './challan-cancel.ts'
import { itemsOf } from '../say.ts'
import { challanOpen } from './challan-open.ts'
import { onOneInvoice } from './challan-sum.ts'

const close = (): void => void (challanOpen.value = null)

const stop = (text: string): void => void toast({ text, tone: 'stop', seconds: 8 })

export function ChallanSheet(): VNode | null {
  const bill = selected.value
  if (bill === undefined || challanOpen.value !== bill.billId) return null
  return bill.challans === undefined
    ? html`<${Issue} bill=${bill} />`
    : html`<${Issued} bill=${bill} number=${bill.challans[0] ?? ''} />`
}

/** Printing a challan again and keeping it as a file, and what else can be done with it. */
function Papers({
  billId,
  children,
}: {
  readonly billId: string
  readonly children?: ComponentChildren
}): VNode {
  const language = receiptLanguage.value
  const print = async (): Promise<void> => {
    const answer = await send('challan.print', { billId, language }).done
    if (answer.ok) toast({ text: t('cashier.challan-printing'), tone: 'done' })
    else stop(sayDeclined(answer))
  }
  const keep = async (): Promise<void> => {
    const kept = await keepFile(`/api/v1/bills/${billId}/challan.pdf?language=${language}`)
    if (!kept.ok) stop(sayDeclined(kept))
  }
  return html`<div class="bill-deeds">
    <${Button} icon=${Printer} onPress=${() => void print()}>${t('cashier.challan-print')}<//>
    <${Button} icon=${FileDown} onPress=${() => void keep()}>${t('cashier.challan-pdf')}<//>
    ${children}
  </div>`
}

function Issue({ bill }: { readonly bill: BillDoc }): VNode {
  const [vehicle, setVehicle] = useState('')
  const [isBusy, setBusy] = useState(false)
  const issue = async (): Promise<void> => {
    setBusy(true)
    const args = { billId: bill.billId, vehicle, language: receiptLanguage.peek() }
    const answer = await send('challan.issue', args).done
    setBusy(false)
    if (!answer.ok) return stop(sayDeclined(answer))
    toast({ text: t('cashier.challan-issued', { number: answer.result.number }), tone: 'done' })
  }
  return html`<${Sheet}
    title=${t('cashier.challan')}
    onClose=${close}
    foot=${html`<${Button} kind="primary" icon=${Truck} wide busy=${isBusy} onPress=${() => void issue()}>
      ${t('cashier.challan-issue')}
    <//>`}
  >
    <div class="customer-form">
      <p>${t('cashier.challan-about')}</p>
      <${Field}
        label=${t('cashier.challan-vehicle')}
        value=${vehicle}
        maxLength=${20}
        onInput=${setVehicle}
        onEnter=${() => void issue()}
      />
      ${
        bill.cancelledChallans !== undefined &&
        html`<h3>${t('cashier.challan-was', { numbers: bill.cancelledChallans.join(', ') })}</h3>
          <${Papers} billId=${bill.billId} />`
      }
    </div>
  <//>`
}

function Issued({ bill, number }: { readonly bill: BillDoc; readonly number: string }): VNode {
  const others = open.value.filter(
    ({ billId, customerId, challans }) =>
      billId !== bill.billId && customerId === bill.customerId && challans !== undefined,
  )
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [isBusy, setBusy] = useState(false)
  const [isCancelling, setCancelling] = useState(false)
  if (isCancelling) {
    const end = (isDone: boolean): void => (isDone ? close() : setCancelling(false))
    return html`<${CancelChallan} billId=${bill.billId} number=${number} onEnd=${end} />`
  }
  const cannotCancel =
    can('challan.cancel') === 'deny' ? refused({ code: 'command.not-permitted' }) : undefined
  const toggle = (billId: string): void =>
    setChosen(
      chosen.includes(billId) ? chosen.filter((one) => one !== billId) : [...chosen, billId],
    )
  const invoice = async (): Promise<void> => {
    setBusy(true)
    settlingHere([bill.billId, ...chosen])
    const answer = await send('challan.invoice', {
      billId: bill.billId,
      withIds: [...chosen],
      tenders: [{ kind: 'account', offered: 'exact' }],
      language: receiptLanguage.peek(),
    }).done
    setBusy(false)
    if (!answer.ok) return stop(sayDeclined(answer))
    close()
    choose(bill.billId)
    const facts = { number: answer.result.invoiceNumber, count: chosen.length + 1 }
    toast({ text: t('cashier.challan-invoiced', facts), tone: 'done', seconds: 10 })
  }
  const { outlet } = session.value.me ?? {}
  const taken = [bill, ...others.filter(({ billId }) => chosen.includes(billId))]
  const amount = outlet === undefined ? '' : money(onOneInvoice(taken, outlet), true)
  return html`<${Sheet}
    title=${t('cashier.challan-of', { number })}
    from="side"
    onClose=${close}
    foot=${html`<${Button}
      kind="primary"
      icon=${NotebookText}
      wide
      busy=${isBusy}
      onPress=${() => void invoice()}
    >
      ${t('cashier.challan-to-account', { count: taken.length, amount })}
    <//>`}
  >
    <div class="customer-form">
      <${Papers} billId=${bill.billId}>
        <${Button} icon=${Ban} why=${cannotCancel} onPress=${() => setCancelling(true)}>
          ${t('cashier.challan-cancel')}
        <//>
      <//>
      <fieldset class="challan-ticks">
        <legend>${t('cashier.challan-on-invoice')}</legend>
        <${Tick} bill=${bill} isTicked />
        ${others.map(
          (other) => html`<${Tick}
            key=${other.billId}
            bill=${other}
            isTicked=${chosen.includes(other.billId)}
            onChange=${() => toggle(other.billId)}
          />`,
        )}
      </fieldset>
      ${others.length === 0 && html`<p>${t('cashier.challan-no-others')}</p>`}
    </div>
  <//>`
}

/** A challan that may go on the invoice; the one whose sheet this is always does. */
function Tick(props: {
  readonly bill: BillDoc
  readonly isTicked: boolean
  readonly onChange?: () => void
}): VNode {
  const { bill, isTicked, onChange } = props
  return html`<label class="challan-tick">
    <input type="checkbox" checked=${isTicked} disabled=${onChange === undefined} onChange=${onChange} />
    <span>
      <b class="figures">${(bill.challans ?? []).join(', ')}</b>
      <small>${itemsOf(bill)}</small>
    </span>
    <span class="figures">${money(stillDue(bill))}</span>
  </label>`
}
