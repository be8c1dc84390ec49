/** Saying that there is none of an item, or how much of it is left; whoever said it can take it back for a while. */
import type { MenuItem } from '../../../schema/catalogue.ts'
import type { CommandInput } from '../../../schema/commands.ts'
import { holdsOn, type EightySixDoc } from '../../../schema/eighty-six.ts'
import { sayDeclined } from '../frame/say-declined.ts'
import { isAway, send, type Settled } from '../send.ts'
import { toast } from '../ui/toast.ts'
import { nameOf } from '../words/names.ts'
import { t } from '../words/words.ts'
import { leftText } from './words.ts'

export type Until = CommandInput<'item.eighty-six'>['until']
export type Subject = Pick<MenuItem, 'itemId' | 'names' | 'isWeighed' | 'unit' | 'variants'>

/** What was said of an item, or of one size of it, and still holds; nothing where it is on the menu. */
export const entryOf = (
  eightySixed: readonly EightySixDoc[],
  about: {
    readonly item: Pick<Subject, 'itemId'>
    readonly variantId: string | null
    /** The business date, yyyymmdd. */
    readonly date: number
  },
): EightySixDoc | undefined =>
  eightySixed.find(
    (one) =>
      one.itemId === about.item.itemId &&
      one.variantId === about.variantId &&
      holdsOn(one, about.date),
  )

/** How long a word about the menu can be taken back, in seconds. */
const undoSeconds = 10

/**
 * Says it to the hub, and once the hub has it tells of it with a way back.
 * @param leftMilli thousandths; null: it is back on the menu.
 * @param before how it stood.
 */
export const sayLeft = async (
  item: Subject,
  variantId: string | null,
  leftMilli: number | null,
  until: Until,
  before: EightySixDoc | undefined,
): Promise<void> => {
  const subject = { itemId: item.itemId, ...(variantId === null ? {} : { variantId }) }
  const size = item.variants.find((one) => one.variantId === variantId)
  const name = [item.names, ...(size === undefined ? [] : [size.names])].map(nameOf).join(' · ')
  const tell = (milli: number | null, how: Until): Promise<Settled<'item.restore'>> =>
    milli === null
      ? send('item.restore', subject).done
      : send('item.eighty-six', { ...subject, leftMilli: milli, until: how }).done
  const takeBack = (): void => {
    const wasForToday = before === undefined || before.businessDate !== null
    void tell(before?.leftMilli ?? null, wasForToday ? 'today' : 'further-notice').then(sayNo)
  }
  if (isAway()) toast({ text: t('eighty-six.kept', { name }), tone: 'plain' })
  const settled = await tell(leftMilli, until)
  if (!settled.ok) return sayNo(settled)
  const text =
    leftMilli === null
      ? t('eighty-six.told-back', { name })
      : leftMilli === 0
        ? t('eighty-six.told-out', { name })
        : t('eighty-six.told-left', { name, left: leftText(leftMilli, item) })
  toast({ text, tone: 'done', seconds: undoSeconds, onUndo: takeBack })
}

const sayNo = (settled: Settled<'item.restore'>): void => {
  if (!settled.ok) toast({ text: sayDeclined(settled), tone: 'stop' })
}
