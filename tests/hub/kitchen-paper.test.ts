import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sittingById } from '../../hub/floor/sittings.sql.ts'
import { done } from './evening.ts'
import { feedParty, newTable, seatParty, vadaPav } from './floor-kit.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { onPaper, openAtStall, printed, printedSince, setStall } from './kitchen-kit.ts'
import { codeOf } from './look.ts'

let shop: Shop
let waiter: Sender
let kitchen: Sender
beforeEach(() => {
  shop = openShop()
  waiter = shop.join('floor', 'counter', 'asha')
  kitchen = shop.join('kitchen', 'counter')
})
afterEach(() => closeWhole(shop))

const takeOff = async (
  party: { orderId: string; lineIds: readonly string[] },
  qtyMilli: number,
): Promise<void> =>
  void done(
    await shop.send(waiter, 'order.void', {
      orderId: party.orderId,
      lines: [{ lineId: party.lineIds[0] ?? '', qtyMilli }],
      reason: 'They changed their minds',
    }),
  )
const label = (sittingId: string): string => sittingById(shop.db, sittingId)?.label ?? ''
const firstTicket = (): string => openAtStall(shop)[0]?.ticketId ?? ''

describe('a station that is told on paper', () => {
  beforeEach(() => setStall(shop, onPaper))

  test('gets each ticket at its own printer, with the order type, and a held course only when it is fired', async () => {
    const party = await feedParty(shop)
    expect(printed(shop)).toMatchObject([
      {
        printerId: 'counter-kitchen',
        says: [
          'Chaat stall',
          `${label(party.sittingId)} | KOT 1`,
          'Eat here · 4 guests · Course 1 | 11:00',
          '2 x Vada pav',
        ],
      },
    ])
    done(await shop.send(waiter, 'order.fire', { orderId: party.orderId }))
    expect(printed(shop)).toHaveLength(2)
    expect(printed(shop)[1]?.says).toContain('Eat here · 4 guests · Course 2 | 11:00')
  })

  test('reads what the guests may not eat above all, and at the dish that has it', async () => {
    shop.db.exec(`update item set allergens = '["milk"]' where item_id = 'vada-pav'`)
    const { orderId } = await seatParty(shop)
    done(await shop.send(waiter, 'order.note', { orderId, note: '', avoids: ['milk', 'nuts'] }))
    done(await shop.send(waiter, 'order.add', { orderId, lines: [vadaPav] }))
    expect(printed(shop)[0]?.says).toEqual(
      expect.arrayContaining(['[ALLERGY: MILK, NUTS]', '!! CONTAINS MILK']),
    )
  })

  test('gets only the difference when more is ordered', async () => {
    const { orderId } = await seatParty(shop)
    done(await shop.send(waiter, 'order.add', { orderId, lines: [vadaPav] }))
    const tikki = {
      itemId: 'aloo-tikki',
      qtyMilli: 1000,
      modifierIds: ['no-onion-garlic'],
      note: 'well done',
    }
    done(await shop.send(waiter, 'order.add', { orderId, lines: [tikki] }))
    const [, second] = printed(shop)
    expect(second?.says).toEqual([
      '[ADDED]',
      'Chaat stall',
      expect.stringMatching(/ \| KOT 2$/),
      'Eat here · 4 guests | 11:00',
      '1 x Aloo tikki chaat',
      '!! NO ONION, NO GARLIC',
      '“well done”',
    ])
  })

  test('gets a void slip for every part that is taken off, and never an empty one', async () => {
    const party = await feedParty(shop)
    await takeOff(party, 1000)
    await takeOff(party, 1000)
    expect(printedSince(shop, 1)).toEqual([
      [
        '[VOID – DO NOT MAKE]',
        'Chaat stall',
        expect.stringMatching(/ \| KOT 1$/),
        'Eat here · 4 guests · Course 1 | 11:00',
        '– 1 x Vada pav',
        'still to make: 1',
      ],
      [
        '[VOID – DO NOT MAKE]',
        'Chaat stall',
        expect.stringMatching(/ \| KOT 1$/),
        'Eat here · 4 guests · Course 1 | 11:00',
        '– 1 x Vada pav',
        'nothing left to make',
      ],
    ])
  })

  test('gets a void slip and an add slip where one thing is reduced and another added', async () => {
    const party = await feedParty(shop)
    await takeOff(party, 1000)
    done(
      await shop.send(waiter, 'order.add', {
        orderId: party.orderId,
        lines: [{ itemId: 'aloo-tikki', qtyMilli: 1000 }],
      }),
    )
    expect(printedSince(shop, 1).map(([first]) => first)).toEqual([
      '[VOID – DO NOT MAKE]',
      '[ADDED]',
    ])
  })

  test('hears of a held course that is dropped nothing at all', async () => {
    const party = await feedParty(shop)
    const lines = [{ lineId: party.lineIds[1], qtyMilli: 2000 }]
    done(await shop.send(waiter, 'order.drop', { orderId: party.orderId, lines }))
    expect(printed(shop)).toHaveLength(1)
  })

  test('is told once where a party with several tickets goes', async () => {
    const party = await feedParty(shop)
    done(await shop.send(waiter, 'order.add', { orderId: party.orderId, lines: [vadaPav] }))
    const tableId = newTable(shop)
    done(await shop.send(waiter, 'sitting.move', { sittingId: party.sittingId, tableId }))
    expect(printedSince(shop, 2)).toEqual([
      ['[MOVED]', 'Chaat stall', 'KOT 1, 3', `goes to ${label(party.sittingId)}`, '11:00'],
    ])
    done(await shop.send(waiter, 'sitting.change', { sittingId: party.sittingId, guests: 7 }))
    expect(printed(shop)).toHaveLength(3)
  })

  test('is told which part of a line goes elsewhere, and makes nothing twice', async () => {
    const [party, other] = [await feedParty(shop), await seatParty(shop)]
    done(
      await shop.send(waiter, 'sitting.carry', {
        sittingId: party.sittingId,
        toId: other.sittingId,
        lines: [{ lineId: party.lineIds[0], qtyMilli: 1000 }],
      }),
    )
    expect(printedSince(shop, 1)).toEqual([
      [
        '[MOVED]',
        'Chaat stall',
        `${label(party.sittingId)} | KOT 1`,
        'Eat here · 4 guests · Course 1 | 11:00',
        '1 x Vada pav',
        `goes to ${label(other.sittingId)}`,
      ],
    ])
  })

  test('gets one ticket from a send that is repeated after its reply was lost', async () => {
    const { orderId } = await seatParty(shop)
    const id = shop.newId()
    for (let i = 0; i < 3; i += 1)
      done(await shop.send(waiter, 'order.add', { orderId, lines: [vadaPav] }, { id }))
    expect(printed(shop)).toHaveLength(1)
  })

  test('reads its own language', async () => {
    await setStall(shop, { ...onPaper, language: 'hi' })
    const party = await feedParty(shop)
    await takeOff(party, 2000)
    expect(printed(shop).map(({ says }) => says)).toEqual([
      [
        'चाट ठेला',
        expect.stringMatching(/ \| KOT 1$/),
        'यहीं खाना · 4 मेहमान · कोर्स 1 | 11:00',
        '2 x वड़ा पाव',
      ],
      expect.arrayContaining(['[रद्द – न बनाएँ]', '– 2 x वड़ा पाव', 'अब कुछ नहीं बनाना']),
    ])
  })

  test('keeps no person’s name on its paper, because jobs are never erased', async () => {
    await feedParty(shop)
    expect(JSON.stringify(printed(shop))).not.toMatch(/Asha/)
  })
})

