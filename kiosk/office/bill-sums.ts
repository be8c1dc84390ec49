/**
 * How a bill comes to its total: every discount with its reason and who gave and
 * allowed it, every charge, the taxes, the tip.
 *
 * The rule: whoever adds up the lines and these rows finds the total, and needs
 * to ask nobody why it is less or more.
 */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import type { BillDoc, ChargeDoc, DiscountDoc } from '../../schema/bill.ts'
import { sum } from '../../schema/money.ts'
import { Amount } from '../lib/ui/amount.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { Fact } from './fact.ts'
import { personName } from './people.ts'

const rateText = (ratePpm: number | null): string =>
  ratePpm === null ? '' : ` ${ratePpm / 10_000} %`

/** `Discount: Regular guest 10 %`; the reason for giving something free says all. */
const discountName = ({ names, ratePpm, isComp }: DiscountDoc): string =>
  isComp ? nameOf(names) : `${t('office.discount')}: ${nameOf(names)}${rateText(ratePpm)}`

/** Who took it off, and who allowed it where that was somebody else. */
const givenBy = ({ by, approvedBy }: DiscountDoc): string => {
  const [giver, allower] = [by, approvedBy].map(personName)
  return [
    giver,
    allower === '' || allower === giver ? '' : t('office.allowed-by', { name: allower ?? '' }),
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

/** What was taken off one line, below its name; nothing where nothing was. */
export function LineDiscount(props: {
  readonly bill: BillDoc
  readonly lineId: string
}): VNode | null {
  const { bill, lineId } = props
  const discount = bill.discounts.find((one) => one.lineId === lineId)
  const off = bill.total.lines.find(({ id }) => id === lineId)?.lineDiscount ?? 0
  if (discount === undefined || off === 0) return null
  return html`<tr class="lines-off">
    <td colspan="2">${discountName(discount)}<span class="lines-detail">${givenBy(discount)}</span></td>
    <td class="lines-number"><${Amount} minor=${-off} /></td>
  </tr>`
}

const chargeName = ({ chargeId, ratePpm }: ChargeDoc): string =>
  `${t(`office.charge-${chargeId}`)}${rateText(ratePpm)}`

export function BillSums({ bill }: { readonly bill: BillDoc }): VNode {
  const { total } = bill
  const onAll = bill.discounts.find(({ lineId }) => lineId === null)
  const offAll = sum(total.lines.map(({ billDiscount }) => billDiscount))
  return html`<dl class="facts">
    ${onAll !== undefined && offAll !== 0 && html`<${Fact} name=${discountName(onAll)} detail=${givenBy(onAll)} minor=${-offAll} />`}
    ${bill.charges.map(
      (charge) => html`<${Fact}
        key=${charge.chargeId}
        name=${chargeName(charge)}
        minor=${total.charges.find(({ id }) => id === charge.chargeId)?.taxable ?? 0}
      />`,
    )}
    <${Fact} name=${t('office.taxable')} minor=${total.taxableTotal} />
    ${Object.entries(total.taxes).map(([code, amount]) => html`<${Fact} key=${code} name=${code} minor=${amount} />`)}
    ${total.roundOff !== 0 && html`<${Fact} name=${t('office.round-off')} minor=${total.roundOff} />`}
    ${total.tip !== 0 && html`<${Fact} name=${t('office.tip')} minor=${total.tip} />`}
  </dl>`
}
