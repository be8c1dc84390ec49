/**
 * The parts of the office, in the order in which they stand.
 *
 * The rule: a part is a folder or file of its own and comes when it is first
 * opened; only Today arrives with the screen.
 */
import {
  BookOpenText,
  ChartSpline,
  ChefHat,
  Inbox,
  LayoutDashboard,
  MonitorSmartphone,
  Plug,
  ReceiptText,
  Search,
  Smartphone,
  Store,
} from 'lucide'
import type { Part } from '../lib/frame/part-view.ts'
import { Today } from './today.ts'

export const parts: readonly [Part, ...Part[]] = [
  { id: 'today', name: 'office.today', icon: LayoutDashboard, view: Today },
  {
    id: 'sales',
    name: 'office.past-sales',
    icon: ChartSpline,
    load: async () => (await import('./sales/sales.ts')).Sales,
  },
  {
    id: 'bills',
    name: 'office.bills',
    icon: ReceiptText,
    load: async () => (await import('./bills.ts')).Bills,
  },
  {
    id: 'find',
    name: 'office.find-bill',
    icon: Search,
    load: async () => (await import('./find/find.ts')).Find,
  },
  {
    id: 'tills',
    name: 'office.tills',
    icon: Inbox,
    load: async () => (await import('./tills/tills.ts')).Tills,
  },
  {
    id: 'catalogue',
    name: 'office.catalogue',
    icon: BookOpenText,
    load: async () => (await import('./catalogue/part.ts')).Catalogue,
  },
  {
    id: 'guests',
    name: 'office.guests',
    icon: Smartphone,
    load: async () => (await import('./guests/part.ts')).Guests,
  },
  {
    id: 'shop',
    name: 'office.firm',
    icon: Store,
    load: async () => (await import('./firm/part.ts')).Firm,
  },
  {
    id: 'stations',
    name: 'office.stations',
    icon: ChefHat,
    load: async () => (await import('./stations/part.ts')).Stations,
  },
  {
    id: 'machines',
    name: 'office.shop',
    icon: MonitorSmartphone,
    load: async () => (await import('./machines.ts')).Machines,
  },
  {
    id: 'programs',
    name: 'office.programs',
    icon: Plug,
    load: async () => (await import('./programs/programs.ts')).Programs,
  },
]

/** The part an address names; Today where it names none there is. */
export const partNamed = (id: string): Part => parts.find((part) => part.id === id) ?? parts[0]
