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
import { chargeKinds, type BillDoc, type ChargeKind } from '../../../schema/bill.ts'
import { mulRate, type Money } from '../../../schema/money.ts'
import { Button } from '../ui/button.ts'
import { SegmentedControl } from '../ui/segmented-control.ts'
import { Sheet } from '../ui/sheet.ts'
import { money } from '../words/format.ts'
import { t } from '../words/words.ts'
import { billName } from './adjust-sheet.ts'
import { AmountPad, offOf, type Off, type Typed } from './amount-pad.ts'
import { change, isChanging, whyFixed } from './change.ts'

type Extra = ChargeKind | 'tip'
const extras: readonly Extra[] = [...chargeKinds, 'tip']

/** What an extra comes to on a bill now; zero where it is not on it. */
export const extraOn = ({ total }: BillDoc, extra: Extra): Money =>
  extra === 'tip' ? total.tip : (total.charges.find(({ id }) => id === extra)?.taxable ?? 0)

/** `Service charge 5 %` */
export const extraName = (bill: BillDoc, extra: Extra): string => {
  const ratePpm = bill.charges.find(({ chargeId }) => chargeId === extra)?.ratePpm ?? null
  return ratePpm === null ? t(`bill.${extra}`) : `${t(`bill.${extra}`)} ${ratePpm / 10_000} %`
}

/** Puts an extra on a bill, or takes it off. */
export const setExtra = (bill: BillDoc, extra: Extra, off: Off | null): Promise<boolean> => {
  const { billId, total } = bill
  const title = `${t(`bill.${extra}`)}: ${billName(bill)}`
  if (extra !== 'tip')
    return change(
      'bill.charge',
      { billId, chargeId: extra, ...(off === null ? {} : { off }) },
      title,
    )
  const amount =
    off === null ? 0 : off.kind === 'amount' ? off.amount : mulRate(total.payable, off.ratePpm)
  return change('bill.tip', { billId, amount }, title)
}

export interface ChargesSheetProps {
  readonly bill: BillDoc
  readonly onClose: () => void
}

export function ChargesSheet({ bill, onClose }: ChargesSheetProps): VNode {
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
  return html`<${Sheet} title=${t('bill.extras-of', { bill: billName(bill) })} from="side" onClose=${onClose}>
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
