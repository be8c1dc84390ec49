/**
 * The revision each document stands at, so that a command that expects another
 * one can be refused: the person was looking at something that has moved on.
 */
import type { Database } from './store/driver.ts'
import { query } from './store/query.ts'

interface Rev {
  readonly rev: number
}

const byConcept = {
  order: query<[id: string], Rev>('select rev from sales_order where order_id = ?', ['rev']),
  ticket: query<[id: string], Rev>('select rev from ticket where ticket_id = ?', ['rev']),
  station: query<[id: string], Rev>('select rev from station where station_id = ?', ['rev']),
  sitting: query<[id: string], Rev>('select rev from sitting where sitting_id = ?', ['rev']),
  booking: query<[id: string], Rev>('select rev from booking where booking_id = ?', ['rev']),
  section: query<[id: string], Rev>('select rev from section where section_id = ?', ['rev']),
  proposal: query<[id: string], Rev>('select rev from proposal where proposal_id = ?', ['rev']),
  request: query<[id: string], Rev>('select rev from bill_request where request_id = ?', ['rev']),
  slip: query<[id: string], Rev>('select rev from slip where slip_id = ?', ['rev']),
  bill: query<[id: string], Rev>('select rev from bill where bill_id = ?', ['rev']),
  held: query<[id: string], Rev>('select rev from held_money where held_id = ?', ['rev']),
  job: query<[id: string], Rev>('select rev from job where job_id = ?', ['rev']),
  device: query<[id: string], Rev>('select rev from device where device_id = ?', ['rev']),
  printer: query<[id: string], Rev>('select rev from printer where printer_id = ?', ['rev']),
  till: query<[id: string], Rev>('select rev from till where till_id = ?', ['rev']),
  drawer: query<[id: string], Rev>('select rev from drawer where drawer_id = ?', ['rev']),
} as const

/** The revision of the document `concept:id`, or undefined where there is none. */
export const revOf = (db: Database, key: string): number | undefined => {
  const [concept = '', id = ''] = key.split(':')
  return Object.hasOwn(byConcept, concept)
    ? byConcept[concept as keyof typeof byConcept].get(db, id)?.rev
    : undefined
}
