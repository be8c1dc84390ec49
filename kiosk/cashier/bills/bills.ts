/**
 * The bills: the queue on the left, the bill and its money on the right.
 *
 * The rule: the queue never leaves this part, so the next guest is always in
 * view while the last one counts the change.
 */
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { html } from 'htm/preact'
import { ReceiptIndianRupee } from 'lucide'
import { Lazy } from '../../lib/frame/lazy.ts'
import { isPhone } from '../../lib/frame/step-back.ts'
import { AskElsewhere, undecided } from '../../lib/pay/held/elsewhere.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { t } from '../../lib/words/words.ts'
import { BackKey } from '../back-key.ts'
import { Attention } from './attention.ts'
import { billName } from '../../lib/bill/bill-name.ts'
import { asking, open, selected, state } from '../desk.ts'
import { BillSheets } from './bill-deeds.ts'
import { BillPanel } from './bill-panel.ts'
import { DonePanel } from './done-panel.ts'
import { listenToKeys } from './keys.ts'
import { followNews } from './news.ts'
import { followBack, stepBack, stepNow } from './phone-steps.ts'
import { QueueColumn } from './queue-column.ts'
import { ApproveReprint, reprinting } from './reprint.ts'
import { listenToSlips } from './scan.ts'
import { done } from './settle.ts'
import { parts, splitting } from './split.ts'
import { SettledPanel } from './settled-panel.ts'
import { TenderPad } from './tender-pad.ts'
import { ToMoney } from './to-money.ts'
import { wayOf } from './ways.ts'

/** Most bills are paid whole, so this comes when one is not. */
const loadSplit = async (): Promise<() => VNode | null> =>
  (await import('./split-view.ts')).SplitView

export function Bills(): VNode {
  useEffect(listenToKeys, [])
  useEffect(listenToSlips, [])
  useEffect(followBack, [])
  useEffect(followNews, [])
  return html`
    <${QueueColumn} />
    <section class="desk-bill" data-step=${stepNow()}>
      ${
        (selected.value !== undefined || done.value !== null) &&
        html`<${BackKey} onPress=${stepBack} from=${stepNow() === 'money' && selected.value && billName(selected.value)} />`
      }
      ${inside()}
    </section>
    <${BillSheets} />
    ${reprinting.value !== null && html`<${ApproveReprint} ask=${reprinting.value} />`}
  `
}

const inside = (): VNode => {
  const bill = selected.value
  if (done.value !== null) return html`<${DonePanel} done=${done.value} />`
  if (splitting.value !== null && parts.value.length > 0) return html`<${Lazy} load=${loadSplit} />`
  if (state.value === 'loading') return html`<div />`
  // What was on a void bill is on another one, or was taken off: nothing can be done here.
  if (bill === undefined || bill.state === 'void') {
    return html`<${EmptyState}
      icon=${ReceiptIndianRupee}
      title=${t(open.value.length === 0 ? 'cashier.none-open' : 'cashier.choose')}
      next=${t(open.value.length === 0 ? 'cashier.none-open-next' : 'cashier.choose-next')}
    />`
  }
  if (bill.state === 'settled') return html`<${SettledPanel} bill=${bill} />`
  const panel = asking.value === null ? undefined : wayOf(asking.value).panel
  const there = undecided(bill)
  return html`
    ${isPhone() && html`<${Attention} atOnce=${0} />`}
    <${BillPanel} bill=${bill} />
    <${ToMoney} bill=${bill} />
    ${
      there.length > 0
        ? html`<${AskElsewhere} class="pad" held=${there} />`
        : panel === undefined
          ? html`<${TenderPad} bill=${bill} />`
          : html`<${panel} key=${asking.value} bill=${bill} />`
    }
  `
}
