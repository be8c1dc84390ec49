/**
 * Money that was taken on this screen and is booked nowhere: which of it stands with which bill.
 *
 * The rule: every tender has an id that goes with it, so that what two tabs do
 * at once, and what the hub and another screen say of it, is said of one thing.
 */
import type { TenderArgs, TenderKind } from '../../../../schema/bill.ts'
import type { Tender } from '../tender.ts'

/** What stands with each bill, by its id. */
export type Drafts = Readonly<Record<string, readonly Tender[]>>

/** A tender that is held. */
export type HeldTender = Tender & { readonly heldId: string }

/** As it lies on the disk. `gone`: held here no more, and the hub has not been told so yet. */
export interface Kept {
  readonly drafts: Drafts
  readonly gone: readonly string[]
}

export const nothingKept: Kept = { drafts: {}, gone: [] }

/** What was done to it, so that it can be done to what another tab has written meanwhile. */
export interface Change {
  readonly puts: readonly { readonly billId: string; readonly tender: HeldTender }[]
  readonly drops: readonly string[]
}

/** The drafts with other money at one bill. */
export const put = (drafts: Drafts, billId: string, tenders: readonly Tender[]): Drafts => {
  const { [billId]: _, ...rest } = drafts
  return tenders.length === 0 ? rest : { ...rest, [billId]: tenders }
}

/** The tenders, each with an id. */
export const named = (tenders: readonly Tender[], newId: () => string): readonly HeldTender[] =>
  tenders.map((tender) => ({ ...tender, heldId: tender.heldId ?? newId() }))

/** The same of all that is held. */
export const allNamed = (drafts: Drafts, newId: () => string): Drafts =>
  Object.fromEntries(
    Object.entries(drafts).map(([billId, tenders]) => [billId, named(tenders, newId)]),
  )

interface Placed {
  readonly billId: string
  readonly tender: HeldTender
}

/** Everything that is held, with its bill. What has no id yet is not there. */
export const placed = (drafts: Drafts): readonly Placed[] =>
  Object.entries(drafts).flatMap(([billId, tenders]) =>
    tenders.flatMap((tender) =>
      tender.heldId === undefined ? [] : [{ billId, tender: { ...tender, heldId: tender.heldId } }],
    ),
  )

const sayOf = ({ billId, tender }: Placed): string => JSON.stringify([billId, tender])

/** What makes the one of the other. */
export const changeBetween = (before: Drafts, after: Drafts): Change => {
  const was = new Map(placed(before).map((one) => [one.tender.heldId, sayOf(one)]))
  const is = placed(after)
  const ids = new Set(is.map(({ tender }) => tender.heldId))
  return {
    puts: is.filter((one) => was.get(one.tender.heldId) !== sayOf(one)),
    drops: [...was.keys()].filter((heldId) => !ids.has(heldId)),
  }
}

/** The same done to what is kept: a tender changes in its place, and comes last where it is new. */
export const applied = ({ drafts, gone }: Kept, { puts, drops }: Change): Kept => {
  const moved = new Map(puts.map((one) => [one.tender.heldId, one]))
  const dropped = new Set(drops)
  const left = placed(drafts).flatMap((one) => {
    const { heldId } = one.tender
    const next = moved.get(heldId)
    if (dropped.has(heldId)) return []
    if (next === undefined) return [one]
    if (next.billId !== one.billId) return []
    moved.delete(heldId)
    return [next]
  })
  const all = [...left, ...moved.values()]
  const puttings = new Set(puts.map(({ tender }) => tender.heldId))
  return {
    drafts: all.reduce<Drafts>(
      (next, { billId, tender }) => ({ ...next, [billId]: [...(next[billId] ?? []), tender] }),
      {},
    ),
    gone: [...new Set([...gone, ...drops])].filter((heldId) => !puttings.has(heldId)),
  }
}

/** A settlement in which every tender has an id, so that what comes back of it comes back once. */
export const identified = <S extends { readonly taken: readonly Tender[] }>(
  step: S,
  tenders: readonly TenderArgs[],
  newId: () => string,
): {
  readonly step: Omit<S, 'taken'> & { readonly taken: readonly HeldTender[] }
  readonly tenders: TenderArgs[]
  readonly heldIds: ReadonlySet<string>
} => {
  const taken = named(step.taken, newId)
  return {
    step: { ...step, taken },
    tenders: tenders.map((tender, i) => {
      const heldId = taken[i]?.heldId
      return heldId === undefined ? tender : { ...tender, heldId }
    }),
    heldIds: new Set(taken.map(({ heldId }) => heldId)),
  }
}

/** Whether two are the same tender. */
export const isSame = (one: Tender, other: Tender): boolean =>
  one === other || (one.heldId !== undefined && one.heldId === other.heldId)

/** So much, by one way of paying. */
export interface Sum {
  readonly kind: TenderKind
  readonly amount: number
}

/** Sums by their way of paying, in the order in which they were taken. */
export const byKind = (tenders: readonly Sum[]): readonly Sum[] =>
  [...new Set(tenders.map(({ kind }) => kind))].map((kind) => ({
    kind,
    amount: tenders.reduce((sum, one) => sum + (one.kind === kind ? one.amount : 0), 0),
  }))
