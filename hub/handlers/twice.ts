/** Money that came for a settled bill once more: the till and the books follow, and the manager hears of it. */
import type { TwiceCommandName } from '../../schema/commands/twice.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { TwiceDoc } from '../../schema/twice.ts'
import { giveTwiceBack, takeTwice } from '../billing/twice.ts'
import type { Handlers, Reaction, Tx } from '../bus/tx.ts'
import { openDrawer } from '../devices/jobs.ts'
import { postTwice } from '../ledger/post.ts'
import { tellTwice } from '../till/exceptions.ts'
import { retenderDeps } from './retender.ts'
import { keepTwiceInTill } from './till.ts'
import { withTill } from './till-drawer.ts'

export const twiceHandlers: Pick<Handlers, TwiceCommandName> = {
  'bill.twice': withTill<'bill.twice'>(
    (tx, args) => takeTwice(tx, args, retenderDeps(tx)),
    ({ kind }) => kind === 'cash',
  ),
  'bill.twice-back': withTill<'bill.twice-back'>(
    (tx, args) => giveTwiceBack(tx, args, retenderDeps(tx)),
    (_args, { kind }) => kind === 'cash',
  ),
}

/** It has come: it is in the till of the desk, and owed to the guest. */
export const keepTwice: Reaction<'bill.paid-twice'> = (tx, bill) => {
  const came = bill.twice?.at(-1)
  if (came === undefined) return
  move(tx, bill, came, { ...came, isBack: false })
  tellTwice(tx, bill, came)
}

/** It has gone back; which of what came is the one this moment gave. */
export const giveTwice: Reaction<'bill.twice-given'> = (tx, bill) => {
  const { twiceId } = tx.command.args as { readonly twiceId: string }
  const came = bill.twice?.find((one) => one.twiceId === twiceId)
  if (came == null || came.back === null) return
  move(tx, bill, came, { kind: came.back.kind, amount: -came.amount, isBack: true })
}

const move = (
  tx: Tx,
  bill: BillDoc,
  { twiceId }: TwiceDoc,
  moved: Pick<TwiceDoc, 'kind' | 'amount'> & { readonly isBack: boolean },
): void => {
  postTwice(tx, bill, { twiceId, ...moved })
  keepTwiceInTill(tx, moved)
  if (moved.kind === 'cash') openDrawer(tx, `bill:${bill.billId}`)
}
