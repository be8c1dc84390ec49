import { array, assert, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardKey, deal, heightOf, pageOf, rowsOf, type CardSize } from '../../kiosk/kitchen/deal.ts'
import { held, placesOf } from '../../kiosk/kitchen/hold.ts'
import { actionOf } from '../../kiosk/kitchen/keys.ts'
import { isRemoval } from '../../schema/removal.ts'
import { chosen, line, ticket } from './kitchen-kit.ts'

/** A card of eight rows of thirty letters, each ten wide and ten high, so that heights read as rows. */
const size: CardSize = {
  height: 80,
  width: 300,
  indent: 30,
  nameRow: 10,
  detailRow: 10,
  gap: 0,
  widthOf: (text) => text.length * 10,
}
const wide = (text: string): number => text.length
const rowsIn = (asked: ReturnType<typeof line>): number => heightOf(asked, size, 'en') / 10
const lines = (count: number): ReturnType<typeof line>[] =>
  Array.from({ length: count }, (_, i) => line(`Item ${i + 1}`))
const rail = (count: number): ReturnType<typeof ticket>[] =>
  Array.from({ length: count }, (_, i) => ticket(i + 1, 60 - i))

describe('a ticket on its card', () => {
  test('takes a row for each line, each choice and each note', () => {
    const asked = line('Pav bhaji', {
      modifiers: chosen('Extra pav', 'No onion, no garlic'),
      note: 'for a child',
    })
    expect(rowsIn(asked)).toBe(4)
  })

  test('takes two rows for a name too long for one', () => {
    expect(rowsIn(line('Shahi paneer butter masala with gravy'))).toBe(2)
  })

  test('has the column of its quantity, the badge of what came later and its state less', () => {
    // 300 of width: a quantity of five letters leaves 25 for the name.
    expect(rowsIn(line('x'.repeat(25), { qtyMilli: 123_000 }))).toBe(1)
    expect(rowsIn(line('x'.repeat(26), { qtyMilli: 123_000 }))).toBe(2)
    const marked = (marks: { readonly added: string; readonly state: string }): number =>
      heightOf(line('x'.repeat(20)), size, 'en', marks) / 10
    expect(marked({ added: '', state: '' })).toBe(1)
    expect(marked({ added: 'LATER', state: '' })).toBe(1)
    expect(marked({ added: 'MUCH LATER', state: '' })).toBe(2)
    expect(marked({ added: '', state: 'in the work' })).toBe(2)
  })

  test('is broken between words, and inside a word only where the word is longer than the card', () => {
    expect(rowsOf('', 10, wide)).toBe(0)
    expect(rowsOf('ten chars.', 10, wide)).toBe(1)
    expect(rowsOf('seven7 and four', 10, wide)).toBe(2)
    expect(rowsOf('a'.repeat(25), 10, wide)).toBe(3)
    expect(rowsOf(`go ${'a'.repeat(25)} on`, 10, wide)).toBe(4)
  })

  test('leaves room for what is said of the whole order', () => {
    const noted = ticket(1, 5, { lines: lines(8), note: 'Call the guest at the gate' })
    expect(deal([noted], size, 'en').map((card) => card.lines.length)).toEqual([7, 1])
  })

  test('goes on to the next card where it is too long for one, and no line is lost', () => {
    const cards = deal([ticket(1, 5, { lines: lines(20) })], size, 'en')
    expect(cards.map(({ part, parts }) => [part, parts])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ])
    expect(cards.flatMap((card) => card.lines)).toEqual(lines(20))
  })

  test('every line of every ticket stands on exactly one card, in its order', () => {
    const anyLine = record({
      length: integer({ min: 1, max: 70 }),
      choices: integer({ min: 0, max: 12 }),
    })
    assert(
      property(array(array(anyLine, { maxLength: 25 }), { maxLength: 12 }), (orders) => {
        const tickets = orders.map((asked, i) =>
          ticket(i + 1, 30, {
            lines: asked.map(({ length, choices }, j) =>
              line('x'.repeat(length), {
                lineId: `${i}/${j}`,
                modifiers: chosen(...Array.from({ length: choices }, () => 'Extra')),
              }),
            ),
          }),
        )
        const cards = deal(tickets, size, 'en')
        expect(cards.flatMap((card) => card.lines)).toEqual(tickets.flatMap((one) => one.lines))
        expect(new Set(cards.map(cardKey)).size).toBe(cards.length)
        for (const card of cards) {
          const used = card.lines.reduce((sum, one) => sum + heightOf(one, size, 'en'), 0)
          expect(card.lines.length <= 1 || used <= size.height).toBe(true)
        }
      }),
    )
  })

  test('sets in red what is to be left out, in both languages', () => {
    expect(isRemoval({ en: 'No onion, no garlic', hi: 'बिना प्याज़-लहसुन' })).toBe(true)
    expect(isRemoval({ en: 'बिना चीनी' })).toBe(true)
    expect(isRemoval({ en: 'Normal sugar', hi: 'सामान्य चीनी' })).toBe(false)
    expect(isRemoval({ en: 'Noodles on the side' })).toBe(false)
  })
})

