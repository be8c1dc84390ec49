/** How the desk says names, quantities, waiting times and who did what. */
import { nameIn, type Names } from '../../schema/names.ts'
import type { BillDoc, BillLine } from '../../schema/bill.ts'
import { goodsOf } from '../../schema/packing.ts'
import { piecesToText, shareToText } from '../../schema/quantity.ts'
import { session } from '../lib/session.ts'
import { money, quantity } from '../lib/words/format.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { piecesOf } from './bills/queue.ts'

export const say = (names: Names): string => nameIn(names, language.value)

/** A person of this outlet by their id; somebody of another one stays unnamed. */
export const personName = (userId: string | null): string =>
  session.value.me?.users.find((user) => user.userId === userId)?.name ?? t('cashier.somebody')

/** Who took the money for a bill; a program is called as its device is. */
export const settlerOf = ({
  settledBy,
  settledOn,
}: Pick<BillDoc, 'settledBy' | 'settledOn'>): string =>
  settledBy === null && settledOn !== undefined ? settledOn : personName(settledBy)

/** `now`, `12 min`, `1 h 5 min`. @param ms milliseconds. */
export const waited = (ms: number): string => {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  if (minutes === 0) return t('cashier.just-now')
  return minutes < 60
    ? t('cashier.minutes', { minutes })
    : t('cashier.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
}

/** `waiting 12 min`; a guest of this minute is not said to wait. */
export const waitedLong = (ms: number): string =>
  ms < 60_000 ? t('cashier.just-now') : t('cashier.waiting', { time: waited(ms) })

const isWeighed = ({ unit }: BillLine): boolean => unit === 'kg' || unit === 'litre'

/** `2 ×`, or `½ ×` and `1 1/3 ×` of what was split; what is weighed says its weight below its name. */
export const qtyOf = (line: BillLine): string =>
  isWeighed(line) ? '' : `${piecesToText(line.qtyMilli)} ×`

/** `4 items`; of a bill split equally `½ of 4 items`, of one cut otherwise what is on it, whole or in part. */
export const itemsOf = ({ lines }: Pick<BillDoc, 'lines'>): string => {
  const ways = new Set(lines.map(waysOf))
  const [share] = ways
  if (ways.size === 1 && share != null) {
    const whole = lines.map((line) => ({ ...line, qtyMilli: line.part?.ofMilli ?? 0 }))
    return t('cashier.share-of', {
      share: shareToText(1, share),
      count: piecesOf({ lines: whole }),
    })
  }
  return t('cashier.pieces', { count: piecesOf({ lines }) })
}

/** What is on it by name; boxes filled alike as so many of one thing. */
export const goodsText = (lines: BillDoc['lines']): string =>
  goodsOf(lines)
    .map(({ box, boxes }) =>
      box == null
        ? boxes
            .flat()
            .map(({ names }) => say(names))
            .join(', ')
        : `${boxes.length} × ${say(box.names)}`,
    )
    .join(', ')

/** Into how many equal shares a line was cut, where this is one of them and no whole piece. */
const waysOf = ({ qtyMilli, part }: BillLine): number | null => {
  if (part === undefined || qtyMilli % 1000 === 0) return null
  const ways = Math.round(part.ofMilli / qtyMilli)
  return Math.abs(part.ofMilli - ways * qtyMilli) < ways ? ways : null
}

/** Weight and price, size, choices and note of a line, as they stand below its name. */
export const detailsOf = (line: BillLine): string => {
  const { variantNames, modifiers, note } = line
  return [
    ...(isWeighed(line) ? [weightOf(line)] : []),
    ...(variantNames === null ? [] : [say(variantNames)]),
    ...modifiers.map(({ names }) => say(names)),
    ...(note === '' ? [] : [`“${note}”`]),
  ].join(' · ')
}

/** `0.350 kg × ₹640` */
const weightOf = ({ unit, qtyMilli, unitPrice }: BillLine): string => {
  const weight =
    unit === 'litre'
      ? t('cashier.litre', { amount: quantity(qtyMilli, unit) })
      : t('cashier.kg', { amount: quantity(qtyMilli, 'kg') })
  return `${weight} × ${money(unitPrice, true)}`
}
