/** Whose till it is, told before the hub has to say it. */
import type { TillDoc } from '../../../schema/till.ts'
import { can, session } from '../session.ts'
import { t } from '../words/words.ts'
import { nameOf } from './store.ts'

/** Why whoever is signed in neither counts nor closes a till: somebody else has opened it. */
export const whyNotOwn = ({ isConfirmed, confirmedBy }: TillDoc): string | undefined => {
  if (!isConfirmed || confirmedBy === null) return undefined
  const userId = session.value.me?.signIn?.userId
  return confirmedBy === userId || can('till.close-over') === 'allow'
    ? undefined
    : t('till.of-another', { name: nameOf(confirmedBy) })
}