describe('the pages of the wall', () => {
  test('show eight tickets and say how many more are newer', () => {
    const page = pageOf(deal(rail(15), size, 'en'), 8, 0)
    expect(page).toMatchObject({ page: 0, pages: 2, older: 0, newer: 7 })
    expect(page.cards.map(({ ticket: { token } }) => token)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  test('say on the second page how many older ones wait', () => {
    expect(pageOf(deal(rail(15), size, 'en'), 8, 1)).toMatchObject({ older: 8, newer: 0 })
  })

  test('fall back to the last page there is when tickets are done', () => {
    expect(pageOf(deal(rail(6), size, 'en'), 8, 3)).toMatchObject({ page: 0, pages: 1 })
  })

  test('count a ticket that goes on overleaf only once', () => {
    const long = [...rail(7), ticket(8, 1, { lines: lines(20) }), ticket(9, 0)]
    expect(pageOf(deal(long, size, 'en'), 8, 0)).toMatchObject({ older: 0, newer: 1 })
  })
})

describe('a page under a finger', () => {
  const cards = deal(rail(12), size, 'en')
  const page = cards.slice(0, 8)

  test('keeps every card where it is when one above it is done', () => {
    const left = cards.filter(({ ticket: { token } }) => token !== 2)
    const shown = held(placesOf(page), { cards: left.slice(0, 8), all: left, most: 8 })
    expect(shown.map(({ card }) => card.ticket.token)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(shown.filter(({ isGone }) => isGone).map(({ card }) => card.ticket.token)).toEqual([2])
  })

  test('lets a new ticket take only a place that is free', () => {
    const few = cards.slice(0, 3)
    const more = cards.slice(0, 4)
    const shown = held(placesOf(few), { cards: more, all: more, most: 8 })
    expect(shown.map(({ card }) => card.ticket.token)).toEqual([1, 2, 3, 4])
  })

  test('puts a ticket recalled from before the page nowhere until the finger is off', () => {
    const shown = held(placesOf(page.slice(1)), { cards: page, all: cards, most: 7 })
    expect(shown.map(({ card }) => card.ticket.token)).toEqual([2, 3, 4, 5, 6, 7, 8])
  })

  test('shows at once what has changed on a card that stays', () => {
    const noted = cards.map((card) => ({ ...card, ticket: { ...card.ticket, note: 'hurry' } }))
    const shown = held(placesOf(page), { cards: noted.slice(0, 8), all: noted, most: 8 })
    expect(shown.every(({ card }) => card.ticket.note === 'hurry')).toBe(true)
  })
})

describe('the bump bar', () => {
  const grid = { columns: 4, places: 6, selected: 1 }

  test('a number chooses the ticket at that place, and nothing where there is none', () => {
    expect(actionOf('3', grid)).toEqual({ kind: 'select', place: 2 })
    expect(actionOf('7', grid)).toBeNull()
  })

  test('Enter is done with the chosen ticket, and does nothing while none is chosen', () => {
    expect(actionOf('Enter', grid)).toEqual({ kind: 'bump' })
    expect(actionOf('Enter', { ...grid, selected: -1 })).toBeNull()
  })

  test('Backspace brings the last one back, A opens all-day, Escape closes what is open', () => {
    expect(actionOf('Backspace', grid)).toEqual({ kind: 'recall' })
    expect(actionOf('a', grid)).toEqual({ kind: 'all-day' })
    expect(actionOf('Escape', grid)).toEqual({ kind: 'close' })
  })

  test('arrows walk the grid, and sideways over its edge they turn the page', () => {
    expect(actionOf('ArrowDown', grid)).toEqual({ kind: 'select', place: 5 })
    expect(actionOf('ArrowDown', { ...grid, selected: 3 })).toBeNull()
    expect(actionOf('ArrowUp', grid)).toBeNull()
    expect(actionOf('ArrowRight', { ...grid, selected: 5 })).toEqual({ kind: 'page', by: 1 })
    expect(actionOf('ArrowLeft', { ...grid, selected: 0 })).toEqual({ kind: 'page', by: -1 })
    expect(actionOf('ArrowLeft', { ...grid, selected: -1 })).toEqual({ kind: 'select', place: 0 })
  })

  test('keys that mean nothing here are left alone', () => {
    expect(actionOf('x', grid)).toBeNull()
    expect(actionOf('ArrowRight', { columns: 4, places: 0, selected: -1 })).toBeNull()
  })
})
