/** Which accounts the cash in a drawer touches beside sales (books: 3.2). Pure, one function an event. */
import type { Money } from '../../schema/money.ts'
import type { Posting } from '../../schema/ledger.ts'

const drawer = '1010'
const safe = '1020'
const overShort = '6910'

/** Cash that moved in the drawer, and where its other side stands; nothing where nothing moved. */
const cashEntry = (amount: Money, account: string): readonly Posting[] =>
  amount === 0
    ? []
    : [
        { account: drawer, amount },
        { account, amount: -amount },
      ]

/** What was counted at the opening beyond what the last close had left there. */
export const tillOpenEntry = (beyond: Money, to: 'safe' | 'over-short'): readonly Posting[] =>
  cashEntry(beyond, to === 'safe' ? safe : overShort)

/** Cash paid in or out for a reason, or dropped into the safe. */
export const tillMoveEntry = ({
  amount,
  account,
}: {
  readonly amount: Money
  readonly account: string
}): readonly Posting[] => cashEntry(amount, account)

/** Cash that was kept away from the hub for a bill that owed nothing any more. */
export const unowedEntry = (amount: Money): readonly Posting[] => cashEntry(amount, overShort)

/** What lay in no drawer when the first till was opened: it was brought to the safe before. */
export const earlierCashEntry = (held: Money): readonly Posting[] => cashEntry(-held, safe)

/** The close: what was over or short, and what went into the safe. */
export const tillCloseEntry = (difference: Money, deposit: Money): readonly Posting[] =>
  [
    { account: drawer, amount: difference - deposit },
    { account: overShort, amount: -difference },
    { account: safe, amount: deposit },
  ].filter(({ amount }) => amount !== 0)
