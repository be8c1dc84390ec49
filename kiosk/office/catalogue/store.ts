/**
 * The catalogue as the office edits it, and how each change is sent.
 *
 * The rule: the hub's answer is what stands on the screen. A change is sent at
 * once, the catalogue is read again, and the last change can be taken back.
 */
import { computed, effect, signal } from '@preact/signals'
import type { CatalogueDoc, CatalogueItem } from '../../../schema/catalogue-doc.ts'
import type { CommandInput } from '../../../schema/commands.ts'
import { orderTypes, type OrderType } from '../../../schema/catalogue.ts'
import { retail } from '../../../schema/customer-words.ts'
import { pickPrice, type PriceRow } from '../../../schema/price.ts'
import { businessDate } from '../../../schema/time.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { shownOutlet } from '../../lib/frame/shown-outlet.ts'
import { read, type Declined } from '../../lib/hub-api.ts'
import { send } from '../../lib/send.ts'
import { hubTime, session } from '../../lib/session.ts'
import { toast } from '../../lib/ui/toast.ts'
import { language } from '../../lib/words/place.ts'
import { t } from '../../lib/words/words.ts'
import { outletQuery, view } from '../shop.ts'

export const catalogue = signal<CatalogueDoc | null>(null)
export const missing = signal<Declined | null>(null)

/** Reads it again; what was read stays on the screen meanwhile. */
export const refresh = async (): Promise<void> => {
  const answer = await read<CatalogueDoc>(`/api/v1/catalogue${outletQuery.peek()}`)
  if (answer.ok) {
    catalogue.value = answer.value
    missing.value = null
  } else missing.value = answer
}

const menuRev = computed(() => {
  const doc = [...view.value.docs.value.values()].find(({ key }) => key.startsWith('menu:'))
  return doc?.rev ?? 0
})

let isFollowing = false
let isHeld = false

/** Does something long during which nobody reads the catalogue anew at every step. */
export const whileHeld = async (deed: () => Promise<void>): Promise<void> => {
  isHeld = true
  try {
    await deed()
  } finally {
    isHeld = false
  }
}

/** Follows every change of the menu, whoever makes it. */
export const follow = (): void => {
  if (isFollowing) return
  isFollowing = true
  effect(() => {
    const isNews = menuRev.value !== catalogue.peek()?.rev || outletQuery.value !== ''
    if (isNews && !isHeld) void refresh()
  })
}

/** The order types a price can be of its own for; null: whatever the order type. */
export const priceScopes = [null, ...orderTypes] as const
export type PriceScope = (typeof priceScopes)[number]

/** What a price is of: an order type or every one, and whose price list. */
interface PriceOf {
  readonly scope?: PriceScope
  readonly group?: string
}

/** The row that prices something here for an order type; of `null` the row for every type. */
const rowOf = (
  subjectId: string,
  { scope = null, group = retail }: PriceOf = {},
): PriceRow | undefined => {
  const me = session.peek().me
  if (catalogue.value === null || me === undefined) return undefined
  const { timeZone, cutOffMinute } = me.outlet
  return pickPrice(pricesBySubject.value.get(subjectId) ?? [], {
    subjectId,
    outletId: shownOutlet.peek()?.outletId ?? me.outlet.outletId,
    orderType: scope ?? '',
    customerGroup: group,
    businessDate: businessDate(hubTime(), timeZone, cutOffMinute),
    rev: catalogue.value.rev,
  })
}

/** Made once for each reading: a long list asks for thousands of prices. */
const pricesBySubject = computed(() => {
  const rows = new Map<string, PriceRow[]>()
  for (const row of catalogue.value?.prices ?? []) {
    const before = rows.get(row.subjectId)
    if (before === undefined) rows.set(row.subjectId, [row])
    else before.push(row)
  }
  return rows
})

/** The price of an item, a size or a choice at the outlet that is shown; undefined where it has none. */
export const priceOf = (
  subjectId: string,
  scope: PriceScope = null,
  group: string = retail,
): number | undefined => rowOf(subjectId, { scope, group })?.amount

/** What everybody pays for it, and whether its tax is inside; undefined where it has no price. */
export const plainOf = (
  subjectId: string,
): Pick<PriceRow, 'amount' | 'isTaxIncluded'> | undefined => rowOf(subjectId, {})

/** The row of one order type and one price list alone; undefined where it costs what it costs everywhere. */
const ownRowOf = (
  subjectId: string,
  { scope = null, group = retail }: PriceOf,
): PriceRow | undefined => {
  const row = rowOf(subjectId, { scope, group })
  const ofGroup = group === retail ? null : group
  return row?.orderType === scope && row.customerGroup === ofGroup ? row : undefined
}

export const ownPriceOf = (
  subjectId: string,
  scope: PriceScope,
  group: string = retail,
): number | undefined => ownRowOf(subjectId, { scope, group })?.amount

/** Whether a price of it includes the tax, as the last one did; a new thing as its like does. */
const includesTax = (subjectId: string, likeId: string | undefined, group: string): boolean =>
  (rowOf(subjectId, { group }) ?? rowOf(likeId ?? '', { group }))?.isTaxIncluded ??
  catalogue.peek()?.prices[0]?.isTaxIncluded ??
  true

