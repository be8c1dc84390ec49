/**
 * The parts of the desk, in the order in which they stand above it.
 *
 * The rule: a part is a folder of its own and one entry here, and comes when it
 * is first opened; only the bills arrive with the screen. One part alone needs
 * no names above it, so they are shown once there are two.
 */
import { Inbox, ReceiptIndianRupee, Undo2, Users } from 'lucide'
import type { Part } from '../lib/frame/part-view.ts'
import { Bills } from './bills/bills.ts'
import { placeId } from './place.ts'

export const parts: readonly [Part, ...Part[]] = [
  { id: 'bills', name: 'cashier.bills', icon: ReceiptIndianRupee, view: Bills },
  {
    id: 'refund',
    name: 'cashier.refund',
    icon: Undo2,
    load: async () => (await import('./refund/refund.ts')).Refund,
  },
  {
    id: 'customers',
    name: 'cashier.customers',
    icon: Users,
    load: async () => (await import('./customers/customers.ts')).Customers,
  },
  {
    id: 'till',
    name: 'cashier.till',
    icon: Inbox,
    load: async () => (await import('../lib/till/part.ts')).Till,
  },
]

/** The part one is in; the bills where the address names none there is. */
export const partHere = (): Part => parts.find(({ id }) => id === placeId.value) ?? parts[0]

/** The part after the one at hand, and after the last the first again. */
export const nextPart = (): Part =>
  parts[(parts.indexOf(partHere()) + 1) % parts.length] ?? parts[0]
