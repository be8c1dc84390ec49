/** What one invoice for several challans will come to. Pure; the hub decides. */
import type { BillDoc } from '../../../schema/bill.ts'
import { dueBy } from '../../../schema/cash-rounding.ts'
import { sum, type Money } from '../../../schema/money.ts'
import type { OutletDoc } from '../../../schema/outlet.ts'
import { paidSoFar } from '../../../schema/paid.ts'

/** The bills together, put on account: rounded once, because it is one invoice, less what was paid of any. */
export const onOneInvoice = (
  bills: readonly Pick<BillDoc, 'total' | 'payments'>[],
  outlet: Pick<OutletDoc, 'cashScope' | 'cashIncrement'>,
): Money => {
  const total = sum(bills.map((bill) => bill.total.total))
  const tip = sum(bills.map((bill) => bill.total.tip))
  const due = dueBy({ total, tip }, outlet, [{ kind: 'account', offered: 'exact' }])
  return due - sum(bills.map(paidSoFar))
}
