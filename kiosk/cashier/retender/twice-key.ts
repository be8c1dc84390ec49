/** The key for money that came for a paid bill once more, and which bill its sheet is open for. */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Copy, Undo2 } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import { whyNever } from '../../lib/frame/ask-approval.ts'
import { isAway } from '../../lib/send.ts'
import { Button } from '../../lib/ui/button.ts'
import { Later } from '../../lib/frame/lazy.ts'
import { money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { allBills } from '../desk.ts'
import { owedOf, sumOwed } from '../../lib/bills/owed-twice.ts'
import type { TwiceSheetProps } from './twice-sheet.ts'

/** The bill the sheet is open for; null: it is shut. */
const opened = signal<Omit<TwiceSheetProps, 'onClose'> | null>(null)

export interface TwiceKeyProps {
  readonly bill: BillDoc
  /** Called once it came or went, where the bill is not in view by itself. */
  readonly onDone?: () => void
}

export function TwiceKey({ bill, onDone }: TwiceKeyProps): VNode {
  const owed = sumOwed(owedOf([bill]))
  const why = whyNever('bill.twice') ?? (isAway() ? t('bill.away') : undefined)
  return html`<${Button} icon=${Copy} wide why=${why} onPress=${() => (opened.value = { bill, onDone })}>
    ${owed > 0 ? t('cashier.twice-owed', { amount: money(owed, true) }) : t('cashier.twice')}
  <//>`
}

/** The key that gives back what a row says is owed. */
export function GiveBackKey({ bill }: { readonly bill: BillDoc }): VNode {
  const why = whyNever('bill.twice-back') ?? (isAway() ? t('bill.away') : undefined)
  return html`<${Button} icon=${Undo2} why=${why} onPress=${() => (opened.value = { bill })}>
    ${t('owed.back')}
  <//>`
}

const bring = async () => (await import('./twice-sheet.ts')).TwiceSheet

/** The sheet, with its bill as it is by now: one of another day is told of once something came for it. */
export function PaidTwice(): VNode | null {
  const of = opened.value
  if (of === null) return null
  const bill = allBills.value.find(({ billId }) => billId === of.bill.billId) ?? of.bill
  const props = { ...of, bill, onClose: () => void (opened.value = null) }
  return html`<${Later<TwiceSheetProps>} key=${bill.billId} load=${bring} props=${props} />`
}
