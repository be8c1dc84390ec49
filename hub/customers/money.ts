/** Money for no bill: paying an account, filling a wallet or emptying it, selling a voucher. */
import { dateText } from '../../schema/calendar.ts'
import { moneyKinds, type TenderArgs, type TenderKind } from '../../schema/bill.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import type { MoneyDoc } from '../../schema/customer.ts'
import type { Money } from '../../schema/money.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { MoneyResult } from '../../schema/results.ts'
import { fiscalYear } from '../../schema/time.ts'
import { settle, type Settlement } from '../billing/bill.ts'
import type { Handler, Reaction, Tx } from '../bus/tx.ts'
import { customerById, customerHere, tellCustomer } from './customers.ts'
import {
  insertMoney,
  insertMoneyPart,
  insertVoucher,
  lastMoneyNo,
  touchCustomer,
  voucherByNumber,
} from './customers.sql.ts'
import { tellVoucher } from './owners.ts'

/** Meets an amount with money alone. Refuses vouchers, wallets and accounts: they pay for sales. */
const meet = (amount: Money, tenders: readonly TenderArgs[]): Result<Settlement, Refusal> =>
  tenders.every(({ kind }) => (moneyKinds as readonly TenderKind[]).includes(kind))
    ? settle(
        amount,
        // What stayed of the money is a word of a sale that waited in a screen; here nothing waits.
        tenders.map(({ kind, offered, reference = '' }) => ({ kind, offered, reference })),
      )
    : no(refusal('tender.no-money'))

type What = Pick<MoneyDoc, 'purpose' | 'customerId' | 'voucherId' | 'parts'> & {
  readonly language: string | undefined
}

/** Writes money down under the next number of its receipts, and says so. */
const receive = (tx: Tx, { parts, language, ...what }: What): MoneyDoc => {
  const { outletId, code, fiscalYearStartMonth, receiptLanguage } = tx.outlet
  const year = fiscalYear(tx.businessDate, fiscalYearStartMonth)
  const serial = (lastMoneyNo.get(tx.db, outletId, year)?.no ?? 0) + 1
  const money: MoneyDoc = {
    ...what,
    moneyId: tx.newId(),
    outletId,
    number: `${code}R/${year.replace(/^\d\d(\d\d)-(\d\d)$/, '$1$2')}/${serial}`,
    amount: parts.reduce((sum, { amount }) => sum + amount, 0),
    parts,
    businessDate: tx.businessDate,
    deviceId: tx.sender().deviceId,
    language: language ?? receiptLanguage,
    at: tx.at,
    by: tx.userId,
    rev: 1,
  }
  insertMoney.run(
    tx.db,
    money.moneyId,
    outletId,
    year,
    serial,
    money.number,
    money.purpose,
    money.customerId,
    money.voucherId,
    money.amount,
    money.businessDate,
    money.language,
    tx.at,
    tx.userId,
    money.deviceId,
  )
  parts.forEach(({ kind, amount, offered, change, reference }, i) =>
    insertMoneyPart.run(tx.db, money.moneyId, i + 1, kind, amount, offered, change, reference),
  )
  tx.emit('money.received', { key: `money:${money.moneyId}`, rev: 1, data: money })
  return money
}

const resultOf = ({ moneyId, number, parts }: MoneyDoc, balance: Money): MoneyResult => ({
  moneyId,
  number,
  change: parts.reduce((sum, { change }) => sum + change, 0),
  balance,
})

/** Takes money for what is on a customer’s account. Refuses more than they owe. */
export const payAccount: Handler<'customer.pay'> = (
  tx,
  { customerId, amount, tenders, language },
) => {
  const found = customerHere(tx, customerId)
  if (!found.ok) return found
  const owes = customerById(tx.db, found.value.customerId)?.owes ?? 0
  if (amount > owes) return no(refusal('account.not-owed', { owes }))
  const met = meet(amount, tenders)
  if (!met.ok) return met
  const money = receive(tx, {
    purpose: 'account',
    customerId: found.value.customerId,
    voucherId: null,
    parts: met.value.payments,
    language,
  })
  return ok(resultOf(money, owes - amount))
}

/** Takes money ahead. It is the customer’s until they spend it. */
export const topUp: Handler<'wallet.top-up'> = (tx, { customerId, amount, tenders, language }) => {
  const found = customerHere(tx, customerId)
  if (!found.ok) return found
  const wallet = customerById(tx.db, found.value.customerId)?.wallet ?? 0
  const met = meet(amount, tenders)
  if (!met.ok) return met
  const money = receive(tx, {
    purpose: 'wallet',
    customerId: found.value.customerId,
    voucherId: null,
    parts: met.value.payments,
    language,
  })
  return ok(resultOf(money, wallet + amount))
}

/** Gives money of a wallet back. Refuses more than is in it. */
export const payOut: Handler<'wallet.pay-out'> = (tx, { customerId, amount, kind }) => {
  const found = customerHere(tx, customerId)
  if (!found.ok) return found
  const wallet = customerById(tx.db, found.value.customerId)?.wallet ?? 0
  if (amount > wallet) return no(refusal('wallet.short', { left: wallet }))
  const money = receive(tx, {
    purpose: 'wallet',
    customerId: found.value.customerId,
    voucherId: null,
    parts: [{ kind, amount: -amount, offered: -amount, change: 0, reference: '' }],
    language: undefined,
  })
  return ok(resultOf(money, wallet - amount))
}

/** Twelve figures out of randomness: nobody guesses the number of a voucher that was sold. */
const voucherNumber = (secret: string): string =>
  (BigInt(`0x${secret.slice(0, 24)}`) % 900_000_000_000n) + 100_000_000_000n + ''

/** Sells a voucher. Refuses one that would be over before it began. */
export const sellVoucher = (
  tx: Tx,
  { amount, tenders, expiresOn, language }: CommandArgs<'voucher.issue'>,
): ReturnType<Handler<'voucher.issue'>> => {
  if (expiresOn !== undefined && expiresOn < tx.businessDate)
    return no(refusal('voucher.expired', { date: dateText(expiresOn) }))
  const met = meet(amount, tenders)
  if (!met.ok) return met
  const voucherId = tx.newId()
  let number = voucherNumber(tx.newSecret())
  while (voucherByNumber.get(tx.db, number) !== undefined) number = voucherNumber(tx.newSecret())
  const { outletId } = tx.outlet
  insertVoucher.run(tx.db, voucherId, outletId, number, amount, amount, expiresOn ?? null, tx.at)
  tellVoucher(tx, voucherId)
  const money = receive(tx, {
    purpose: 'voucher',
    customerId: null,
    voucherId,
    parts: met.value.payments,
    language,
  })
  return ok({ ...resultOf(money, amount), voucherId, voucher: number })
}

/** Once the books know of it, everybody hears how the customer stands. */
export const tellAfterMoney: Reaction<'money.received'> = (tx, { customerId }) => {
  if (customerId === null) return
  touchCustomer.run(tx.db, customerId)
  tellCustomer(tx, customerId)
}
