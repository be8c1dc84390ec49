/** What is unresolved before a till is counted, from what this screen knows. */
import { stillDue } from '../../../schema/paid.ts'
import type { Money } from '../../../schema/money.ts'
import { health, presenceOf } from '../health.ts'
import { queue } from '../send.ts'
import { session } from '../session.ts'
import { billName } from '../bill/bill-name.ts'
import { placed } from '../pay/held/money.ts'
import { screenNamed } from '../pay/held/say.ts'
import { allHeld } from '../pay/held/store.ts'
import { money } from '../words/format.ts'
import { t } from '../words/words.ts'
import { bills, devices, held, ownTill, requests } from './store.ts'

/** One thing to look at; `count` and the others fill its sentence. */
export interface Unresolved {
  readonly id: 'float' | 'held' | 'bills' | 'requests' | 'paper' | 'queue' | 'screens'
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

/** Money at a screen of this till that is booked nowhere. */
interface Holding {
  readonly bill: string
  readonly screen: string
  readonly amount: Money
}

/** What the screens of this drawer hold, by the hub’s word, and what this one does that the hub has not heard of. */
const holdingHere = (): readonly Holding[] => {
  const { drawerId, deviceId } = session.value.me?.device ?? { drawerId: null, deviceId: '' }
  const isOfDrawer = (id: string): boolean =>
    id === deviceId ||
    devices.value.some((that) => that.deviceId === id && that.drawerId === drawerId)
  const own = placed(allHeld.value)
  const ownIds = new Set(own.map(({ tender }) => tender.heldId))
  return [
    ...own.map(({ billId, tender }) => {
      const bill = bills.value.find((that) => that.billId === billId)
      const doc = held.value.find((that) => that.heldId === tender.heldId)
      const said = bill ?? doc
      return {
        bill: said === undefined ? t('till.held-no-bill') : billName(said),
        screen: screenNamed(deviceId),
        amount: tender.amount,
      }
    }),
    ...held.value
      .filter(
        (that) => that.endedAt === null && !ownIds.has(that.heldId) && isOfDrawer(that.deviceId),
      )
      .map((that) => ({
        bill: billName(that),
        screen: screenNamed(that.deviceId),
        amount: that.amount,
      })),
  ]
}

/** `T5 ₹200.00 (Cash desk 1), Token 7 ₹50.00 (Cash desk 2)` */
const sayHolding = (all: readonly Holding[]): string => {
  const sums = new Map<string, Holding>()
  for (const that of all) {
    const at = `${that.bill} ${that.screen}`
    sums.set(at, { ...that, amount: that.amount + (sums.get(at)?.amount ?? 0) })
  }
  return [...sums.values()]
    .map(({ bill, screen, amount }) => `${bill} ${money(amount, true)} (${screen})`)
    .join(', ')
}

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
  const holding = holdingHere()
  const asked = requests.value.filter(
    ({ claimedAt, overAt }) => claimedAt === null && overAt === null,
  )
  return [
    one('float', ownTill.value?.state === 'open' && !ownTill.value.isConfirmed ? 1 : 0),
    one('held', holding.length, {
      amount: holding.reduce((sum, { amount }) => sum + amount, 0),
      names: sayHolding(holding),
    }),
    one('bills', openBills.length, {
      amount: openBills.reduce((sum, bill) => sum + stillDue(bill), 0),
    }),
    one('requests', asked.length),
    one('paper', papers),
    one('queue', waiting + parked.length),
    one('screens', away.length, { names: away.map(({ name }) => name).join(', ') }),
  ].filter(({ count }) => count > 0)
}
