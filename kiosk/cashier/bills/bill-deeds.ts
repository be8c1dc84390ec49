/** What can be done with an open bill besides taking its money, and the sheets for it. */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { BadgePercent, Combine, HandCoins, Printer, SplitSquareHorizontal } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import type { AdjustSheetProps } from '../../lib/bill/adjust-sheet.ts'
import { change, isChanging, whyFixed } from '../../lib/bill/change.ts'
import type { ChargesSheetProps } from '../../lib/bill/charges-sheet.ts'
import { isAway } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { Later } from '../../lib/frame/lazy.ts'
import { toast } from '../../lib/ui/toast.ts'
import { refused } from '../../lib/words/refused.ts'
import { t } from '../../lib/words/words.ts'
import { receiptLanguage, reasons, selected } from '../desk.ts'
import { BillChallan } from './challan.ts'
import type { MergeSheetProps } from './merge-sheet.ts'
import { isSlip } from './slips.ts'
import { splitting, wholeName } from './split.ts'

type Open =
  | { readonly kind: 'adjust'; readonly lineId: string | null }
  | { readonly kind: 'charges' | 'merge' }

/** The sheet over the bill at hand; null: none. */
const sheet = signal<Open | null>(null)
const close = (): void => void (sheet.value = null)

/** Opens what can be done with a line, or with all of the bill. */
export const openAdjust = (lineId: string | null): void =>
  void (sheet.value = { kind: 'adjust', lineId })

export function BillDeeds({ bill }: { readonly bill: BillDoc }): VNode {
  const discount = whyFixed(bill, 'bill.discount')
  const print = async (): Promise<void> => {
    const args = { billId: bill.billId, language: receiptLanguage.peek() }
    if (await change('bill.proforma', args, t('cashier.proforma')))
      toast({ text: t('cashier.proforma-sent'), tone: 'done' })
  }
  const whyPrint =
    can('bill.proforma') === 'deny'
      ? refused({ code: 'command.not-permitted' })
      : isAway()
        ? t('bill.away')
        : undefined
  const whyMerge = bill.isSplit
    ? refused({ code: 'bill.is-split' })
    : whyFixed(bill, isSlip(bill) ? 'slip.gather' : 'bill.merge')
  return html`<div class="bill-deeds">
    <${Button} icon=${BadgePercent} why=${discount} onPress=${() => openAdjust(null)}>${t('bill.discount')}<//>
    <${Button} icon=${HandCoins} why=${whyFixed(bill, 'bill.charge')} onPress=${() => (sheet.value = { kind: 'charges' })}>
      ${t('cashier.extras')}
    <//>
    <${Button}
      icon=${SplitSquareHorizontal}
      why=${bill.isSplit ? undefined : whyFixed(bill, 'bill.split')}
      onPress=${() => (splitting.value = bill.orderId)}
    >
      ${t(bill.isSplit ? 'cashier.parts-of-bill' : 'cashier.split')}
    <//>
    <${Button}
      icon=${Combine}
      why=${whyMerge}
      onPress=${() => (sheet.value = { kind: 'merge' })}
    >
      ${t('cashier.merge')}
    <//>
    <${Button} icon=${Printer} why=${whyPrint} busy=${isChanging.value} onPress=${() => void print()}>
      ${t('cashier.proforma')}
    <//>
    <${BillChallan} bill=${bill} />
  </div>`
}

const bringAdjust = async () => (await import('../../lib/bill/adjust-sheet.ts')).AdjustSheet
const bringMerge = async () => (await import('./merge-sheet.ts')).MergeSheet
const bringCharges = async () => (await import('../../lib/bill/charges-sheet.ts')).ChargesSheet

/** The sheet that is open, where its bill is still at hand. */
export function BillSheets(): VNode | null {
  const bill = selected.value
  const open = sheet.value
  if (open === null || bill?.state !== 'open') return null
  if (open.kind !== 'adjust') {
    const props = { bill, onClose: close }
    return open.kind === 'charges'
      ? html`<${Later<ChargesSheetProps>} key="charges" load=${bringCharges} props=${{ ...props, name: wholeName(bill) }} />`
      : html`<${Later<MergeSheetProps>} key="merge" load=${bringMerge} props=${props} />`
  }
  const line = bill.lines.find(({ lineId }) => lineId === open.lineId) ?? null
  const name = bill.isSplit ? { name: wholeName(bill) } : {}
  const props = { bill, line, reasons: reasons.value, onClose: close, ...name }
  return html`<${Later<AdjustSheetProps>} key="adjust" load=${bringAdjust} props=${props} />`
}
