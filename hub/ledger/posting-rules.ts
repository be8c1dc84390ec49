/**
 * Which accounts a business event touches. Pure, one function an event.
 *
 * Debit is above zero, credit below. An entry that does not balance is a bug in
 * a rule here, never something a cashier did, so it throws and the whole
 * command rolls back.
 */
import type { BillDoc, Payment, TenderKind } from '../../schema/bill.ts'
import type { ChequeDoc } from '../../schema/cheque.ts'
import type { MoneyDoc } from '../../schema/customer.ts'
import type { Posting } from '../../schema/ledger.ts'
import type { Money } from '../../schema/money.ts'
import { movedBy } from '../../schema/paid.ts'
import type { RefundDoc } from '../../schema/refund.ts'
import { movedByRetender, type RetenderDoc } from '../../schema/retender.ts'
import type { AccountKind } from '../../schema/tender-kinds.ts'

/** Where the cash of a sale of the past is by now; it is in no drawer. */
const safe = '1020'
const cashOverShort = '6910'
const roundOff = '6900'
const badDebts = '6920'
const otherTax = '2120'
const tips = '2200'
const advances = '2210'
const returns = '4090'
const discounts = '4095'
const receivables = '1100'

const bank = '1030'
const chequesInHand = '1035'

const tenderAccounts: Readonly<Record<TenderKind | AccountKind, string>> = {
  cash: '1010',
  cheque: chequesInHand,
  transfer: bank,
  upi: '1040',
  card: '1050',
  wallet: advances,
  voucher: advances,
  account: receivables,
}

/** Where a tender of a kind is debited: for a wallet or an account, to its customer. */
export const tenderPosting = (
  { kind, of }: { readonly kind: TenderKind | AccountKind; readonly of?: string },
  amount: Money,
): Posting =>
  of !== undefined && (kind === 'wallet' || kind === 'account')
    ? { account: tenderAccounts[kind], party: of, amount }
    : { account: tenderAccounts[kind], amount }

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
  for (const payment of bill.payments)
    if (payment.isPart) sums.add(advances, payment.amount)
    else if (bill.imported !== undefined && payment.kind === 'cash') sums.add(safe, payment.amount)
    else for (const moved of movedBy(payment)) sums.put(tenderPosting(moved, moved.amount))
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
  for (const payment of payments) sums.put(tenderPosting(payment, -payment.amount))
  return sums.postings(`credit note ${number}`)
}

/** A payment was another way of paying after all: the one account gets what the other had. */
export const retenderEntry = ({
  from,
  to,
  ...moved
}: Pick<RetenderDoc, 'from' | 'to' | 'amount' | 'change'>): readonly Posting[] => {
  const amount = movedByRetender(moved)
  return [tenderPosting({ kind: to.kind }, amount), tenderPosting({ kind: from.kind }, -amount)]
}

/** Money that came once more and pays nothing: the guest’s, until as much of it goes back. Below zero it goes. */
export const twiceEntry = ({
  kind,
  amount,
}: Pick<Payment, 'kind' | 'amount'>): readonly Posting[] => [
  tenderPosting({ kind }, amount),
  { account: advances, amount: -amount },
]

/** A part of the money, taken while the rest is still due: it is the guest's until the bill is settled. */
export const partEntry = (payment: Pick<Payment, 'kind' | 'amount' | 'of'>): readonly Posting[] => [
  tenderPosting(payment, payment.amount),
  { account: advances, amount: -payment.amount },
]

/** What of a part is given back before the bill is settled, by the way it goes: it was the guest’s. */
export const partBackEntry = (back: NonNullable<Payment['back']>): readonly Posting[] => [
  { account: advances, amount: back.amount },
  tenderPosting(back, -back.amount),
]

/**
 * Money for no bill: it pays a customer’s account, or is theirs until they
 * spend it. Below zero it goes back to them.
 */
export const moneyEntry = ({ purpose, customerId, parts }: MoneyDoc): readonly Posting[] => {
  const sums = createSums()
  for (const part of parts) sums.put(tenderPosting(part, part.amount))
  const amount = -parts.reduce((sum, part) => sum + part.amount, 0)
  const account = purpose === 'account' ? receivables : advances
  sums.put(customerId === null ? { account, amount } : { account, party: customerId, amount })
  return sums.postings('money without a bill')
}

/** A cheque has come into the bank, or has gone back: whoever gave it owes it again; where they were forgotten it is lost. */
export const chequeEntry = ({
  amount,
  state,
  clearedAt,
  owedBy,
}: Pick<ChequeDoc, 'amount' | 'state' | 'clearedAt'> & {
  readonly owedBy: string | undefined
}): readonly Posting[] =>
  state === 'in-hand'
    ? []
    : state === 'cleared'
      ? [
          { account: bank, amount },
          { account: chequesInHand, amount: -amount },
        ]
      : [
          owedBy === undefined
            ? { account: badDebts, amount }
            : { account: receivables, party: owedBy, amount },
          { account: clearedAt === null ? chequesInHand : bank, amount: -amount },
        ]

/** What one customer owes and has paid ahead becomes another’s: they turned out to be the same. */
export const mergeEntry = (
  from: string,
  into: string,
  { owes, wallet }: { readonly owes: Money; readonly wallet: Money },
): readonly Posting[] => {
  const sums = createSums()
  sums.put({ account: receivables, party: into, amount: owes })
  sums.put({ account: receivables, party: from, amount: -owes })
  sums.put({ account: advances, party: from, amount: wallet })
  sums.put({ account: advances, party: into, amount: -wallet })
  return sums.postings('customers who were made one')
}

interface Sums {
  readonly add: (account: string, amount: number) => void
  readonly put: (posting: Posting) => void
  readonly postings: (what: string) => readonly Posting[]
}

/** Collects one posting an account and party, in the order the accounts are first touched. */
const createSums = (): Sums => {
  const sums = new Map<string, Posting>()
  const put = (posting: Posting): void => {
    const key = `${posting.account} ${posting.party ?? ''}`
    sums.set(key, { ...posting, amount: (sums.get(key)?.amount ?? 0) + posting.amount })
  }
  return {
    add: (account, amount) => put({ account, amount }),
    put,
    postings: (what) => {
      const postings = [...sums.values()].filter(({ amount }) => amount !== 0)
      const residue = postings.reduce((sum, { amount }) => sum + amount, 0)
      if (residue !== 0) throw new Error(`${what} is out by ${residue}`)
      return postings
    },
  }
}
