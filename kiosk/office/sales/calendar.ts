/** What the sales page of the outlet that is shown is asked to show. */
import { computed } from '@preact/signals'
import { shownOutlet } from '../../lib/frame/shown-outlet.ts'
import { todayDate } from '../today-date.ts'
import { stayAt, where } from '../where.ts'
import { askedIn, queryOf, type AskedSales, type Calendar } from './asked.ts'

export const calendar = computed((): Calendar => ({
  today: todayDate.value,
  fiscalYearStartMonth: shownOutlet.value?.fiscalYearStartMonth ?? 1,
}))

export const asked = computed((): AskedSales => askedIn(where.value.query, calendar.value))

/** Shows something else on this page; Back leaves the page and does not step through what was looked at. */
export const show = (next: AskedSales): void => stayAt({ part: 'sales', query: queryOf(next) })
