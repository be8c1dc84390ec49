/** What of the menu can be had now: not sold out, and served at this time of day. */
import type { GuestMenuItem } from '../../schema/guest-state.ts'
import { isServed, momentAt, servedHours } from '../../schema/served.ts'
import { t } from '../lib/words/words.ts'
import { hubMinute, menu, state } from './hub.ts'

/** Nothing of it is left, or of none of its sizes. */
const isGone = ({ leftMilli, variants }: GuestMenuItem): boolean =>
  leftMilli === 0 || (variants.length > 0 && variants.every((size) => size.leftMilli === 0))

/** Why it cannot be had now, in words; undefined where it can. */
export const whyNot = (item: GuestMenuItem): string | undefined => {
  if (isGone(item)) return t('shared.sold-out')
  const category = menu.value?.categories.find(({ categoryId }) => categoryId === item.categoryId)
  const moment = momentAt(hubMinute.value, state.value?.outlet.timeZone ?? 'UTC')
  const closed = [item.served, category?.served ?? []].find((times) => !isServed(times, moment))
  return closed === undefined ? undefined : t('guest.served', { hours: servedHours(closed) })
}
