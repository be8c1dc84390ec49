/**
 * The catalogue as the office edits it, and how each change is sent.
 *
 * The rule: the hub's answer is what stands on the screen. A change is sent at
 * once, the catalogue is read again, and the last change can be taken back.
 */
import { computed, effect, signal } from '@preact/signals'
import type { CatalogueDoc, CatalogueItem } from '../../../schema/catalogue-doc.ts'
import type { CommandInput } from '../../../schema/commands.ts'
import { pickPrice } from '../../../schema/price.ts'
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
/** Follows every change of the menu, whoever makes it. */
export const follow = (): void => {
  if (isFollowing) return
  isFollowing = true
  effect(() => {
    if (menuRev.value !== catalogue.peek()?.rev || outletQuery.value !== '') void refresh()
  })
}

/** The price of an item or a size at the outlet that is shown; undefined where it has none. */
export const priceOf = (subjectId: string): number | undefined => {
  const me = session.peek().me
  if (catalogue.value === null || me === undefined) return undefined
  const { timeZone, cutOffMinute } = me.outlet
  return pickPrice(catalogue.value.prices, {
    subjectId,
    outletId: shownOutlet.peek()?.outletId ?? me.outlet.outletId,
    orderType: 'takeaway',
    customerGroup: 'retail',
    businessDate: businessDate(hubTime(), timeZone, cutOffMinute),
    rev: catalogue.value.rev,
  })?.amount
}

/** Whether a price of it includes the tax, as the last one did. */
const includesTax = (subjectId: string): boolean =>
  catalogue.peek()?.prices.find((row) => row.subjectId === subjectId)?.isTaxIncluded ?? true

/** Says why the hub would not, or nothing where it did. */
const settle = async (
  done: Promise<{ readonly ok: true } | Declined>,
): Promise<string | undefined> => {
  const settled = await done
  if (!settled.ok) return sayDeclined(settled)
  await refresh()
  return undefined
}

export type ItemArgs = CommandInput<'item.set'>

/** An item as the command wants it back, whole. */
export const argsOf = ({ position, ...item }: CatalogueItem): ItemArgs => ({ ...item, position })

/** Sets an item. Returns why it could not be, and otherwise offers to take it back. */
export const setItem = async (
  args: ItemArgs,
  before: CatalogueItem | undefined,
): Promise<string | undefined> => {
  const why = await settle(send('item.set', args).done)
  if (why === undefined)
    toast({
      text: t('catalogue.saved', { name: args.names[language.peek()] ?? args.names.en }),
      tone: 'done',
      seconds: 10,
      ...(before === undefined
        ? {}
        : { onUndo: () => void settle(send('item.set', argsOf(before)).done).then(sayNo) }),
    })
  return why
}

/** @param amount minor units. */
export const setPrice = async (
  subjectId: string,
  amount: number,
  isUndoable = true,
): Promise<string | undefined> => {
  const before = priceOf(subjectId)
  const outletId = shownOutlet.peek()?.outletId
  const args = {
    subjectId,
    amount,
    isTaxIncluded: includesTax(subjectId),
    ...(outletId === undefined ? {} : { outletId }),
  }
  const why = await settle(send('price.set', args).done)
  if (why === undefined && isUndoable && before !== undefined)
    toast({
      text: t('catalogue.priced'),
      tone: 'done',
      seconds: 10,
      onUndo: () => void setPrice(subjectId, before, false).then(sayNo),
    })
  return why
}

export const setCategory = (args: CommandInput<'category.set'>): Promise<string | undefined> =>
  settle(send('category.set', args).done)

export const sayNo = (why: string | undefined): void => {
  if (why !== undefined) toast({ text: why, tone: 'stop', seconds: 8 })
}