describe('a station with a screen', () => {
  test('gets no paper', async () => {
    await setStall(shop)
    const party = await feedParty(shop)
    await takeOff(party, 1000)
    expect(printed(shop)).toEqual([])
  })

  test('gets both where it is set so, the void slip too', async () => {
    await setStall(shop, { ...onPaper, mode: 'both' })
    const party = await feedParty(shop)
    expect(openAtStall(shop)[0]).toMatchObject({
      state: 'fired',
      paper: { printerId: 'counter-kitchen', state: 'queued' },
    })
    done(await shop.send(kitchen, 'ticket.bump', { ticketId: firstTicket() }))
    await takeOff(party, 1000)
    expect(printedSince(shop, 1)).toMatchObject([
      [
        '[VOID – DO NOT MAKE]',
        'Chaat stall',
        expect.any(String),
        expect.any(String),
        '– 1 x Vada pav',
      ],
    ])
  })
})

describe('paper that a cook asks for', () => {
  test('comes out where the station prints, and the second one says DUPLICATE', async () => {
    await setStall(shop)
    await feedParty(shop)
    const ticketId = firstTicket()
    done(await shop.send(kitchen, 'ticket.print', { ticketId }))
    done(await shop.send(kitchen, 'ticket.print', { ticketId }))
    expect(printed(shop).map(({ printerId, says }) => [printerId, says[0]])).toEqual([
      ['counter-receipt', 'Chaat stall'],
      ['counter-receipt', '[DUPLICATE]'],
    ])
  })

  test('is kept true from then on', async () => {
    await setStall(shop)
    const party = await feedParty(shop)
    done(await shop.send(kitchen, 'ticket.print', { ticketId: firstTicket() }))
    await takeOff(party, 1000)
    expect(printedSince(shop, 1).map(([first]) => first)).toEqual(['[VOID – DO NOT MAKE]'])
  })

  test('is refused where there is no printer', async () => {
    await setStall(shop, { fallbackPrinterId: null })
    await feedParty(shop)
    expect(await codeOf(shop, kitchen, 'ticket.print', { ticketId: firstTicket() })).toBe(
      'printer.missing',
    )
  })
})

