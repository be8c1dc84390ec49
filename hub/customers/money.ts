/** Money for no bill: paying an account, filling a wallet or emptying it, selling a voucher. */
import { dateText } from '../../schema/calendar.ts'
import type { ChequeDoc } from '../../schema/cheque.ts'
import type { CommandArgs } from '../../schema/commands.ts'
import type { MoneyDoc, MoneyPart } from '../../schema/customer.ts'
import type { AccountTender } from '../../schema/commands/customer.ts'
import type { Money } from '../../schema/money.ts'
import { formatInvoiceNo } from '../../schema/invoice-no.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { MoneyResult } from '../../schema/results.ts'
import {
  accountKinds,
  moneyKinds,
  type AccountKind,
  type TenderKind,
} from '../../schema/tender-kinds.ts'
import { fiscalYear } from '../../schema/time.ts'
import { referenceLifeMs, settle } from '../billing/bill.ts'
import type { Handler, Reaction, Tx } from '../bus/tx.ts'
import { keepCheques } from './cheques.ts'
import { chequeNumbered } from './cheques.sql.ts'
import { customerById, customerHere, everyIdOf, owedBills, tellCustomer } from './customers.ts'
import {
  insertMoney,
  insertMoneyPart,
  insertVoucher,
  lastMoneyNo,
  moneyReferred,
  touchCustomer,
  voucherByNumber,
} from './customers.sql.ts'
import { tellVoucher } from './owners.ts'
import { paysFirst } from './trust.ts'

/** A tender of an account; those of a wallet or a voucher are less. */
type Offered = Pick<AccountTender, 'kind' | 'offered' | 'reference' | 'isRepeat' | 'bank' | 'dated'>

/** The reference that two tenders of one payment have; undefined where each has its own. */
const saidTwice = (tenders: readonly Offered[]): string | undefined => {
  const said = new Set<string>()
  return tenders.find(({ kind, reference = '', bank = '' }) => {
    const number = reference.trim().replace(/^0+/, '')
    const key = `${kind} ${number} ${bank.trim().toLowerCase()}`
    const isAgain = number !== '' && said.has(key)
    said.add(key)
    return isAgain
  })?.reference
}

/** What of a tender says whether it was shown before. */
type Referred = Partial<Pick<Offered, 'reference' | 'isRepeat'>> & { readonly kind: string }

/** Refuses a reference that is on a receipt already, unless somebody has looked. A cheque is known by its bank too. */
export const whyReceived = (tx: Tx, tenders: readonly Referred[]): Refusal | null => {
  for (const { kind, reference = '', isRepeat = false } of tenders) {
    if (isRepeat || kind === 'cheque') continue
    const since = kind === 'transfer' ? 0 : tx.at - referenceLifeMs
    const used = moneyReferred.get(tx.db, reference.trim(), kind, since)
    if (used !== undefined)
      return refusal('tender.reference-received', { reference: reference.trim(), ...used })
  }
  return null
}

const whyNotFresh = (tx: Tx, tenders: readonly Offered[]): Refusal | null => {
  const twice = saidTwice(tenders)
  return twice === undefined
    ? whyReceived(tx, tenders)
    : refusal('tender.reference-twice', { reference: twice })
}

