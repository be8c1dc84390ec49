/** Taking the order: what is looked for, what a touched item asks, where the round will be made. */
import { computed } from '@preact/signals'
import type { MenuItem } from '../../schema/catalogue.ts'
import { leftOf } from '../../schema/eighty-six.ts'
import type { OrderDoc } from '../../schema/order.ts'
import type { Cart } from '../lib/order/cart.ts'
import { firstChoice, mustAsk, type Choice } from '../lib/order/choices.ts'
import { isSellingOut, sellOut } from '../lib/order/sell-out.ts'
import { findIn } from '../lib/order/finder.ts'
import {
  itemOf,
  stationsFor,
  previewCart,
  priceContext,
  type Preview,
  type PriceContext,
} from '../lib/order/preview.ts'
import { can, session } from '../lib/session.ts'
import { toast } from '../lib/ui/toast.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { course, isHolding, open, seat } from './desk.ts'
import { eightySixed, now } from './house.ts'
import { add, round, roundMenu } from './rounds.ts'

export const finder = findIn(roundMenu)

/** What every price here depends on; null until the menu is here. */
export const prices = computed<PriceContext | null>(() => {
  const outlet = session.value.me?.outlet
  const menu = roundMenu.value
  return menu === null || outlet === undefined
    ? null
    : priceContext(menu, outlet, 'eat-here', now.value, eightySixed.value)
})

export const preview = computed<Preview | null>(() =>
  prices.value === null ? null : previewCart(round.value, prices.value),
)

/** A finger that stays on an item, or one on what is sold out: how much there is of it. */
export const moreOf = (item: MenuItem): void => {
  if (can('item.eighty-six') !== 'deny') open.value = { kind: 'eighty-six', item }
  else if (isOut(item)) toast({ text: `${nameOf(item.names)}: ${t('shared.sold-out')}` })
}

const isOut = (item: MenuItem): boolean => {
  const left = prices.peek()?.left
  return left !== undefined && leftOf(left, item) === 0
}

/** A finger on an item: what can be written down without a question is. */
export const tapItem = (item: MenuItem): void => {
  if (isOut(item)) return moreOf(item)
  if (isSellingOut.peek()) return sellOut(item, eightySixed.peek(), prices.peek()?.date ?? 0)
  const count = finder.typedCount.peek()
  finder.typed.value = ''
  if (item.isWeighed) {
    open.value = { kind: 'weigh', item, typed: count === null ? '' : String(count) }
  } else if (mustAsk(item)) {
    open.value = { kind: 'choices', item, count: count ?? 1 }
  } else {
    addItem(item, firstChoice(item), (count ?? 1) * 1000)
  }
}

/** @param qtyMilli thousandths. */
export const addItem = ({ itemId, isWeighed }: MenuItem, choice: Choice, qtyMilli: number): void =>
  add({
    itemId,
    ...choice,
    qtyMilli,
    isWeighed,
    seat: seat.peek(),
    course: course.peek(),
    isHeld: isHolding.peek(),
  })

/** Enter in the search field takes the first thing found. */
export const takeFirst = (): void => {
  const [first] = finder.items.peek()
  if (finder.isSearching.peek() && first !== undefined) tapItem(first)
}

/** The stations that will be told when the round is sent, by name, in their own order. */
export const stationsTold = ({ lines }: Cart): readonly string[] => {
  const menu = roundMenu.value
  if (menu === null) return []
  const told = new Set(
    lines.filter(({ isHeld }) => isHeld !== true).flatMap((line) => stationsFor(menu, line)),
  )
  return menu.stations
    .filter(({ stationId }) => told.has(stationId))
    .map(({ names }) => nameOf(names))
}

/** Writes down once more what was sent last; what is no longer sold is left out and said. */
export const repeatRound = ({ lines }: OrderDoc): void => {
  const menu = roundMenu.peek()
  const live = lines.filter(({ qtyMilli }) => qtyMilli > 0)
  const last = Math.max(0, ...live.map((line) => line.round))
  const gone: string[] = []
  for (const line of live.filter((one) => one.round === last)) {
    const item = menu === null ? undefined : itemOf(menu, line.itemId)
    if (item === undefined) {
      gone.push(nameOf(line.names))
      continue
    }
    add({
      itemId: line.itemId,
      variantId: line.variantId,
      modifierIds: line.modifiers.map(({ modifierId }) => modifierId),
      qtyMilli: line.qtyMilli,
      isWeighed: item.isWeighed,
      note: line.note,
      seat: line.seat,
      course: line.course,
    })
  }
  if (gone.length > 0)
    toast({ text: t('floor.not-again', { items: gone.join(', ') }), tone: 'stop' })
}
