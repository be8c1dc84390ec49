/** The business date it is at the outlet that is shown. */
import { computed } from '@preact/signals'
import { businessDate } from '../../schema/time.ts'
import { shownOutlet } from '../lib/frame/shown-outlet.ts'
import { hubTime } from '../lib/session.ts'
import { view } from './shop.ts'

/** Follows the hub's own clock, which is heard with every beat: a page left open overnight turns its leaf. */
export const todayDate = computed((): number => {
  const heardAt = view.value.at.value
  const outlet = shownOutlet.value
  if (outlet === undefined) return 1970_01_01
  return businessDate(Math.max(heardAt, hubTime()), outlet.timeZone, outlet.cutOffMinute)
})
