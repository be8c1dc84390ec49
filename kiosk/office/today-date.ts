/** The business date and the hour it is at the outlet that is shown. */
import { computed } from '@preact/signals'
import { businessDate, localHour } from '../../schema/time.ts'
import { shownOutlet } from '../lib/frame/shown-outlet.ts'
import { hubTime } from '../lib/session.ts'
import { view } from './shop.ts'

/** Moves on with every beat that is heard. */
const now = computed((): number => Math.max(view.value.at.value, hubTime()))

/** Follows the hub's own clock, which is heard with every beat: a page left open overnight turns its leaf. */
export const todayDate = computed((): number => {
  const outlet = shownOutlet.value
  return outlet === undefined
    ? 1970_01_01
    : businessDate(now.value, outlet.timeZone, outlet.cutOffMinute)
})

/** The hour it is there, whether anything was sold in it yet or not. */
export const hourNow = computed((): number =>
  localHour(now.value, shownOutlet.value?.timeZone ?? 'UTC'),
)
