/**
 * The order everything here is measured with: three lines from a menu of
 * thirty, weighed, sized and with choices as they come, one of them at least
 * for the kitchen.
 */
import type { MenuDoc, MenuItem } from '../../schema/catalogue.ts'
import type { CommandInput } from '../../schema/commands.ts'

type Line = CommandInput<'order.place'>['lines'][number]

const menuSize = 30
const linesEach = 3

/** Hands out orders one after another; the same ones in the same order at every run. */
export const orderMaker = (menu: MenuDoc): (() => CommandInput<'order.place'>) => {
  const cooked = menu.items.filter(({ stationId }) => stationId !== null)
  const ready = menu.items.filter(({ stationId }) => stationId === null)
  const sold = [...cooked, ...ready].slice(0, menuSize)
  let turn = 0
  const pick = (from: readonly MenuItem[], stride: number): Line =>
    lineOf(from[(turn * stride) % from.length] as MenuItem, turn)
  return () => {
    turn += 1
    return {
      orderType: turn % 2 === 0 ? 'eat-here' : 'takeaway',
      lines: [
        pick(cooked, 1),
        ...Array.from({ length: linesEach - 1 }, (_, i) => pick(sold, 7 + 4 * i)),
      ],
    }
  }
}

/** A line that is taken: a size where there are sizes, every question answered, whole pieces. */
const lineOf = (item: MenuItem, turn: number): Line => {
  const size = item.variants[turn % Math.max(1, item.variants.length)]
  const modifierIds = item.modifierGroups.flatMap(({ min, max, modifiers }) =>
    modifiers.slice(0, Math.min(max, Math.max(min, turn % 2))).map(({ modifierId }) => modifierId),
  )
  return {
    itemId: item.itemId,
    ...(size === undefined ? {} : { variantId: size.variantId }),
    ...(modifierIds.length === 0 ? {} : { modifierIds }),
    qtyMilli: item.isWeighed ? 250 + 50 * (turn % 15) : 1000 * (1 + (turn % 3)),
  }
}

/** The same order, paid at once in cash. */
export const asSale = (order: CommandInput<'order.place'>): CommandInput<'sale.ring'> => ({
  ...order,
  tenders: [{ kind: 'cash', offered: 'exact' }],
})
