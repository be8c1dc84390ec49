/** What a settlement that was taken away from the hub has put into the drawer. */
import type { PartArgs, TenderArgs } from '../../schema/bill.ts'
import { sum, type Money } from '../../schema/money.ts'

/** Cash that was kept away from the hub; zero where this is no such settlement. */
export const keptCash = (tenders: readonly TenderArgs[]): Money =>
  tenders.some(({ kept }) => kept !== undefined)
    ? sum(tenders.filter(({ kind }) => kind === 'cash').map(inHand))
    : 0

/** What was really taken by each of its tenders: parts of a bill that comes to more. */
export const partsOfKept = (tenders: readonly TenderArgs[]): readonly PartArgs[] =>
  tenders
    .map(({ kept, offered, ...tender }) => ({ ...tender, offered: inHand({ kept, offered }) }))
    .filter(({ offered }) => offered > 0)

/** The change was given away from the hub, too; `exact` of what nobody counted was nothing. */
const inHand = ({ kept, offered }: Pick<TenderArgs, 'offered' | 'kept'>): Money =>
  kept ?? (offered === 'exact' ? 0 : offered)

/**
 * What of a settlement that was taken away from the hub pays so much, and what is
 * left of it. Of a tender that pays in both, each says what it is of it; its
 * reference is no other payment’s.
 */
export const cutKept = (
  tenders: readonly TenderArgs[],
  due: Money,
): readonly [pays: TenderArgs[], left: TenderArgs[]] => {
  const pays: TenderArgs[] = []
  const left: TenderArgs[] = []
  let missing = due
  for (const tender of tenders) {
    const held = inHand(tender)
    const now = Math.min(held, missing)
    missing -= now
    const isCut = now > 0 && now < held
    if (now > 0) pays.push(piece(tender, now, isCut))
    if (held > now) left.push(piece(tender, held - now, isCut))
  }
  return [pays, left]
}

const piece = (tender: TenderArgs, amount: Money, isCut: boolean): TenderArgs => ({
  ...tender,
  offered: amount,
  ...(tender.kind === 'cash' ? { kept: amount } : {}),
  ...(isCut && tender.reference !== undefined ? { isRepeat: true } : {}),
})