describe('paper that does not come out', () => {
  beforeEach(() => setStall(shop, onPaper))

  const finish = async (kind: 'failed' | 'ambiguous' | 'done', index = 0): Promise<void> => {
    const bridge = shop.join('bridge', 'counter')
    const { jobId = '' } = printed(shop)[index] ?? {}
    const outcome =
      kind === 'done' ? ({ kind, level: 'confirmed' } as const) : { kind, reason: 'no paper' }
    done(await shop.send(bridge, 'job.finish', { jobId, outcome }))
  }

  test.each(['failed', 'ambiguous'] as const)(
    'because it %s goes to the other printer, marked, and once',
    async (kind) => {
      await feedParty(shop)
      await finish(kind)
      expect(printed(shop)).toMatchObject([
        { printerId: 'counter-kitchen', state: 'moved', copy: 1 },
        {
          printerId: 'counter-receipt',
          state: 'queued',
          copy: 2,
          says: [
            '[POSSIBLE DUPLICATE]',
            'Chaat stall does not print.',
            'Check before making it again.',
            'Chaat stall',
            expect.any(String),
            expect.any(String),
            '2 x Vada pav',
          ],
        },
      ])
      expect(openAtStall(shop)[0]?.paper).toMatchObject({ printerId: 'counter-receipt' })
      await finish(kind, 1)
      expect(printed(shop)).toHaveLength(2)
      expect(openAtStall(shop)[0]?.paper?.state).toBe(kind)
    },
  )

  test('is not begun any more by the bridge it was taken from, and a late word of it changes nothing', async () => {
    await feedParty(shop)
    await finish('failed')
    await finish('done', 0)
    expect(printed(shop)[0]?.state).toBe('moved')
  })

  test('and that which does is told to whoever sent it', async () => {
    const { orderId } = await feedParty(shop)
    await finish('done')
    const told = shop.events().filter(({ kind }) => kind === 'ticket.told')
    expect(told.at(-1)?.data).toMatchObject({
      orderId,
      stationId: 'chaat',
      paper: { printerId: 'counter-kitchen', state: 'done' },
    })
  })
})
