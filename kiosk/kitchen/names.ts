/** Names on a ticket, in the language of the station. */
import { allergenText } from '../../schema/allergen-names.ts'
import { nameIn, type Language } from '../../schema/names.ts'
import type { TicketDoc, TicketLine } from '../../schema/ticket.ts'
import { quantity } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'

/** A line of a ticket, or the part of a combo that it is: what a touch on it is about. */
export const lineKey = ({ lineId, partId }: Pick<TicketLine, 'lineId' | 'partId'>): string =>
  partId === undefined ? lineId : `${lineId}/${partId}`

/** `2`, or by weight `0.350 kg`: how much of a line is to be made. */
export const qtyText = ({ qtyMilli, unit }: Pick<TicketLine, 'qtyMilli' | 'unit'>): string =>
  unit === 'kg' || unit === 'litre'
    ? `${quantity(qtyMilli, unit)} ${unit === 'kg' ? 'kg' : 'l'}`
    : quantity(qtyMilli)

/** A line with its size, as the card sets it: `Samosa, large`. */
export const lineName = ({ names, variantNames }: TicketLine, reader: Language): string =>
  variantNames === null
    ? nameIn(names, reader)
    : `${nameIn(names, reader)}, ${nameIn(variantNames, reader)}`

/** What was asked for in words, and where the line goes where that is elsewhere. */
export const noteOf = ({ note, movedTo }: TicketLine): string =>
  [note, movedTo === '' ? '' : `→ ${movedTo}`].filter((part) => part !== '').join(' ')

/** What combo a line is a part of, in words; nothing for what stands by itself. */
export const comboOf = ({ comboNames }: TicketLine, reader: Language): readonly string[] =>
  comboNames === undefined ? [] : [t('kitchen.of-combo', { combo: nameIn(comboNames, reader) })]

/** Who gets it, so that nobody has to ask at the table; nothing where it is for all of them. */
export const seatText = ({ seat }: Pick<TicketLine, 'seat'>): readonly string[] =>
  seat === null ? [] : [t('kitchen.seat', { seat })]

/** What the guests of a ticket may not eat; empty where nobody said so. */
export const allergyOf = ({ avoids }: TicketDoc, reader: Language): string =>
  avoids === undefined ? '' : allergenText(avoids, reader)

/** What is in it of what the guests may not eat; it stands first below the name. */
export const containsText = ({ contains }: TicketLine, reader: Language): readonly string[] =>
  contains === undefined ? [] : [t('kitchen.contains', { what: allergenText(contains, reader) })]

/** Every text of a line, each as it stands in a row of its own. */
export const lineTexts = (
  line: TicketLine,
  reader: Language,
): { readonly qty: string; readonly name: string; readonly details: readonly string[] } => ({
  qty: `${qtyText(line)} ×`,
  name: lineName(line, reader),
  details: [
    ...containsText(line, reader),
    ...comboOf(line, reader),
    ...line.modifiers.map(({ names }) => nameIn(names, reader)),
    ...seatText(line),
    ...(noteOf(line) === '' ? [] : [`“${noteOf(line)}”`]),
  ],
})

/** True where the station was told of the same order before: these lines came later. */
export const isAddition = (ticket: TicketDoc, all: readonly TicketDoc[]): boolean =>
  all.some(
    ({ orderId, stationId, firedAt, ticketId }) =>
      orderId === ticket.orderId &&
      stationId === ticket.stationId &&
      ticketId !== ticket.ticketId &&
      firedAt < ticket.firedAt,
  )
