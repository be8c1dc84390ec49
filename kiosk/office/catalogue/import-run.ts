/**
 * Taking what a file would change. The rule: each row is the ordinary command,
 * sent in order; what the hub refuses is named and the rest goes on, and until
 * all is through nobody reads the catalogue anew.
 */
import { signal } from '@preact/signals'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import type { Declined } from '../../lib/hub-api.ts'
import { send } from '../../lib/send.ts'
import type { Plan, PlannedItem } from './csv-plan.ts'
import { priceArgs, refresh, whileHeld } from './store.ts'

export interface Progress {
  readonly of: number
  readonly through: number
  readonly refused: readonly { readonly name: string; readonly why: string }[]
  /** It has come to its end, or was stopped. */
  readonly isOver: boolean
}

export const progress = signal<Progress | null>(null)
let isStopped = false

/** Nothing more is sent; what was sent stands. */
export const stopImport = (): void => {
  isStopped = true
}

type Outcome = { readonly ok: true } | Declined

/** Sends one item and then its prices; undefined where all of it was taken. */
const takeItem = async ({ args, prices, name }: PlannedItem): Promise<string | undefined> => {
  const deeds: readonly (() => Promise<Outcome>)[] = [
    ...(args === null ? [] : [() => send('item.set', args).done]),
    ...prices.map(
      ({ subjectId, amount, scope }) =>
        () =>
          send('price.set', priceArgs(subjectId, amount, scope)).done,
    ),
  ]
  for (const deed of deeds) {
    const settled = await deed()
    if (!settled.ok) return `${name}: ${sayDeclined(settled)}`
  }
  return undefined
}

/** Takes a plan from its first row to its last, or to where somebody stops it. */
export const takePlan = (plan: Plan): Promise<void> =>
  whileHeld(async () => {
    isStopped = false
    progress.value = { of: plan.items.length, through: 0, refused: [], isOver: false }
    for (const category of plan.categories) await send('category.set', category).done
    for (const item of plan.items) {
      if (isStopped) break
      const why = await takeItem(item)
      const now = progress.peek()
      if (now === null) break
      progress.value = {
        ...now,
        through: now.through + 1,
        refused: why === undefined ? now.refused : [...now.refused, { name: item.name, why }],
      }
    }
    await refresh()
    const end = progress.peek()
    if (end !== null) progress.value = { ...end, isOver: true }
  })
