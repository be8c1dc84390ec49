/** What comes on top of a bill, by its name and what it comes to, and putting it on or taking it off. */
import { chargeKinds, type BillDoc, type ChargeKind } from '../../../schema/bill.ts'
import { mulRate, type Money } from '../../../schema/money.ts'
import { t } from '../words/words.ts'
import type { Off } from '../../../schema/lowering.ts'
import { billName } from './bill-name.ts'
import { change } from './change.ts'

export type Extra = ChargeKind | 'tip'
export const extras: readonly Extra[] = [...chargeKinds, 'tip']

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
