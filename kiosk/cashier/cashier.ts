/**
 * The whole desk: the queue on the left, the bill and its money on the right.
 *
 * The rule: the queue never leaves the screen, so the next guest is always in
 * view while the last one counts the change.
 */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { html } from 'htm/preact'
import { ReceiptIndianRupee } from 'lucide'
import { Strip } from '../lib/frame/strip.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { t } from '../lib/words/words.ts'
import { ApproveReprint, reprinting } from './reprint.ts'
import { BillPanel } from './bill-panel.ts'
import { asking, open, openDesk, selected, state } from './desk.ts'
import { DonePanel } from './done-panel.ts'
import { ElsewherePanel } from './elsewhere-panel.ts'
import { listenToKeys } from './keys.ts'
import { PersonSheet } from './person-sheet.ts'
import { QueueColumn } from './queue-column.ts'
import { done } from './settle.ts'
import { SettledPanel } from './settled-panel.ts'
import { TenderPad } from './tender-pad.ts'

/** Whether the sheet of the person at the desk is open. */
const isPersonOpen = signal(false)

export function Cashier(): VNode {
  openDesk()
  useEffect(listenToKeys, [])
  return html`<div class="desk">
    <${Strip} kind="cashier" />
    <${QueueColumn} onPerson=${() => (isPersonOpen.value = true)} />
    <main class="desk-bill">${inside()}</main>
    ${isPersonOpen.value && html`<${PersonSheet} onClose=${() => (isPersonOpen.value = false)} />`}
    ${reprinting.value !== null && html`<${ApproveReprint} ask=${reprinting.value} />`}
  </div>`
}

const inside = (): VNode => {
  const bill = selected.value
  if (done.value !== null) return html`<${DonePanel} done=${done.value} />`
  if (state.value === 'loading') return html`<div />`
  if (bill === undefined) {
    return html`<${EmptyState}
      icon=${ReceiptIndianRupee}
      title=${t(open.value.length === 0 ? 'cashier.none-open' : 'cashier.choose')}
      next=${t(open.value.length === 0 ? 'cashier.none-open-next' : 'cashier.choose-next')}
    />`
  }
  if (bill.state === 'settled') return html`<${SettledPanel} bill=${bill} />`
  return html`
    <${BillPanel} bill=${bill} />
    ${
      asking.value === null
        ? html`<${TenderPad} bill=${bill} />`
        : html`<${ElsewherePanel} key=${asking.value} bill=${bill} kind=${asking.value} />`
    }
  `
}
