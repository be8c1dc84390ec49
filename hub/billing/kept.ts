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
