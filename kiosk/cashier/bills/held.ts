/**
 * Money that was taken and that no hub has booked: where it stands.
 *
 * The rule: what a guest has handed over is never forgotten. It goes with what
 * it was taken for, wherever that is charged by now, and where that is nowhere
 * it stays in sight until a person says what became of it.
 */
import type { BillDoc } from '../../../schema/bill.ts'
import { heirsOf } from '../../../schema/bill-heir.ts'
import type { HeldDoc } from '../../../schema/held.ts'
import type { SlipDoc } from '../../../schema/slip.ts'
import type { AnswerCode } from '../../lib/hub-api.ts'
import { isSame, put, type Drafts } from '../../lib/pay/held/money.ts'
import { wasShownBefore, type Tender } from '../../lib/pay/tender.ts'

interface Refused {
  readonly code: AnswerCode
  readonly facts: Readonly<Record<string, string | number>>
}

/** What of a settlement that was refused was handed over all the same. */
export const stillHeld = (taken: readonly Tender[], why: Refused): readonly Tender[] => {
  const last = taken.at(-1)
  return last === undefined || wasHandedOver(last, why) ? taken : taken.slice(0, -1)
}

/** Nothing was, where the refusal says so of this very tender: it is offered again, or another is. */
const wasHandedOver = ({ kind, reference }: Tender, why: Refused): boolean => {
  const { code, facts } = why
  if (wasShownBefore(why)) return reference === '' || reference !== facts['reference']
  if (kind === 'account') return false
  const isOwned = kind === 'wallet' || kind === 'voucher'
  return !isOwned || code.startsWith('bill.') || code === 'tender.over' || code === 'tender.short'
}

type Slips = readonly Pick<SlipDoc, 'slipId' | 'withId'>[]

/** The one open bill that what was on this one is on: another party's, the whole of its parts, or that of another slip. */
export const heirOf = (
  billId: string,
  bills: readonly BillDoc[],
  slips: Slips,
): string | undefined => {
  const bill = bills.find((one) => one.billId === billId)
  if (bill === undefined) return undefined
  const [heir, ...others] = heirsOf(bill, {
    billOf: (id) => bills.find((one) => one.billId === id),
    billsOf: (orderId) => bills.filter((one) => one.orderId === orderId),
    withOf: (orderId) => slips.find(({ slipId }) => slipId === orderId)?.withId,
  }).filter(({ state }) => state === 'open')
  // Which of several it is for says who took it.
  return others.length === 0 ? heir?.billId : undefined
}

const openOne = (billId: string, bills: readonly BillDoc[]): string | undefined =>
  bills.find((one) => one.billId === billId && one.state === 'open')?.billId

/** Money that goes from one bill to another with what it was taken for. */
export interface Move {
  readonly fromId: string
  readonly toId: string
  readonly tenders: readonly Tender[]
  /** Two bills again: it goes back to the one it was taken for. */
  readonly isHome: boolean
}

/** What goes elsewhere now: with a bill that was put on another one, and home when the two part. */
export const movesOf = (drafts: Drafts, bills: readonly BillDoc[], slips: Slips): readonly Move[] =>
  Object.entries(drafts).flatMap(([billId, tenders]): readonly Move[] => {
    const heir = heirOf(billId, bills, slips)
    if (heir !== undefined) return [{ fromId: billId, toId: heir, tenders, isHome: false }]
    const homes = new Set(tenders.flatMap(({ from = billId }) => (from === billId ? [] : [from])))
    return [...homes]
      .filter((home) => openOne(home, bills) !== undefined)
      .map((home) => ({
        fromId: billId,
        toId: home,
        tenders: tenders.filter(({ from }) => from === home),
        isHome: true,
      }))
  })

/** The drafts once money has moved; what came from another bill says from which, until it is home. */
export const moved = (drafts: Drafts, { fromId, toId, tenders, isHome }: Move): Drafts => {
  const stays = (drafts[fromId] ?? []).filter((one) => !tenders.some((gone) => isSame(gone, one)))
  const comes = tenders.map(({ from, ...tender }) =>
    isHome ? tender : { ...tender, from: from ?? fromId },
  )
  return put(put(drafts, fromId, stays), toId, [...(drafts[toId] ?? []), ...comes])
}

/** Money at a bill that is not open any more: nobody comes across it by opening that bill. */
export interface Stray {
  readonly billId: string
  /** null: the hub knows of no such bill. */
  readonly bill: BillDoc | null
  readonly tenders: readonly Tender[]
}

/** @param known every bill the desk has heard of; null one that the hub has not. Others are not told of yet. */
export const straysOf = (
  drafts: Drafts,
  known: ReadonlyMap<string, BillDoc | null>,
): readonly Stray[] =>
  Object.entries(drafts).flatMap(([billId, tenders]) => {
    const bill = known.get(billId)
    return bill === undefined || bill?.state === 'open' ? [] : [{ billId, bill, tenders }]
  })

/**
 * Money at screens that are not there, whose bill is not open any more: nobody comes across it
 * by opening that bill, and nobody is at the screen to say what has become of it.
 */
export const lostOf = (
  elsewhere: readonly HeldDoc[],
  bills: readonly BillDoc[],
  isThere: (deviceId: string) => boolean,
): readonly HeldDoc[] => {
  const open = bills
    .filter(({ state }) => state === 'open')
    .flatMap(({ billId, merged = [] }) => [billId, ...merged.map((one) => one.billId)])
  return elsewhere.filter(({ billId, deviceId }) => !open.includes(billId) && !isThere(deviceId))
}
