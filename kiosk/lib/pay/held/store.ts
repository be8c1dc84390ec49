// oxlint-disable unicorn/require-post-message-target-origin -- a BroadcastChannel takes no target
/**
 * The one place where this screen keeps money that is booked nowhere.
 *
 * The rule: it is on this screen's disk, and no tab writes over what another one
 * has written. A change is done to what lies there, in one transaction, and every
 * tab then shows the same.
 */
import { computed, signal } from '@preact/signals'
import { newId } from '../../ids.ts'
import { changeKept, recall, storeName } from '../../outbox-store.ts'
import { unsettled } from '../../send.ts'
import type { Tender } from '../tender.ts'
import { heldIdsIn } from '../taken-by.ts'
import {
  allNamed,
  applied,
  changeBetween,
  nothingKept,
  placed,
  put,
  type Change,
  type Drafts,
  type Kept,
} from './money.ts'

const kept = signal<Kept>(nothingKept)
/** As it lies on the disk, or will in a moment. */
export const heldHere = computed(() => kept.value)
/** Everything that is held here. */
export const allHeld = computed(() => kept.value.drafts)
/** Whether the disk has said what lies there. */
export const isHeldOpen = signal(false)

const nothing: readonly Tender[] = []
/** What was taken for one bill, drawn anew when it changes. */
export const heldFor = (billId: string): readonly Tender[] => allHeld.value[billId] ?? nothing
export const heldNow = (billId: string): readonly Tender[] => allHeld.peek()[billId] ?? nothing

/** Says what stands with a bill now. */
export const putHeld = (billId: string, tenders: readonly Tender[]): void =>
  changeHeld((drafts) => put(drafts, billId, tenders))

/** Puts more to what stands with a bill; what is there already is there once. */
export const addHeld = (billId: string, tenders: readonly Tender[]): void =>
  changeHeld((drafts) => {
    const ids = new Set(tenders.flatMap(({ heldId }) => heldId ?? []))
    const before = (drafts[billId] ?? []).filter(({ heldId }) => !ids.has(heldId ?? ''))
    return put(drafts, billId, [...before, ...tenders])
  })

/** Takes some off what stands with a bill: it is on its way to the hub. */
export const takeHeld = (billId: string, heldIds: ReadonlySet<string>): void =>
  changeHeld((drafts) =>
    put(
      drafts,
      billId,
      (drafts[billId] ?? []).filter(({ heldId = '' }) => !heldIds.has(heldId)),
    ),
  )

/** Changes where the money stands: at once to look at, and on the disk after whatever is on its way there. */
export const changeHeld = (change: (drafts: Drafts) => Drafts): void => {
  const before = allHeld.peek()
  const step = changeBetween(before, allNamed(change(before), newId))
  if (step.puts.length + step.drops.length > 0) write(step)
}

/** The hub has heard that these are held here no more. */
export const forgetGone = (heldIds: readonly string[]): void =>
  queue((old) => ({ ...old, gone: old.gone.filter((heldId) => !heldIds.includes(heldId)) }))

const write = (step: Change): void => queue((old) => applied(old, step))

let name = ''
let pending = 0
let line: Promise<unknown> = Promise.resolve()
let channel: BroadcastChannel | null = null

const queue = (change: (old: Kept) => Kept): void => {
  kept.value = change(kept.peek())
  inTurn(async () => {
    const next = await changeKept<Kept>(name, (old) => change(old ?? nothingKept))
    channel?.postMessage(null)
    return next
  })
}

/** One after the other. What the disk says is shown once nothing is on its way there any more. */
const inTurn = (work: () => Promise<Kept | undefined>): void => {
  pending += 1
  line = line
    .then(work)
    // A screen without a working disk goes on with what it remembers.
    .catch(() => undefined)
    .then((next) => {
      pending -= 1
      if (pending === 0 && next !== undefined) kept.value = next
      return undefined
    })
}

/** Brings back what lay there before a reload; called once. @param keptAs under which name it lies on the disk. */
export const openHeld = async (keptAs: string): Promise<void> => {
  name = keptAs
  inTurn(async () => {
    const sent = (await unsettled()).map(({ command }) => command)
    await changeKept<Kept | Drafts>(keptAs, (old) => withoutSent(asKept(old), sent))
    return recall<Kept>(keptAs)
  })
  await line
  isHeldOpen.value = true
  channel = new BroadcastChannel(`${await storeName()}-held`)
  channel.addEventListener('message', () => inTurn(() => recall<Kept>(name)))
}

/** Before there were ids only the bills were written down. */
const asKept = (old: Kept | Drafts | undefined): Kept =>
  old === undefined ? nothingKept : isKept(old) ? old : { drafts: allNamed(old, newId), gone: [] }

const isKept = (old: Kept | Drafts): old is Kept => Array.isArray(old['gone'])

/** What went into a settlement that waits to be sent is in that, and stands with no bill besides. */
const withoutSent = (
  old: Kept,
  commands: readonly { readonly name: string; readonly args: unknown }[],
): Kept => {
  const sent = new Set(commands.flatMap(heldIdsIn))
  const drops = placed(old.drafts)
    .map(({ tender }) => tender.heldId)
    .filter((heldId) => sent.has(heldId))
  return applied(old, { puts: [], drops })
}
