/**
 * What somebody looks for among the settled bills, and what the hub has found.
 *
 * The rule: the hub searches, for no screen holds a year of bills. What was
 * found stays in view until the next answer has come, and an answer to an
 * older question is dropped.
 */
import { signal } from '@preact/signals'
import type { BillFate } from '../../../schema/bill-fate.ts'
import type { BillFound, BillsFound } from '../../../schema/bill-search.ts'
import type { TenderKind } from '../../../schema/bill.ts'
import { dayBefore } from '../../../schema/time.ts'
import { read, type Declined } from '../hub-api.ts'

export const times = ['any-time', 'today', 'yesterday', 'week', 'month', 'dates'] as const
export type Time = (typeof times)[number]

export interface Asked {
  readonly find: string
  readonly time: Time
  /** yyyymmdd; only where the time is chosen by dates. */
  readonly from: number | null
  readonly to: number | null
  readonly tender: TenderKind | ''
  readonly by: string
  readonly state: BillFate | ''
}

const nothing: Asked = {
  find: '',
  time: 'any-time',
  from: null,
  to: null,
  tender: '',
  by: '',
  state: '',
}

export interface Search {
  readonly asked: { value: Asked; peek: () => Asked }
  readonly found: { readonly value: readonly BillFound[] | null }
  readonly next: { readonly value: string | null }
  readonly why: { readonly value: Declined | null }
  /** Who works at the outlet that is searched. */
  readonly people: { readonly value: NonNullable<BillsFound['people']> }
  /** The other outlet whose invoice has the number that was typed. */
  readonly elsewhere: { readonly value: BillsFound['elsewhere'] | null }
  /** Asks for something else; answers with the first bill found, once it is. */
  readonly ask: (changes: Partial<Asked>) => Promise<BillFound | undefined>
  /** The bills of before, from the last one on. */
  readonly more: () => Promise<void>
}

/** The range of business dates a time means. */
export const rangeOf = (
  { time, from, to }: Pick<Asked, 'time' | 'from' | 'to'>,
  today: number,
): { readonly from?: number; readonly to?: number } => {
  switch (time) {
    case 'any-time':
      return {}
    case 'today':
      return { from: today, to: today }
    case 'yesterday':
      return { from: dayBefore(today), to: dayBefore(today) }
    case 'week':
      return {
        from: Array.from({ length: 6 }).reduce<number>((date) => dayBefore(date), today),
        to: today,
      }
    case 'month':
      return { from: today - (today % 100) + 1, to: today }
    case 'dates':
      return { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) }
  }
}

/** The question as it stands in an address. */
export const queryOf = (asked: Asked, today: number): string => {
  const { find, tender, by, state } = asked
  const words = { find, tender, by, state, ...rangeOf(asked, today) }
  return new URLSearchParams(
    Object.entries(words).flatMap(([name, value]) => (value === '' ? [] : [[name, String(value)]])),
  ).toString()
}

/**
 * A search of its own. @param todayOf the outlet's business date of now.
 * @param outletOf the outlet in an address, `?outlet=…`, or nothing for the screen's own.
 */
export const createSearch = (todayOf: () => number, outletOf: () => string = () => ''): Search => {
  const asked = signal<Asked>(nothing)
  const found = signal<readonly BillFound[] | null>(null)
  const next = signal<string | null>(null)
  const why = signal<Declined | null>(null)
  const people = signal<NonNullable<BillsFound['people']>>([])
  const elsewhere = signal<BillsFound['elsewhere'] | null>(null)
  let turn = 0

  const fetchPage = async (after: string | null) => {
    const query = queryOf(asked.peek(), todayOf())
    const outlet = outletOf()
    const path = `/api/v1/bills${outlet === '' ? '?' : `${outlet}&`}${query}`
    return read<BillsFound>(after === null ? path : `${path}&after=${after}`)
  }

  const ask: Search['ask'] = async (changes) => {
    asked.value = { ...asked.peek(), ...changes }
    turn += 1
    const mine = turn
    const answer = await fetchPage(null)
    if (mine !== turn) return undefined
    why.value = answer.ok ? null : answer
    if (!answer.ok) return undefined
    found.value = answer.value.bills
    next.value = answer.value.next
    people.value = answer.value.people ?? people.peek()
    elsewhere.value = answer.value.elsewhere ?? null
    return answer.value.bills[0]
  }

  const more = async (): Promise<void> => {
    const mine = turn
    const answer = await fetchPage(next.peek())
    if (mine !== turn) return
    why.value = answer.ok ? null : answer
    if (!answer.ok) return
    found.value = [...(found.peek() ?? []), ...answer.value.bills]
    next.value = answer.value.next
  }

  return { asked, found, next, why, people, elsewhere, ask, more }
}
