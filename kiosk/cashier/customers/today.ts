/** The business day of this desk, as yyyymmdd; 0 before it is known where it stands. */
import { businessDate } from '../../../schema/time.ts'
import { hubTime, session } from '../../lib/session.ts'

export const today = (): number => {
  const outlet = session.value.me?.outlet
  return outlet === undefined ? 0 : businessDate(hubTime(), outlet.timeZone, outlet.cutOffMinute)
}
