/**
 * Giving money back: the bill is found on the left, what comes back is ticked
 * in the middle, and the money goes on the right.
 *
 * The rule: nothing is given back by finding a bill; it takes what, why, and
 * the one key that names the amount.
 */
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { html } from 'htm/preact'
import { Undo2 } from 'lucide'
import type { BillFound } from '../../../schema/bill-search.ts'
import { Finder } from '../../lib/bills/finder.ts'
import { ApproveSheet } from '../../lib/frame/approve-sheet.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { hub, type Declined } from '../../lib/hub-api.ts'
import { Button } from '../../lib/ui/button.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Skeleton } from '../../lib/ui/skeleton.ts'
import { money } from '../../lib/words/format.ts'
import en from '../../lib/words/refund.en.json'
import hi from '../../lib/words/refund.hi.json'
import { speak, t } from '../../lib/words/words.ts'
import {
  approving,
  choose,
  chosenId,
  done,
  give,
  isOver,
  preview,
  printAgain,
  refundArgs,
  reprinting,
  search,
  trouble,
  whole,
} from './back.ts'
import { BackKey } from '../back-key.ts'
import { DonePanel } from './done-panel.ts'
import { LinesPanel } from './lines-panel.ts'
import { MoneyPanel } from './money-panel.ts'

speak({ en, hi })

export function Refund(): VNode {
  useEffect(() => {
    document.querySelector<HTMLElement>('.finder input[type=search]')?.focus()
  }, [])
  return html`
    <aside class="queue refund-find">
      <${Finder}
        search=${search}
        chosenId=${chosenId.value}
        onPress=${(bill: BillFound) => void choose(bill.billId)}
      />
    </aside>
    <section class="desk-bill">
      ${chosenId.value !== null && html`<${BackKey} onPress=${() => void choose(null)} />`}
      ${inside()}
    </section>
    ${
      approving.value !== null &&
      html`<${ApproveSheet}
        title=${t('refund.approve', { amount: money(preview.value?.due ?? 0, true), number: whole.value?.bill.invoice?.number ?? '' })}
        permission="bill.refund"
        commandId=${approving.value.commandId}
        args=${refundArgs.value}
        onApproved=${(signInId: string) => void give(approving.peek()?.commandId ?? '', signInId)}
        onClose=${() => (approving.value = null)}
      />`
    }
    ${
      reprinting.value !== null &&
      html`<${ApproveSheet}
        title=${t('refund.approve-reprint', { number: reprinting.value.number })}
        permission="refund.reprint"
        commandId=${reprinting.value.commandId}
        args=${{ refundId: reprinting.value.refundId }}
        onApproved=${(signInId: string) => {
          const asked = reprinting.peek()
          if (asked !== null) void printAgain(asked, saidAgain, signInId)
        }}
        onClose=${() => (reprinting.value = null)}
      />`
    }
  `
}

const saidAgain = (number: string): string => t('refund.reprinted', { number })

const inside = (): VNode => {
  if (done.value !== null) return html`<${DonePanel} done=${done.value} />`
  if (chosenId.value === null)
    return html`<${EmptyState} icon=${Undo2} title=${t('refund.choose')} next=${t('refund.choose-todo')} />`
  if (whole.value === null)
    return trouble.value === null
      ? html`<${Skeleton} shape="row" count=${6} />`
      : html`<${Unread} why=${trouble.value} />`
  return html`<${LinesPanel} whole=${whole.value} said=${saidAgain} />${!isOver.value && html`<${MoneyPanel} />`}`
}

const again = (): void => void choose(chosenId.peek() ?? '')

/** The bill could not be read. It is asked for again once the hub is back. */
function Unread({ why }: { readonly why: Declined }): VNode {
  const { state } = hub.value
  useEffect(() => {
    if (state === 'here' && why.code === 'hub.away') again()
  }, [state])
  return html`<${ErrorNote}
    what=${sayDeclined(why)}
    todo=${t('frame.unreachable-todo')}
    action=${html`<${Button} onPress=${again}>${t('shared.retry')}<//>`}
  />`
}
