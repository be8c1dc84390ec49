/**
 * A bill that is paid: how, when, by whom, and its receipt once more.
 *
 * The rule: a settled bill is only read. What can still be done with it is to
 * print its receipt again, and that says DUPLICATE.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Printer, Undo2 } from 'lucide'
import { billFateOf } from '../../../schema/bill-fate.ts'
import type { BillDoc } from '../../../schema/bill.ts'
import type { RefundDoc } from '../../../schema/refund.ts'
import { FateBadge } from '../../lib/bills/fate.ts'
import { CreditNotePdf } from '../../lib/invoice-pdf.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { clock, moment, money } from '../../lib/words/format.ts'
import { refused } from '../../lib/words/refused.ts'
import { t } from '../../lib/words/words.ts'
import { SettledPdf } from '../buyer/settled-pdf.ts'
import { RetenderKey } from '../retender/key.ts'
import { TwiceKey } from '../retender/twice-key.ts'
import { Payments } from './payments.ts'
import { reprint, isReprinting } from './reprint.ts'
import { BillLines } from './bill-lines.ts'
import { BillTotals, ReceiptLanguage } from './bill-panel.ts'
import { chips, isOfToday, isTakenByOther, receiptLanguage, refunds } from '../desk.ts'
import { sayMoney } from '../../lib/pay/held/say.ts'
import { PaperState } from '../paper-state.ts'
import { goToPart } from '../place.ts'
import { settlerOf } from '../say.ts'
import { HandedBack } from './held-rows.ts'
import { UndoKey } from './undo-key.ts'

export function SettledPanel({ bill }: { readonly bill: BillDoc }): VNode {
  const when = isOfToday(bill) ? clock : moment
  const facts = { by: settlerOf(bill), at: when(bill.settledAt ?? 0) }
  return html`
    <section class="bill" aria-label=${t('cashier.bill-of', { token: bill.token })}>
      <header class="bill-head">
        <h1 class="figures">${bill.tableLabel === '' ? bill.token : bill.tableLabel}</h1>
        <p>
          <b class="figures">${bill.invoice?.number ?? ''}</b>
          <span>${t('cashier.settled-by', facts)}</span>
        </p>
        <${FateBadge} fate=${billFateOf(refundsHere(bill.billId))} />
      </header>
      <${BillLines} bill=${bill} />
      <${BillTotals} bill=${bill} />
    </section>
    <section class="pad settled">
      ${isTakenByOther.value && html`<${TakenByOther} bill=${bill} facts=${facts} />`}
      <h2>${t('cashier.how-paid')}</h2>
      <${Payments} bill=${bill} />
      <${GivenBack} billId=${bill.billId} />
      <h2>${t('cashier.receipt')}</h2>
      <${PaperState} billId=${bill.billId} />
      <${ReceiptLanguage} />
      <div class="settled-keys">
        <${Reprint} bill=${bill} />
        <${SettledPdf} bill=${bill} />
        <${GiveBack} billId=${bill.billId} />
        <${UndoKey} billId=${bill.billId} />
        <${RetenderKey} bill=${bill} refunds=${refundsHere(bill.billId)} />
        <${TwiceKey} bill=${bill} />
      </div>
    </section>
  `
}

/** It was open when it was chosen here, and now it is paid. */
function TakenByOther({
  bill,
  facts,
}: {
  readonly bill: BillDoc
  readonly facts: { by: string; at: string }
}): VNode {
  const { billId } = bill
  const tenders = chips.value
  const isHeld = tenders.length > 0
  return html`<${ErrorNote}
    what=${t('cashier.taken-by', facts)}
    kept=${isHeld ? t('cashier.taken-chips', { amount: sayMoney(tenders) }) : undefined}
    todo=${t(isHeld ? 'cashier.refused-todo' : 'cashier.taken-todo')}
    action=${isHeld && html`<${HandedBack} stray=${{ billId, tenders }} />`}
  />`
}

/** What was given back of it, as far as the view tells: today, and of a bill that was paid twice on any day. */
const refundsHere = (billId: string): readonly RefundDoc[] =>
  refunds.value.filter((refund) => refund.billId === billId)

/** Each time something was given back of it, with its credit note. */
function GivenBack({ billId }: { readonly billId: string }): VNode | null {
  const back = refundsHere(billId)
  if (back.length === 0) return null
  return html`<ul class="payments payments-back figures">
    ${back.map(
      ({ refundId, number, total, tip }) => html`<li key=${refundId}>
        <${Icon} of=${Undo2} size=${20} />
        <span>${t('cashier.given-back')}${' '}<small>${number}</small></span>
        <b>${money(-(total.payable + tip))}</b>
        <${CreditNotePdf} refund=${{ refundId, number }} language=${receiptLanguage.value} />
      </li>`,
    )}
  </ul>`
}

/** The way to giving money back, with this bill at hand. */
function GiveBack({ billId }: { readonly billId: string }): VNode {
  const why = can('bill.refund') === 'deny' ? refused({ code: 'command.not-permitted' }) : undefined
  return html`<${Button} icon=${Undo2} why=${why} onPress=${() => void giveBack(billId)}>
    ${t('cashier.refund')}
  <//>`
}

/** The part comes when it is first wanted, and is told which bill it is about. Where it cannot come, it says so itself. */
const giveBack = async (billId: string): Promise<void> => {
  const part = await import('../refund/back.ts').catch(() => null)
  void part?.choose(billId)
  goToPart('refund')
}

function Reprint({ bill }: { readonly bill: BillDoc }): VNode {
  const why =
    can('receipt.reprint') === 'deny' ? refused({ code: 'command.not-permitted' }) : undefined
  return html`<${Button}
    icon=${Printer}
    wide
    why=${why}
    busy=${isReprinting.value}
    onPress=${() => reprint(bill)}
  >
    ${t('cashier.reprint')}
  <//>`
}
