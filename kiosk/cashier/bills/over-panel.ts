/** A guest has paid more than is due by UPI or card for the bill at hand. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { BillDoc } from '../../../schema/bill.ts'
import { isChanging, whyFixed } from '../../lib/bill/change.ts'
import { OverPanel as Panel, type TooMuch } from '../../lib/pay/over-panel.ts'
import { isAway } from '../../lib/send.ts'
import { t } from '../../lib/words/words.ts'
import { asking, typed } from '../desk.ts'
import { whichFirst, WhichDrawer } from '../which-drawer.ts'
import { takeAsTip, takeOverInCash } from './settle.ts'

export interface OverPanelProps extends Omit<TooMuch, 'reference'> {
  readonly bill: BillDoc
}

const leave = (): void => void (asking.value = null)

const putRight = (): void => {
  typed.value = ''
  leave()
}

export function OverPanel({ bill, ...paid }: OverPanelProps): VNode {
  return html`<${Panel}
    ...${paid}
    class="pad"
    whyNoCash=${isAway() ? t('bill.away') : whichFirst()}
    whyNoTip=${whyFixed(bill, 'bill.tip')}
    busy=${isChanging.value}
    onCash=${takeOverInCash}
    onTip=${(tooMuch: TooMuch) => void takeAsTip(bill, tooMuch)}
    onWrong=${putRight}
    onBack=${leave}
  >
    <${WhichDrawer} />
  <//>`
}
