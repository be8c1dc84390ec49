/** Reads a report again as sales come in. */
import { useEffect } from 'preact/hooks'
import { daysFromTo } from '../../../schema/calendar.ts'
import type { SalesReport } from '../../../schema/report.ts'
import type { Reading } from '../reading.ts'
import { today } from '../shop.ts'

/** A day is cheap to read again after each sale; a year is read again now and then, the rest is overlaid. */
const againAfterMs = { day: 1_000, longer: 15_000 }

/** Reads again what a newer figure of today does not tell: the items and how many payments. */
export const useLiveAgain = ({ value, at, again }: Reading<SalesReport>): void => {
  const live = today.value
  const isBehind =
    value?.today !== null &&
    value?.today !== undefined &&
    live?.businessDate === value.today.businessDate &&
    live.outletId === value.outletId &&
    live.rev > value.today.rev
  useEffect(() => {
    if (!isBehind || value === undefined) return undefined
    const wait = daysFromTo(value.from, value.to) === 1 ? againAfterMs.day : againAfterMs.longer
    const timer = setTimeout(again, Math.max(0, at + wait - Date.now()))
    return () => clearTimeout(timer)
  }, [isBehind, at])
}
