/**
 * What has been offered for a bill so far, and what is still missing.
 *
 * The rule: the amount owed is the hub's. Nothing is taken by card or UPI above
 * what is left, change comes out of cash alone, and the tender that covers the
 * rest settles the bill, so there is no key to press after the last one.
 */
import type { BillDoc, TenderArgs, TenderKind } from '../../../schema/bill.ts'
import { dueBy, type Meant } from '../../../schema/cash-rounding.ts'
import { sum, type Money } from '../../../schema/money.ts'
import { paidSoFar } from '../../../schema/paid.ts'
import type { OutletDoc } from '../../../schema/outlet.ts'

/** A part of the money, taken and not yet settled. */
export interface Tender {
  readonly kind: TenderKind
  readonly amount: Money
  readonly reference: string
  /** Goes with it from the moment it is held until it is booked or given back. */
  readonly heldId?: string
  readonly owner?: Owner
  /** The bill it was taken for, where what was on that one is on another by now. */
  readonly from?: string
  /** It was booked before, for a sale that was undone: its reference is known and is no other payment’s. */
  readonly isRepeat?: boolean
  /** By UPI or card: what is too much of it goes back in cash. */
  readonly isOverInCash?: boolean
}

/** Whether more of it than is due comes back as change. */
const givesChange = ({ kind, isOverInCash = false }: Tender): boolean =>
  kind === 'cash' || isOverInCash

/** Whose it is, where it is no money: a customer’s wallet or account, or a voucher by its number. */
export type Owner = Pick<TenderArgs, 'customerId' | 'voucher'>

type Owed = Pick<BillDoc, 'total' | 'payments'>
type Rounding = Pick<OutletDoc, 'cashScope' | 'cashIncrement'>

/** What is owed when it is paid so, as the hub will work it out: beside what was taken before. */
export const dueFor = (
  { total, payments }: Owed,
  outlet: Rounding,
  offered: readonly Meant[],
): Money =>
  offered.length === 0
    ? total.due
    : dueBy(total, outlet, [
        ...payments.map(({ kind, amount }) => ({ kind, offered: amount })),
        ...offered,
      ])

const meantBy = (tenders: readonly Tender[]): readonly Meant[] =>
  tenders.map(({ kind, amount }) => ({ kind, offered: amount }))

/** What is still missing if the next tender is of this kind; never below zero. */
export const missing = (
  bill: Owed,
  outlet: Rounding,
  tenders: readonly Tender[],
  next: TenderKind,
): Money => {
  return Math.max(0, restFor(bill, outlet, tenders, next) - heldIn(tenders))
}

/** What of an amount is owed beside what is booked; what was paid beyond it goes back when it is settled. */
const beyondPaid = (bill: Owed, due: Money): Money => Math.max(0, due - paidSoFar(bill))

/** What is owed beside what is booked, if the next tender takes all of it that is missing. */
const restFor = (
  bill: Owed,
  outlet: Rounding,
  tenders: readonly Tender[],
  next: TenderKind,
): Money =>
  beyondPaid(bill, dueFor(bill, outlet, [...meantBy(tenders), { kind: next, offered: 'exact' }]))

/** All that was taken and is not booked yet. */
export const heldIn = (tenders: readonly Tender[]): Money =>
  sum(tenders.map(({ amount }) => amount))

/**
 * What a bill is paid with where enough was taken before it came down, by a
 * discount or a line taken off: what goes back by the way it came, and what is
 * change. Null while something is still missing.
 */
export const covered = (
  bill: Owed,
  outlet: Rounding,
  tenders: readonly Tender[],
): { readonly over: Money; readonly change: Money } | null => {
  if (tenders.length === 0) return null
  const due = restFor(bill, outlet, tenders, 'cash')
  const held = heldIn(tenders)
  if (held < due) return null
  const over = Math.max(0, heldIn(tenders.filter((one) => !givesChange(one))) - due)
  return { over, change: held - over - due }
}

/** What was taken for a bill beside what is booked of it: the tenders, less what is given back of the last one that gives no change. */
export const withBack = (
  tenders: readonly Tender[],
  over: Money,
): {
  readonly tenders: readonly Tender[]
  readonly kind: TenderKind
  readonly amount: Money
} | null => {
  const at = tenders.findLastIndex((one) => !givesChange(one))
  const last = tenders[at]
  if (last === undefined || over <= 0) return null
  const amount = Math.min(over, last.amount)
  const rest = { ...last, amount: last.amount - amount }
  return {
    kind: last.kind,
    amount,
    tenders: tenders.flatMap((one, i) => (i === at ? (rest.amount > 0 ? [rest] : []) : [one])),
  }
}

/** What an offer leads to. */
export type Step =
  /** Not enough yet: it stands as a chip beside what is still missing. */
  | { readonly kind: 'part'; readonly tenders: readonly Tender[] }
  /** The bill is covered: this is sent. */
  | {
      readonly kind: 'settle'
      readonly tenders: readonly TenderArgs[]
      /** The same as it was handed over, cash with its change. */
      readonly taken: readonly Tender[]
      readonly due: Money
      readonly change: Money
    }
  /** More than is left, by a way that gives no change. */
  | { readonly kind: 'over'; readonly over: Money }

/** Whether money was refused because its reference was shown before: whoever has looked may take it all the same. */
export const wasShownBefore = ({ code }: { readonly code: string }): boolean =>
  code === 'tender.reference-used' || code === 'tender.reference-received'

