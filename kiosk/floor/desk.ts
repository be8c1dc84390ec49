/**
 * What the waiter is looking at: the section, the filter, the party at hand,
 * the open sheet, and a table that is being chosen.
 *
 * The rule: one tap on a taken table stands before its party, with the menu
 * beside it; one tap on a free one asks how many they are.
 */
import { computed, signal } from '@preact/signals'
import type { VNode } from 'preact'
import type { MenuItem } from '../../schema/catalogue.ts'
import type { LinePart } from '../../schema/order.ts'
import type { SittingDoc } from '../../schema/sitting.ts'
import { session } from '../lib/session.ts'
import { isSellingOut } from '../lib/order/sell-out.ts'
import { sections, sittingOf, tables } from './house.ts'
import type { TableView } from './table-state.ts'

export type Open =
  | { readonly kind: 'seat'; readonly tableId: string }
  | { readonly kind: 'blocked'; readonly tableId: string }
  | { readonly kind: 'weigh'; readonly item: MenuItem; readonly typed: string }
  | { readonly kind: 'eighty-six'; readonly item: MenuItem }
  | { readonly kind: 'choices'; readonly item: MenuItem; readonly count: number }
  | { readonly kind: 'unsent'; readonly lineKey: number }
  | { readonly kind: 'line'; readonly lineId: string }
  | { readonly kind: 'more' | 'guests' | 'server' | 'note' | 'split' | 'carry' }
  | { readonly kind: 'jump' | 'person' }

/** The sheet over the screen, or null. */
export const open = signal<Open | null>(null)
export const closeSheet = (): void => void (open.value = null)

export interface PartProps {
  readonly onClose: () => void
}

/** The part in the place of the tables, such as the editor of the plan; null: the tables. */
export const openPart = signal<{
  readonly id: string
  readonly view: (props: PartProps) => VNode
} | null>(null)

/** What the chosen table is for. */
export type Picking =
  | { readonly kind: 'move' | 'widen'; readonly sittingId: string }
  /** For a party that was expected and is here now. */
  | { readonly kind: 'seat'; readonly bookingId: string }
  | { readonly kind: 'carry'; readonly sittingId: string; readonly lines: readonly LinePart[] }

/** A table is being chosen on the plan; null: none is. */
export const picking = signal<Picking | null>(null)

const isNarrow = (): boolean => matchMedia('(max-width: 820px)').matches

export const layout = signal<'plan' | 'list'>(isNarrow() ? 'list' : 'plan')
export const isMineOnly = signal(false)

const chosenSection = signal<string | null>(null)
export const section = computed(
  () =>
    sections.value.find(({ sectionId }) => sectionId === chosenSection.value) ?? sections.value[0],
)
export const chooseSection = (sectionId: string): void => void (chosenSection.value = sectionId)

export const isMine = ({ serverIds }: TableView): boolean =>
  serverIds.includes(session.value.me?.signIn?.userId ?? '')

/** The tables of the section in view; where only mine are wanted, those I look after. */
export const shownTables = computed(() =>
  tables.value.filter(
    (view) =>
      view.section.sectionId === section.value?.sectionId && (!isMineOnly.value || isMine(view)),
  ),
)

// --- the party at hand ----------------------------------------------------------

const hereId = signal<string | null>(null)
/** The party at hand: where it was merged away, the one it sits with now. */
export const here = computed<SittingDoc | null>(() => {
  const sitting = hereId.value === null ? undefined : sittingOf(hereId.value)
  if (sitting === undefined) return null
  if (sitting.state === 'merged') return sittingOf(sitting.mergedIntoId ?? '') ?? null
  return sitting.state === 'closed' ? null : sitting
})

/** On a phone the party and the menu take turns. */
export const side = signal<'party' | 'menu'>('party')
/** For whom the next items are, with which course, and whether they are held. */
export const seat = signal<number | null>(null)
export const course = signal<number | null>(null)
export const isHolding = signal(false)

/** The next items are for nobody in particular, and go to the kitchen at once. */
export const forNobody = (): void => {
  seat.value = null
  course.value = null
  isHolding.value = false
  isSellingOut.value = false
}

export const standAt = (
  sitting: Pick<SittingDoc, 'sittingId' | 'lines'>,
  isFresh = false,
): void => {
  hereId.value = sitting.sittingId
  forNobody()
  // At a table that has had nothing yet there is nothing to see but the menu.
  const isBare = Object.values(sitting.lines).every((count) => count === 0)
  side.value = isFresh || isBare ? 'menu' : 'party'
}

export const leaveParty = (): void => {
  hereId.value = null
  open.value = null
}

/** A finger on a table. */
export const tapTable = ({ table, parties, state }: TableView): void => {
  const [party] = parties
  if (party !== undefined) return standAt(party)
  open.value = { kind: state === 'blocked' ? 'blocked' : 'seat', tableId: table.tableId }
}
