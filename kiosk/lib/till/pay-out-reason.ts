/** What a pay-out is written down as, where a screen tells somebody to make one. */
import { nameOf } from '../words/names.ts'
import { reasons } from './store.ts'

/** The name of a reason as the shop calls it; `none` where the shop gives it no more. */
export const payOutReason = (reasonId: string): string => {
  const reason = reasons.peek().find((one) => one.reasonId === reasonId)
  return reason === undefined ? 'none' : nameOf(reason.names)
}
