/** Who did what, as the office names them. */
import type { BillDoc } from '../../schema/bill.ts'
import { session } from '../lib/session.ts'
import { t } from '../lib/words/words.ts'

/** A person of this outlet by their id; empty for somebody of another one, and for nobody. */
export const personName = (userId: string | null): string =>
  session.value.me?.users.find((user) => user.userId === userId)?.name ?? ''

/** `Approved by Imran`; nothing where nobody had to, or who did works at another outlet. */
export const approvedWords = (userId: string | null): string => {
  const name = personName(userId)
  return name === '' ? '' : t('office.approved-by', { name })
}

/** Who took the money for a bill; a program is called as its device is. */
export const settlerName = ({
  settledBy,
  settledOn = '',
}: Pick<BillDoc, 'settledBy' | 'settledOn'>): string =>
  settledBy === null ? settledOn : personName(settledBy)