/** @param amount null for whatever is missing. */
export interface Offer {
  readonly kind: TenderKind
  readonly amount: Money | null
  readonly reference?: string
  readonly owner?: Owner
  readonly isRepeat?: boolean
  readonly heldId?: string
  /** By UPI or card: what is too much goes back in cash. */
  readonly isOverInCash?: boolean
  /** The hub is away: the cash says what of it stays in the drawer. */
  readonly isKept?: boolean
}

/** Offers money for a bill, beside what was offered before. */
export const offer = (
  bill: Owed,
  outlet: Rounding,
  tenders: readonly Tender[],
  {
    kind,
    amount,
    reference = '',
    isKept = false,
    isRepeat = false,
    isOverInCash = false,
    owner = nobody,
    heldId,
  }: Offer,
): Step => {
  const held = heldId === undefined ? {} : { heldId }
  const due = restFor(bill, outlet, tenders, kind)
  const left = missing(bill, outlet, tenders, kind)
  const offered = amount ?? left
  const over = covered(bill, outlet, tenders)?.over ?? 0
  if (over > 0) return { kind: 'over', over: over + (kind === 'cash' ? 0 : offered) }
  if (kind !== 'cash' && offered > left && !isOverInCash)
    return { kind: 'over', over: offered - left }
  if (offered < left) {
    return {
      kind: 'part',
      tenders: [...tenders, { ...held, kind, amount: offered, reference, owner }],
    }
  }
  const last: TenderArgs = {
    ...held,
    kind,
    // The hub is told that it is the rest, not how much this screen thinks that is.
    offered: offered === left ? 'exact' : offered,
    ...(reference === '' ? {} : { reference }),
    ...(isRepeat ? { isRepeat } : {}),
    ...(isOverInCash ? { isOverInCash } : {}),
    ...owner,
  }
  const change = heldIn(tenders) + offered - due
  // What is covered already needs no more.
  const told = [...tenders.map(toArgs), ...(offered === 0 && tenders.length > 0 ? [] : [last])]
  return {
    kind: 'settle',
    tenders: isKept ? withKept(told, offered, change) : told,
    taken: [
      ...tenders,
      ...(offered === 0
        ? []
        : [
            {
              ...held,
              kind,
              amount: offered,
              reference,
              owner,
              ...(isRepeat ? { isRepeat } : {}),
              ...(isOverInCash ? { isOverInCash } : {}),
            },
          ]),
    ],
    due,
    change,
  }
}

/**
 * The same, taken while the hub is away: one tender says what stayed in the
 * drawer, and it is the last of the cash, because the change came out of that.
 * @param rest what `exact` is by now.
 */
const withKept = (
  tenders: readonly TenderArgs[],
  rest: Money,
  change: Money,
): readonly TenderArgs[] => {
  const at = tenders.findLastIndex(({ kind }) => kind === 'cash')
  return tenders.map((tender, i) => {
    if (i !== at) return tender
    const offered = tender.offered === 'exact' ? rest : tender.offered
    return { ...tender, kept: Math.max(0, offered - change) }
  })
}

/**
 * A settlement as the hub is told of it: what was handed over, and not `exact`. A bill
 * that grew or was cut meanwhile is not paid unseen by what was taken for the one of before.
 */
export const named = (
  bill: Owed,
  outlet: Rounding,
  { tenders, taken, due }: Extract<Step, { kind: 'settle' }>,
): readonly TenderArgs[] => {
  const told = tenders.map((tender, i): TenderArgs => {
    const offered = taken[i]?.amount
    return offered === undefined ? tender : { ...tender, offered }
  })
  // Coins that are no round sum would be rounded once more.
  return beyondPaid(bill, dueFor(bill, outlet, told)) === due ? told : tenders
}

/** How a bill is settled by what was taken for it, and which of that was handed over last. */
export interface Held {
  readonly step: Extract<Step, { kind: 'settle' }>
  readonly before: readonly Tender[]
  readonly last: Tender
}

/**
 * Settles a bill with what was taken for it and no more; null where some is missing, or too much of what gives no change.
 * @param isKept the hub is away.
 */
export const settleHeld = (
  bill: Owed,
  outlet: Rounding,
  tenders: readonly Tender[],
  isKept = false,
): Held | null => {
  const enough = covered(bill, outlet, tenders)
  // Change comes out of cash, so the cash is what was handed over last; else what goes back in cash.
  const last =
    (enough !== null && enough.change > 0
      ? (tenders.findLast(({ kind }) => kind === 'cash') ?? tenders.findLast(givesChange))
      : undefined) ?? tenders.at(-1)
  if (enough?.over !== 0 || last === undefined) return null
  const before = tenders.filter((one) => one !== last)
  const own = offer(bill, outlet, before, { ...last, isKept })
  // What cash would be rounded away is missing by no other way of paying.
  const step =
    own.kind === 'settle'
      ? own
      : offer(bill, outlet, tenders, { kind: 'cash', amount: null, isKept })
  return step.kind === 'settle' ? { step, before, last } : null
}

const nobody: Owner = {}

const toArgs = ({
  kind,
  amount,
  reference,
  heldId,
  isRepeat = false,
  isOverInCash = false,
  owner = nobody,
}: Tender): TenderArgs => ({
  kind,
  offered: amount,
  ...(heldId === undefined ? {} : { heldId }),
  ...(reference === '' ? {} : { reference }),
  ...(isRepeat ? { isRepeat } : {}),
  ...(isOverInCash ? { isOverInCash } : {}),
  ...owner,
})

/** The tenders without one that was taken back. */
export const without = (tenders: readonly Tender[], at: number): readonly Tender[] =>
  tenders.filter((_, i) => i !== at)
