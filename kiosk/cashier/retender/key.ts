/** The key for a payment that was another way of paying, and which bill its sheet is open for. */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { ArrowLeftRight } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import type { RefundDoc } from '../../../schema/refund.ts'
import { whyNever } from '../../lib/frame/ask-approval.ts'
import { isAway } from '../../lib/send.ts'
import { Button } from '../../lib/ui/button.ts'
import { Later } from '../../lib/frame/lazy.ts'
import { t } from '../../lib/words/words.ts'
import { changeable, commandFor } from './changeable.ts'
import type { RetenderSheetProps } from './sheet.ts'

/** What the sheet is open for; null: it is shut. */
const opened = signal<Omit<RetenderSheetProps, 'onClose'> | null>(null)

export interface RetenderKeyProps {
  readonly bill: BillDoc
  /** What was given back of it. */
  readonly refunds: readonly RefundDoc[]
  /** Called once it is changed, where the bill is not in view by itself. */
  readonly onDone?: () => void
}

export function RetenderKey({ bill, refunds, onDone }: RetenderKeyProps): VNode {
  const [first, ...others] = changeable(bill, refunds)
  const why = isAway()
    ? t('bill.away')
    : first === undefined
      ? t('cashier.retender-none')
      : whyNever(commandFor(bill, first.payment))
  const open = (): void => {
    if (first !== undefined) opened.value = { bill, payments: [first, ...others], onDone }
  }
  return html`<${Button}
    icon=${ArrowLeftRight}
    wide
    why=${why}
    onPress=${open}
  >
    ${t('cashier.retender')}
  <//>`
}

const bring = async () => (await import('./sheet.ts')).RetenderSheet

/** The sheet, wherever at the desk it was opened. */
export function Retendering(): VNode | null {
  const of = opened.value
  if (of === null) return null
  const props = { ...of, onClose: () => void (opened.value = null) }
  return html`<${Later<RetenderSheetProps>} key=${of.bill.billId} load=${bring} props=${props} />`
}