/** Meets an amount with money of some kinds alone. Refuses vouchers, wallets and accounts: they pay for sales. */
const meet = (
  tx: Tx,
  amount: Money,
  { tenders, kinds }: { readonly tenders: readonly Offered[]; readonly kinds: readonly string[] },
): Result<readonly MoneyPart[], Refusal> => {
  if (!tenders.every(({ kind }) => kinds.includes(kind))) return no(refusal('tender.no-money'))
  const why = whyNotFresh(tx, tenders)
  if (why !== null) return no(why)
  const met = settle(
    amount,
    // What stayed of the money is a word of a sale that waited in a screen; here nothing waits. How
    // much each pays asks only which is cash; each finds what else was said of it by its place.
    tenders.map(({ kind, offered }, i) => ({
      kind: kind as TenderKind,
      offered,
      reference: String(i),
    })),
  )
  if (!met.ok) return met
  return ok(
    met.value.payments.map(({ reference: place, amount: paid, offered, change }) => {
      const { kind, reference = '', bank = '', dated } = tenders[Number(place)] ?? { kind: 'cash' }
      return {
        kind: kind as AccountKind,
        amount: paid,
        offered,
        change,
        reference: reference.trim(),
        ...(bank.trim() === '' ? {} : { bank: bank.trim() }),
        ...(isOnPaper(kind) ? { dated: dated ?? tx.businessDate } : {}),
      }
    }),
  )
}

/** What arrives later is known by what is written on it. */
const isOnPaper = (kind: string): boolean => kind === 'cheque' || kind === 'transfer'

const isBare = ({ kind, reference, bank = '' }: MoneyPart): boolean =>
  isOnPaper(kind) && (reference === '' || (kind === 'cheque' && bank === ''))

/** The first cheque that was taken from this customer before, whoever they were then; undefined where none was. */
const takenBefore = (
  tx: Tx,
  customerId: string,
  parts: readonly MoneyPart[],
): ChequeDoc | undefined =>
  parts
    .filter(({ kind }) => kind === 'cheque')
    .flatMap(({ reference: number, bank = '' }) =>
      everyIdOf(tx.db, customerId).map((id) => chequeNumbered(tx.db, id, { number, bank })),
    )
    .find((cheque) => cheque !== undefined)

type What = Pick<MoneyDoc, 'purpose' | 'customerId' | 'voucherId' | 'parts' | 'against'> & {
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
    number: formatInvoiceNo(`${code}R`, year, serial),
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
  parts.forEach(({ kind, amount, offered, change, reference, bank = '', dated = null }, i) =>
    insertMoneyPart.run(
      tx.db,
      money.moneyId,
      i + 1,
      kind,
      amount,
      offered,
      change,
      reference,
      bank,
      dated,
    ),
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

/**
 * Takes money for what is on a customer’s account; it pays the oldest bills
 * first. Refuses more than they owe, and a cheque that was taken before.
 */
export const payAccount: Handler<'customer.pay'> = (
  tx,
  { customerId, amount, tenders, language },
) => {
  const found = customerHere(tx, customerId)
  if (!found.ok) return found
  const id = found.value.customerId
  const owes = customerById(tx.db, id)?.owes ?? 0
  if (amount > owes) return no(refusal('account.not-owed', { owes }))
  const met = meet(tx, amount, { tenders, kinds: accountKinds })
  if (!met.ok) return met
  if (met.value.some(isBare)) return no(refusal('tender.reference-missing'))
  const known = takenBefore(tx, id, met.value)
  if (known !== undefined)
    return no(refusal('cheque.taken', { number: known.number, receipt: known.receipt }))
  const against = paysFirst(owedBills(tx.db, id), amount)
  const money = receive(tx, {
    purpose: 'account',
    customerId: id,
    voucherId: null,
    parts: met.value,
    against,
    language,
  })
  keepCheques(tx, money)
  return ok({ ...resultOf(money, owes - amount), against })
}

/** Takes money ahead. It is the customer’s until they spend it. */
export const topUp: Handler<'wallet.top-up'> = (tx, { customerId, amount, tenders, language }) => {
  const found = customerHere(tx, customerId)
  if (!found.ok) return found
  const wallet = customerById(tx.db, found.value.customerId)?.wallet ?? 0
  const met = meet(tx, amount, { tenders, kinds: moneyKinds })
  if (!met.ok) return met
  const money = receive(tx, {
    purpose: 'wallet',
    customerId: found.value.customerId,
    voucherId: null,
    parts: met.value,
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
  const met = meet(tx, amount, { tenders, kinds: moneyKinds })
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
    parts: met.value,
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
