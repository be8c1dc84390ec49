/**
 * The bill is paid: what goes back to the guest, and what became of the paper.
 *
 * The rule: the change is the largest thing on the screen and stays until the
 * next bill is chosen; nothing of what follows moves it.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Check, CloudOff } from 'lucide'
import { billName } from '../../lib/bill/bill-name.ts'
import { sum } from '../../../schema/money.ts'
import { stillDue } from '../../../schema/paid.ts'
import { customerOf, nameOfCustomer } from '../../lib/customers/known.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { onAccount, useGuestSees } from '../../lib/guest-sees.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { money } from '../../lib/words/format.ts'
import { t, type WordKey } from '../../lib/words/words.ts'
import { heldFor } from '../../lib/pay/held/store.ts'
import { choose, open } from '../desk.ts'
import { sayMoney } from '../../lib/pay/held/say.ts'
import { PaperState } from '../paper-state.ts'
import { HandedBack } from './held-rows.ts'
import { byWay } from './parts-taken.ts'
import { reprint } from './reprint.ts'
import { nextBill } from './requests.ts'
import { splitting } from './split.ts'
import { done as shown, type Done } from './settle.ts'
import { UndoKey } from './undo-key.ts'

export function DonePanel({ done }: { readonly done: Done }): VNode {
  const { bill, phase } = done
  useGuestSees(
    phase === 'refused'
      ? null
      : {
          state: 'done',
          due: done.due,
          change: done.change,
          token: null,
          isPaid: true,
          ...onAccount(done.kinds),
        },
  )
  if (phase === 'refused') return html`<${Refused} done=${done} />`
  const isCash = (done.due > 0 && done.kinds.includes('cash')) || goesOut(done)
  const hasChange = done.change > 0
  const back = sum(done.back.map(({ amount }) => amount))
  const owner = customerOf(done.accountOf)
  return html`<section class="paid" role="status">
    <p class="paid-label">
      ${t(labelOf(done))}
    </p>
    <${Amount} minor=${hasChange ? done.change : back > 0 ? back : done.due} size="change" short />
    ${back > 0 && html`<p class="paid-sum figures">${t('cashier.goes-back-ways', { ways: done.back.map(byWay).join(', ') })}</p>`}
    ${
      hasChange &&
      html`<p class="paid-sum figures">
        ${t('cashier.given-of', { given: money(done.due + done.change, true), due: money(done.due, true) })}
      </p>`
    }
    <p class="paid-names figures">
      ${bill.tableLabel !== '' && html`<span><b>${bill.tableLabel}</b></span>`}
      <span>${t('cashier.token')} <b>${bill.token}</b></span>
      ${owner !== undefined && html`<span>${nameOfCustomer(owner)}</span>`}
      <${Booking} done=${done} />
    </p>
    ${
      phase === 'saving' &&
      done.isKept &&
      html`<p class="paid-hint">${t(isCash ? 'cashier.kept-cash' : 'cashier.kept-other')}</p>`
    }
    ${phase === 'done' && html`<${PaperState} billId=${bill.billId} withDrawer=${isCash} onPrint=${() => reprint(bill)} />`}
    <${Next} done=${done} />
  </section>`
}

/** Whether something comes out of the drawer. */
const goesOut = ({ change, back }: Done): boolean =>
  change > 0 || back.some(({ kind }) => kind === 'cash')

/** What the large figure is: what goes back to the guest, or how it was paid. */
const labelOf = ({ due, change, kinds, back }: Done): WordKey => {
  if (change > 0) return 'cashier.change'
  if (back.length > 0) return 'cashier.goes-back'
  if (due === 0) return 'cashier.free'
  if (kinds.includes('cash')) return 'cashier.no-change'
  return kinds.every((kind) => kind === 'account') ? 'cashier.on-account' : 'cashier.paid'
}

/** Whether the hub has it. */
function Booking({ done }: { readonly done: Done }): VNode {
  if (done.phase === 'waiting') {
    return html`<span class="paid-wait"><span class="busy" aria-hidden="true" />${t('cashier.booking')}</span>`
  }
  if (done.phase === 'saving') {
    return html`<span class="paid-kept"><${Icon} of=${CloudOff} />${t(done.isKept ? 'cashier.kept-here' : 'cashier.slow')}</span>`
  }
  return html`<span><${Icon} of=${Check} />${t('cashier.invoice', { number: done.invoiceNumber ?? '' })}</span>`
}

/** Two at the same bill: the other one was faster. */
function Refused({ done }: { readonly done: Done }): VNode {
  const { billId } = done.bill
  const tenders = heldFor(billId)
  return html`<section class="paid">
    <h1>${billName(done.bill)}</h1>
    <${ErrorNote}
      what=${done.why === null ? '' : sayDeclined(done.why)}
      kept=${tenders.length === 0 ? undefined : t('cashier.refused-kept', { money: sayMoney(tenders) })}
      todo=${t(tenders.length === 0 ? 'cashier.taken-todo' : 'cashier.refused-todo')}
      action=${tenders.length > 0 && html`<${HandedBack} stray=${{ billId, tenders }} />`}
    />
    <${Next} done=${done} />
  </section>`
}

function Next({ done }: { readonly done: Done }): VNode {
  const next = nextBill.value
  const leave = (): void => {
    if (next === undefined) shown.value = null
    else choose(next.billId)
  }
  const { orderId, billId } = done.bill
  const siblings = open.value.filter((one) => one.orderId === orderId && one.billId !== billId)
  const seeParts = (): void => {
    shown.value = null
    splitting.value = orderId
  }
  return html`<div class="paid-keys">
    ${siblings.length > 0 && html`<${Button} onPress=${seeParts}>${t('cashier.see-parts')}<//>`}
    ${
      done.phase === 'done' &&
      html`<${Button} onPress=${() => choose(billId)}>${t('cashier.see-bill')}<//>`
    }
    ${done.phase === 'done' && html`<${UndoKey} billId=${billId} />`}
    <${Button} kind="primary" onPress=${leave}>
      ${
        next === undefined
          ? t('shared.done')
          : t('cashier.next-bill', { bill: billName(next), amount: money(stillDue(next), true) })
      }
    <//>
  </div>`
}