type Sent = Promise<{ readonly ok: true } | Declined>

/** Sends one after the other and stops at the first that is refused; says why, or nothing. */
export const commit = async (deeds: readonly (() => Sent)[]): Promise<string | undefined> => {
  let why: string | undefined
  for (const deed of deeds) {
    const settled = await deed()
    if (settled.ok) continue
    why = sayDeclined(settled)
    break
  }
  await refresh()
  return why
}

export type ItemArgs = CommandInput<'item.set'>

/** An item as the command wants it back, whole. */
export const argsOf = ({ position, ...item }: CatalogueItem): ItemArgs => ({ ...item, position })

/** Takes the last change back; what was done before it stands. */
export interface Undoable {
  readonly text: string
  readonly undo: () => Promise<string | undefined>
}

const changes = signal<readonly Undoable[]>([])
/** The change that `undoLast` takes back. */
export const lastChange = computed(() => changes.value.at(-1))

const remember = (change: Undoable): void => {
  changes.value = [...changes.value.slice(-49), change]
  toast({ text: change.text, tone: 'done', seconds: 10, onUndo: () => void takeBack(change) })
}

const takeBack = async (change: Undoable): Promise<void> => {
  if (!changes.value.includes(change)) return
  changes.value = changes.value.filter((one) => one !== change)
  sayNo(await change.undo())
}

export const undoLast = (): void => {
  const last = lastChange.peek()
  if (last !== undefined) void takeBack(last)
}

/** Sets an item. Returns why it could not be, and otherwise offers to take it back. */
export const setItem = async (
  args: ItemArgs,
  before: CatalogueItem | undefined,
): Promise<string | undefined> => {
  const why = await commit([() => send('item.set', args).done])
  if (why !== undefined) return why
  const text = t('catalogue.saved', { name: args.names[language.peek()] ?? args.names.en })
  if (before === undefined) toast({ text, tone: 'done', seconds: 10 })
  else remember({ text, undo: () => commit([() => send('item.set', argsOf(before)).done]) })
  return undefined
}

/** A price as the command takes it, at the outlet that is shown. */
export const priceArgs = (
  subjectId: string,
  amount: number,
  scope: PriceScope = null,
  {
    likeId,
    group = retail,
  }: { readonly likeId?: string | undefined; readonly group?: string } = {},
): CommandInput<'price.set'> => {
  const outletId = shownOutlet.peek()?.outletId
  return {
    subjectId,
    amount,
    isTaxIncluded: includesTax(subjectId, likeId, group),
    ...(outletId === undefined ? {} : { outletId }),
    ...(scope === null ? {} : { orderType: scope }),
    ...(group === retail ? {} : { customerGroup: group }),
  }
}

/** The end of a price as the command takes it, where the price stands: here, or at every outlet. */
export const endArgs = (
  subjectId: string,
  scope: PriceScope,
  group: string = retail,
): CommandInput<'price.end'> => {
  const row = ownRowOf(subjectId, { scope, group })
  return row === undefined ? { subjectId } : whereOf(row)
}

/** @param amount minor units. Offers to take it back: what had no price of its own has none again. */
export const setPrice = async (
  subjectId: string,
  amount: number,
  scope: PriceScope = null,
  group: string = retail,
): Promise<string | undefined> => {
  const own = ownPriceOf(subjectId, scope, group)
  const isNew = own === undefined && (scope !== null || group !== retail)
  const before = own ?? priceOf(subjectId, scope, group)
  const set = (to: number) =>
    commit([() => send('price.set', priceArgs(subjectId, to, scope, { group })).done])
  const why = await set(amount)
  if (why !== undefined) return why
  if (isNew)
    remember({
      text: t('catalogue.priced'),
      undo: () => commit([() => send('price.end', endArgs(subjectId, scope, group)).done]),
    })
  else if (before !== undefined) remember({ text: t('catalogue.priced'), undo: () => set(before) })
  return undefined
}

/** It costs again what it costs everywhere. Offers to take that back. */
export const endPrice = async (
  subjectId: string,
  scope: PriceScope,
  group: string = retail,
): Promise<string | undefined> => {
  const row = ownRowOf(subjectId, { scope, group })
  const why = await commit([() => send('price.end', endArgs(subjectId, scope, group)).done])
  if (why !== undefined || row === undefined) return why
  const { amount, isTaxIncluded } = row
  const again = { ...whereOf(row), amount, isTaxIncluded }
  remember({
    text: t(row.outletId === null ? 'catalogue.price-ended-everywhere' : 'catalogue.price-ended'),
    undo: () => commit([() => send('price.set', again).done]),
  })
  return undefined
}

const whereOf = ({
  subjectId,
  outletId,
  orderType,
  customerGroup,
}: PriceRow): CommandInput<'price.end'> => ({
  subjectId,
  ...(outletId === null ? {} : { outletId }),
  ...(orderType === null ? {} : { orderType: orderType as OrderType }),
  ...(customerGroup === null ? {} : { customerGroup }),
})

export const setCategory = (args: CommandInput<'category.set'>): Promise<string | undefined> =>
  commit([() => send('category.set', args).done])

export const sayNo = (why: string | undefined): void => {
  if (why !== undefined) toast({ text: why, tone: 'stop', seconds: 8 })
}
