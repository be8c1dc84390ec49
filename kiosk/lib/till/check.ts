/** What is unresolved before a till is counted, from what this screen knows. */
import { stillDue } from '../../../schema/paid.ts'
import type { Money } from '../../../schema/money.ts'
import { health, presenceOf } from '../health.ts'
import { queue } from '../send.ts'
import { session } from '../session.ts'
import { bills, devices, ownTill, requests } from './store.ts'

/** One thing to look at; `count` and the others fill its sentence. */
export interface Unresolved {
  readonly id: 'float' | 'bills' | 'requests' | 'paper' | 'queue' | 'screens'
  readonly count: number
  readonly amount: Money
  readonly names: string
}

const one = (id: Unresolved['id'], count: number, more: Partial<Unresolved> = {}): Unresolved => ({
  id,
  count,
  amount: 0,
  names: '',
  ...more,
})

/** Everything that waits for somebody, what matters most first; empty where the till can be counted. */
export const unresolved = (): readonly Unresolved[] => {
  const openBills = bills.value.filter(({ state }) => state === 'open')
  const own = session.value.me?.device.deviceId
  const away = devices.value.filter(
    ({ deviceId, kind, isRevoked }) =>
      !isRevoked &&
      deviceId !== own &&
      (kind === 'counter' || kind === 'cashier') &&
      presenceOf(deviceId) === 'offline',
  )
  const { printers, doubtful } = health.value
  const papers = printers.reduce((all, { waiting }) => all + waiting, 0) + doubtful.length
  const { waiting, parked } = queue.value
  const asked = requests.value.filter(
    ({ claimedAt, overAt }) => claimedAt === null && overAt === null,
  )
  return [
    one('float', ownTill.value?.state === 'open' && !ownTill.value.isConfirmed ? 1 : 0),
    one('bills', openBills.length, {
      amount: openBills.reduce((sum, bill) => sum + stillDue(bill), 0),
    }),
    one('requests', asked.length),
    one('paper', papers),
    one('queue', waiting + parked.length),
    one('screens', away.length, { names: away.map(({ name }) => name).join(', ') }),
  ].filter(({ count }) => count > 0)
}
