/**
 * Which accounts a business event touches. Pure, one function an event.
 *
 * Debit is above zero, credit below. An entry that does not balance is a bug in
 * a rule here, never something a cashier did, so it throws and the whole
 * command rolls back.
 */
import type { BillDoc, Payment, TenderKind } from '../../schema/bill.ts'
import type { Posting } from '../../schema/ledger.ts'
import type { RefundDoc } from '../../schema/refund.ts'

const cashOverShort = '6910'
const roundOff = '6900'
const otherTax = '2120'
const tips = '2200'
const advances = '2210'
const returns = '4090'
const discounts = '4095'

const tenderAccounts: Readonly<Record<TenderKind, string>> = {
  cash: '1010',
  upi: '1040',
  card: '1050',
}

const taxAccounts: Readonly<Record<string, string>> = {
  CGST: '2101',
  SGST: '2102',
  IGST: '2103',
  CESS: '2104',
}

/**
 * A sale, whatever it was paid with: the tenders debit, the list value of each
 * income account, the tax collected and the round-off credit (books: 3.2).
 */
export const saleEntry = (bill: BillDoc): readonly Posting[] => {
  const sums = createSums()
  // What was taken before the bill was settled stands with the customers' advances until now.
  for (const { kind, amount, isPart } of bill.payments)
    sums.add(isPart ? advances : tenderAccounts[kind], amount)
  // What stayed in the drawer beyond the bill is cash too; its other side is over or short.
  sums.add(tenderAccounts.cash, bill.overShort)
  sums.add(cashOverShort, -bill.overShort)
  for (const line of bill.lines) {
    const charged = bill.total.lines.find(({ id }) => id === line.lineId)
    if (charged === undefined)
      throw new Error(`bill ${bill.billId} does not charge line ${line.lineId}`)
    const list = bill.list[line.lineId] ?? charged.taxable
    sums.add(line.salesAccount, -list)
    sums.add(discounts, list - charged.taxable)
  }
  for (const { chargeId, salesAccount } of bill.charges) {
    const charged = bill.total.charges.find(({ id }) => id === chargeId)
    sums.add(salesAccount, -(charged?.taxable ?? 0))
  }
  for (const [code, amount] of Object.entries(bill.total.taxes))
    sums.add(taxAccounts[code] ?? otherTax, -amount)
  sums.add(roundOff, -bill.total.roundOff)
  sums.add(tips, -bill.total.tip)
  return sums.postings(`the sale of bill ${bill.billId}`)
}

/**
 * What a credit note gives back: sales returns take its value, each tax is less
 * than it was collected, and the money goes out the way it goes (books: 3.2).
 */
export const refundEntry = ({
  total,
  tip,
  payments,
  number,
}: Pick<RefundDoc, 'total' | 'tip' | 'payments' | 'number'>): readonly Posting[] => {
  const sums = createSums()
  sums.add(returns, total.taxable)
  for (const [code, amount] of Object.entries(total.taxes))
    sums.add(taxAccounts[code] ?? otherTax, amount)
  sums.add(roundOff, total.roundOff)
  sums.add(tips, tip)
  for (const { kind, amount } of payments) sums.add(tenderAccounts[kind], -amount)
  return sums.postings(`credit note ${number}`)
}

/** A part of the money, taken while the rest is still due: it is the guest's until the bill is settled. */
export const partEntry = ({
  kind,
  amount,
}: Pick<Payment, 'kind' | 'amount'>): readonly Posting[] => [
  { account: tenderAccounts[kind], amount },
  { account: advances, amount: -amount },
]

interface Sums {
  readonly add: (account: string, amount: number) => void
  readonly postings: (what: string) => readonly Posting[]
}

/** Collects one posting an account, in the order the accounts are first touched. */
const createSums = (): Sums => {
  const byAccount = new Map<string, number>()
  return {
    add: (account, amount) => void byAccount.set(account, (byAccount.get(account) ?? 0) + amount),
    postings: (what) => {
      const postings = [...byAccount]
        .filter(([, amount]) => amount !== 0)
        .map(([account, amount]) => ({ account, amount }))
      const residue = postings.reduce((sum, { amount }) => sum + amount, 0)
      if (residue !== 0) throw new Error(`${what} is out by ${residue}`)
      return postings
    },
  }
}
