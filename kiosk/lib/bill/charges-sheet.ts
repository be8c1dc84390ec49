/**
 * What comes on top of a bill: service, packing, delivery, and what the guests
 * leave for the staff.
 *
 * The rule: nothing is ever added silently; what is on the bill says how much
 * it is and goes off again with one touch.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { BillDoc } from '../../../schema/bill.ts'
import type { Off } from '../../../schema/lowering.ts'
import { Button } from '../ui/button.ts'
import { SegmentedControl } from '../ui/segmented-control.ts'
import { Sheet } from '../ui/sheet.ts'
import { money } from '../words/format.ts'
import { t } from '../words/words.ts'
import { AmountPad, offOf, type Typed } from './amount-pad.ts'
import { billName } from './bill-name.ts'
import { isChanging, whyFixed } from './change.ts'
import { extraName, extraOn, extras, setExtra, type Extra } from './extras.ts'

export interface ChargesSheetProps {
  readonly bill: BillDoc
  /** What it is called, where that is more than its table or token: a part of one. */
  readonly name?: string
  readonly onClose: () => void
}

export function ChargesSheet({ bill, name = billName(bill), onClose }: ChargesSheetProps): VNode {
  const [extra, setChosen] = useState<Extra>(bill.orderType === 'eat-here' ? 'tip' : 'packing')
  const [typed, setTyped] = useState<Typed>({ unit: 'amount', text: '' })
  const off = offOf(typed)
  const on = extraOn(bill, extra)
  const why =
    whyFixed(bill, extra === 'tip' ? 'bill.tip' : 'bill.charge') ??
    (off === null ? t('bill.type-it') : undefined)
  const put = async (next: Off | null): Promise<void> => {
    if (await setExtra(bill, extra, next)) onClose()
  }
  const choose = (next: Extra): void => {
    setChosen(next)
    setTyped({ unit: next === 'service' ? 'rate' : 'amount', text: '' })
  }
  return html`<${Sheet} title=${t('bill.extras-of', { bill: name })} from="side" onClose=${onClose}>
    <div class="adjust">
      <${SegmentedControl}
        label=${t('bill.extras')}
        choices=${extras.map((value) => ({ value, label: t(`bill.${value}-short`) }))}
        value=${extra}
        onChange=${choose}
      />
      ${
        on > 0 &&
        html`<p class="adjust-on">
          <span>${extraName(bill, extra)} <b class="figures">${money(on)}</b></span>
          <${Button} onPress=${() => void put(null)}>${t('bill.take-it-off')}<//>
        </p>`
      }
      <${AmountPad}
        value=${typed}
        onChange=${setTyped}
        rates=${[5, 7.5, 10]}
        amounts=${extra === 'tip' ? [20_00, 50_00, 100_00] : [10_00, 20_00, 50_00]}
        onEnter=${() => void (why === undefined && put(off))}
      />
      ${extra !== 'tip' && html`<p class="adjust-note">${t('bill.taxed-too')}</p>`}
      <${Button} kind="primary" wide busy=${isChanging.value} why=${why} onPress=${() => void put(off)}>
        ${t(on > 0 ? 'bill.change-it' : 'bill.put-on', { what: t(`bill.${extra}`) })}
      <//>
    </div>
  <//>`
}
