/**
 * Taking the money, and what became of it.
 *
 * The rule: the tap that covers the bill sends it, once. The bill leaves the
 * queue in the same instant, so a second tap finds nothing to pay; what the hub
 * refuses comes back with everything that was handed over for it.
 */
import { signal } from '@preact/signals'
import type { BillDoc, TenderArgs, TenderKind } from '../../../schema/bill.ts'
import type { Money } from '../../../schema/money.ts'
import { paidOver, partsBack, type PartBack } from '../../../schema/paid.ts'
import type { SaleResult } from '../../../schema/results.ts'
import { change as changeBill } from '../../lib/bill/change.ts'
import type { Declined } from '../../lib/hub-api.ts'
import { isAway, newId, send, type Settled } from '../../lib/send.ts'
import { undecided } from '../../lib/pay/held/elsewhere.ts'
import { identified } from '../../lib/pay/held/money.ts'
import type { TooMuch } from '../../lib/pay/over-panel.ts'
import { can, session } from '../../lib/session.ts'
import { addHeld, putHeld, takeHeld } from '../../lib/pay/held/store.ts'
import { money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import {
  allBills,
  asking,
  chips,
  choose,
  leaving,
  receiptLanguage,
  selected,
  slips,
  typed,
  whenChosen,
} from '../desk.ts'
import { drawerSaid } from '../which-drawer.ts'
import { heirOf, stillHeld } from './held.ts'
import { splitting } from './split.ts'
import {
  named,
  offer,
  wasShownBefore,
  type Offer,
  type Owner,
  type Step,
} from '../../lib/pay/tender.ts'

/** A bill whose money has just been taken. */
export interface Done {
  readonly bill: BillDoc
  readonly due: Money
  readonly change: Money
  readonly kinds: readonly TenderKind[]
  /** What of parts that were paid before goes back, by the way it came. */
  readonly back: readonly Pick<PartBack, 'kind' | 'amount'>[]
  /** On whose account some of it went. */
  readonly accountOf: string | undefined
  /** `waiting` for the hub, a moment only · `saving`: kept here, sent by itself · `refused`: `why` says it. */
  readonly phase: 'waiting' | 'saving' | 'done' | 'refused'
  /** The hub was away: nothing is printed and no drawer opens for it, not even later. */
  readonly isKept: boolean
  readonly invoiceNumber: string | null
  readonly why: Declined | null
}

/** What the right side shows once a bill is paid; null: the bill at hand. */
export const done = signal<Done | null>(null)
/** A bill that came back, and why. */
export const trouble = signal<Trouble | null>(null)

export interface Trouble {
  readonly billId: string
  readonly why: Declined
  /** Takes the money all the same, where somebody has looked and may say so. */
  readonly again: (() => void) | null
}

/** How long the desk waits before it says that it goes on without the hub. */
const patienceMs = 1_200

whenChosen(() => {
  done.value = null
  splitting.value = null
  trouble.value = null
})

/** What an offer for the bill at hand would lead to; null where there is none to pay. */
export const foresee = (asked: Offer): Step | null => {
  const bill = selected.value
  const outlet = session.value.me?.outlet
  if (bill?.state !== 'open' || outlet === undefined) return null
  return offer(bill, outlet, chips.value, asked)
}

/** Takes money for the bill at hand. Does nothing where it is too much for its way of paying. */
export const take = (
  kind: TenderKind,
  amount: Money | null,
  reference = '',
  owner: Owner = {},
): void => {
  const bill = selected.peek()
  if (bill === undefined || can('bill.settle') !== 'allow') return
  // What another desk holds for it is asked about first.
  if (undecided(bill).length > 0) return
  const step = foresee({ kind, amount, reference, owner, isKept: isAway() })
  if (step === null || step.kind === 'over') return
  if (step.kind === 'settle') return settle(bill, step, tendersFor(bill, step))
  putHeld(bill.billId, step.tenders)
  typed.value = ''
  asking.value = null
}

/** Takes all of it; what is too much goes back in cash. */
export const takeOverInCash = ({ kind, amount, reference }: TooMuch): void => {
  const bill = selected.peek()
  if (bill === undefined || undecided(bill).length > 0) return
  const step = foresee({ kind, amount, reference, isOverInCash: true })
  if (step?.kind !== 'settle') return
  settle(bill, step, tendersFor(bill, step))
}

/** Takes all of it; what is too much is left for the staff. */
export const takeAsTip = async (
  bill: BillDoc,
  { kind, amount, reference, over }: TooMuch,
): Promise<void> => {
  if (undecided(bill).length > 0) return
  const { billId, total } = bill
  const taken = chips.peek()
  const tip = total.tip + over
  const title = t('pay.over-as-tip', { amount: money(over, true) })
  if (!(await changeBill('bill.tip', { billId, amount: tip }, title))) return
  const outlet = session.peek().me?.outlet
  const tipped = { ...bill, total: { ...total, tip, due: total.due + over } }
  const step = outlet && offer(tipped, outlet, taken, { kind, amount, reference })
  if (step?.kind === 'settle') settle(tipped, step, tendersFor(tipped, step))
}

type SettleStep = Extract<Step, { kind: 'settle' }>

const tendersFor = (bill: BillDoc, step: SettleStep): readonly TenderArgs[] => {
  const outlet = session.peek().me?.outlet
  return outlet === undefined ? step.tenders : named(bill, outlet, step)
}

const settle = (bill: BillDoc, offered: SettleStep, told: readonly TenderArgs[]): void => {
  const { billId } = bill
  const { step, tenders, heldIds } = identified(offered, told, newId)
  const args = {
    billId,
    tenders,
    language: receiptLanguage.peek(),
    ...drawerSaid(),
  }
  leaving.value = new Set([...leaving.peek(), billId])
  // First on its way to the disk, then off the bill: what is in between is there twice and not lost.
  const sent = send('bill.settle', args)
  takeHeld(billId, heldIds)
  choose(null)
  const { due, change } = step
  const kinds = step.tenders.map(({ kind }) => kind)
  const fresh: Done = {
    bill,
    due,
    change,
    kinds,
    back: partsBack(bill.payments, paidOver(bill), (payment) => payment),
    accountOf: step.tenders.find(({ kind }) => kind === 'account')?.customerId,
    phase: isAway() ? 'saving' : 'waiting',
    isKept: isAway(),
    invoiceNumber: null,
    why: null,
  }
  done.value = fresh
  setTimeout(() => {
    if (done.peek() === fresh && fresh.phase === 'waiting') {
      done.value = { ...fresh, phase: 'saving' }
    }
  }, patienceMs)
  void sent.done.then((answer) => heard(bill, { step, tenders }, answer))
}

/** What was offered, so that it can be offered once more. */
interface Offered {
  readonly step: SettleStep
  readonly tenders: readonly TenderArgs[]
}

const heard = (
  bill: BillDoc,
  { step, tenders }: Offered,
  answer: Settled<'bill.settle'>,
): undefined => {
  const { billId } = bill
  const shown = done.peek()?.bill.billId === billId ? done.peek() : null
  if (answer.ok) {
    // What became of cash that was kept is told of in the queue.
    if (answer.result.kept !== undefined) {
      if (shown !== null) choose(answer.result.kept.as === 'part' ? answer.result.billId : null)
    } else if (shown !== null) done.value = booked(shown, answer.result)
    return
  }
  leaving.value = new Set([...leaving.peek()].filter((other) => other !== billId))
  // A command that is kept has its money in it.
  if (!answer.isParked) addHeld(billId, stillHeld(step.taken, answer))
  // Somebody else was faster: the bill is paid, and this money is too much.
  if (answer.code === 'bill.already-settled') {
    if (shown !== null) done.value = { ...shown, phase: 'refused', why: answer }
    return
  }
  if (shown === null || answer.isParked) return
  const heir = heirOf(billId, allBills.peek(), slips.peek())
  choose(heir ?? billId)
  // Where it is now, and with what, is told of in the queue.
  if (heir !== undefined) return
  const again = (): void => {
    trouble.value = null
    settle(
      bill,
      step,
      tenders.map((tender) => ({ ...tender, isRepeat: true })),
    )
  }
  trouble.value = {
    billId,
    why: answer,
    again: wasShownBefore(answer) ? again : null,
  }
}

/** Change that was told while the hub was silent is not told differently while the guest counts it. */
const booked = (shown: Done, { change, invoiceNumber, back = [] }: SaleResult): Done => ({
  ...shown,
  phase: 'done',
  invoiceNumber,
  back,
  change: shown.phase === 'waiting' ? change : shown.change,
})
