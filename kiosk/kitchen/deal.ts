/**
 * Dealing the rail out onto cards, and cards onto pages of a fixed grid.
 *
 * The rule: every line of every ticket stands on some card in full. A ticket
 * longer than a card goes on to the next one, under the same number; nothing
 * has to be scrolled to be read.
 */
import type { Language } from '../../schema/names.ts'
import type { TicketDoc, TicketLine } from '../../schema/ticket.ts'
import { t } from '../lib/words/words.ts'
import { allergyOf, isAddition, lineTexts } from './names.ts'

/** One place of the grid: a ticket, or the part of it that fits. */
export interface Card {
  readonly ticket: TicketDoc
  readonly lines: readonly TicketLine[]
  /** 1 of 1 where the whole ticket fits. */
  readonly part: number
  readonly parts: number
}

/** What a card holds below its header, in CSS pixels. */
export interface CardSize {
  readonly height: number
  /** Room of a row; a name and what stands below it have the column of the quantity less, `indent` or more. */
  readonly width: number
  readonly indent: number
  readonly nameRow: number
  readonly detailRow: number
  /** Space around each line. */
  readonly gap: number
  readonly widthOf: (text: string, kind: 'name' | 'detail') => number
}

export const cardKey = ({ ticket, part }: Card): string => `${ticket.ticketId}/${part}`

/** Rows a text takes when it is broken between words, as the browser breaks it. */
export const rowsOf = (text: string, room: number, widthOf: (text: string) => number): number => {
  if (text === '') return 0
  const space = widthOf(' ')
  let rows = 1
  let used = 0
  for (const word of text.split(' ')) {
    const width = widthOf(word)
    if (used > 0 && used + space + width > room) {
      rows += 1
      used = 0
    }
    // A word longer than the row is broken inside.
    const over = Math.max(0, Math.ceil(width / room) - 1)
    rows += over
    used += (used > 0 ? space : 0) + width - over * room
  }
  return rows
}

/** What a card says of a line beside its name, and takes room from it. */
export interface LineMarks {
  /** The badge of what came later; empty where it did not. */
  readonly added: string
  /** How far it is, where that is said; empty where it is not. */
  readonly state: string
}

const unmarked: LineMarks = { added: '', state: '' }

/** Pixels a line takes, with what stands below its name. */
export const heightOf = (
  line: TicketLine,
  size: CardSize,
  reader: Language,
  { added, state }: LineMarks = unmarked,
): number => {
  const { qty, name, details } = lineTexts(line, reader)
  const column = Math.max(size.indent, size.widthOf(qty, 'name'))
  const room = size.width - column - size.widthOf(state, 'detail')
  // The badge stands in the row of the name, as another word of it.
  const text = added === '' ? name : `${name} ${added}`
  const nameRows = rowsOf(text, room, (part) => size.widthOf(part, 'name'))
  const detailRows = details.reduce(
    (rows, detail) => rows + rowsOf(detail, room, (part) => size.widthOf(part, 'detail')),
    0,
  )
  const height = nameRows * size.nameRow + detailRows * size.detailRow + size.gap
  // What was taken off stands beside what is left of it.
  const isTwice = line.change === 'add' && line.unseenMilli > 0 && line.qtyMilli > 0
  return isTwice ? 2 * height : height
}

const noteHeight = (note: string, size: CardSize): number =>
  note === ''
    ? 0
    : rowsOf(note, size.width - size.indent, (part) => size.widthOf(part, 'detail')) *
        size.detailRow +
      size.gap

/** The allergy stands above all else, behind its sign and in the size of a name. */
const alarmHeight = (allergy: string, size: CardSize): number =>
  allergy === ''
    ? 0
    : rowsOf(t('shared.allergy', { what: allergy }), size.width - size.indent, (part) =>
        size.widthOf(part, 'name'),
      ) *
        size.nameRow +
      size.gap

/** A held card says below its lines that it waits. */
const holdHeight = (size: CardSize): number => size.detailRow + 3 * size.gap

const marksOf = ({ change, state, unseenMilli }: TicketLine, isAdded: boolean): LineMarks => ({
  added: isAdded && change === 'add' ? t('shared.added') : '',
  state:
    change === 'void' || unseenMilli > 0
      ? t('shared.void')
      : state === 'started'
        ? t('shared.line-started')
        : state === 'ready'
          ? readyMark
          : '',
})
/** As wide as the sign of a line that is ready. */
const readyMark = '✓✓'

/** The cards of the tickets, in their order. A single line taller than a card has one to itself. */
export const deal = (
  tickets: readonly TicketDoc[],
  size: CardSize,
  reader: Language,
): readonly Card[] =>
  tickets.flatMap((ticket) => {
    const isAdded = isAddition(ticket, tickets)
    const hands: TicketLine[][] = [[]]
    let used =
      noteHeight(ticket.note, size) +
      alarmHeight(allergyOf(ticket, reader), size) +
      (ticket.state === 'held' ? holdHeight(size) : 0)
    for (const line of ticket.lines) {
      const height = heightOf(line, size, reader, marksOf(line, isAdded))
      const hand = hands.at(-1) ?? []
      if (hand.length > 0 && used + height > size.height) {
        hands.push([line])
        used = height
      } else {
        hand.push(line)
        used += height
      }
    }
    return hands.map((lines, i) => ({ ticket, lines, part: i + 1, parts: hands.length }))
  })

/** One page of the grid, and how many tickets stand before and behind it. */
export interface Page {
  readonly cards: readonly Card[]
  /** 0 is the first; never beyond the last. */
  readonly page: number
  readonly pages: number
  readonly older: number
  readonly newer: number
}

/** The page asked for, or the last there is. @param places how many cards the grid holds. */
export const pageOf = (cards: readonly Card[], places: number, wanted: number): Page => {
  const pages = Math.max(1, Math.ceil(cards.length / places))
  const page = Math.min(Math.max(0, wanted), pages - 1)
  const from = page * places
  const shown = cards.slice(from, from + places)
  const here = new Set(shown.map(({ ticket }) => ticket.ticketId))
  const ticketsOf = (some: readonly Card[]): number =>
    new Set(some.map(({ ticket }) => ticket.ticketId).filter((id) => !here.has(id))).size
  return {
    cards: shown,
    page,
    pages,
    older: ticketsOf(cards.slice(0, from)),
    newer: ticketsOf(cards.slice(from + places)),
  }
}
