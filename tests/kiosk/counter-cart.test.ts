import { describe, expect, test } from 'vitest'
import {
  addToCart,
  bringTo,
  buyerAt,
  cartLinesMax,
  changeLine,
  countOf,
  emptyCart,
  lacksAddress,
  orderOf,
  qtyMilliMax,
  removeLine,
  reprice,
  setQuantity,
  stepLine,
  touchedBy,
  type Cart,
  type Picked,
} from '../../kiosk/lib/order/cart.ts'

const samosa: Picked = {
  itemId: 'samosa',
  variantId: null,
  modifierIds: [],
  qtyMilli: 1000,
  isWeighed: false,
}
const katli: Picked = { ...samosa, itemId: 'kaju-katli', qtyMilli: 350, isWeighed: true }
const cart = emptyCart('c1', 'takeaway')
const filled = (...picks: readonly Picked[]): Cart => picks.reduce(addToCart, cart)

describe('the cart', () => {
  test('forgets with its last line whose it was and what was said of it, but never money', () => {
    const taken = [{ kind: 'upi', amount: 500_00, reference: '' }] as const
    const theirs: Cart = {
      ...filled(samosa, katli),
      buyer: { customerId: 'c', name: 'Sharma', groupId: 'retail' },
      extras: { tip: 10_00 },
      taken,
    } as unknown as Cart
    const [first, second] = theirs.lines
    const one = removeLine(theirs, first?.key ?? 0)
    expect(one).toMatchObject({ extras: { tip: 10_00 }, taken })
    const none = removeLine(one, second?.key ?? 0)
    expect(none).toMatchObject({ lines: [], buyer: null, taken })
    expect(none.extras).toBeUndefined()
  })

  test('counts the same piece up in one line', () => {
    const both = filled(samosa, samosa, { ...samosa, qtyMilli: 3000 })
    expect(both.lines.map(({ qtyMilli }) => qtyMilli)).toEqual([5000])
    expect(countOf(both)).toBe(5)
  })

  test('counts a gift box as one thing, whatever lies in it', () => {
    const box = { no: 1, containerId: 'half' }
    const carton = { ...samosa, itemId: 'carton', box }
    const one = filled({ ...katli, box }, { ...katli, itemId: 'peda', box }, carton)
    expect(countOf(one)).toBe(1)
    const more = [{ ...katli, box: { ...box, no: 2 } }, samosa, katli].reduce(addToCart, one)
    expect(countOf(more)).toBe(4)
  })

  test('is not his any more whose it was once another phone is typed that nobody is found by', () => {
    const anil = { customerId: 'anil', groupId: 'retail' }
    const bela = { customerId: 'bela', groupId: 'trade' }
    const his: Cart = { ...filled(samosa), buyer: anil }
    expect(buyerAt(his, undefined, true)).toBeNull()
    expect(buyerAt(his, undefined, false)).toEqual(anil)
    expect(buyerAt(his, bela, true)).toEqual(bela)
    expect(buyerAt(filled(samosa), undefined, false)).toBeNull()
  })

  test('keeps what was asked for differently apart', () => {
    const lines = filled(
      samosa,
      { ...samosa, note: 'no chutney' },
      { ...samosa, modifierIds: ['jain'] },
      { ...samosa, variantId: 'large' },
    ).lines
    expect(lines).toHaveLength(4)
  })

  test('gives every weighed portion a line of its own, for each lies in its own box', () => {
    expect(filled(katli, katli).lines.map(({ qtyMilli }) => qtyMilli)).toEqual([350, 350])
  })

  test('steps pieces and leaves weights alone', () => {
    const both = filled(samosa, katli)
    expect(stepLine(stepLine(both, 1, 1), 2, 1).lines.map(({ qtyMilli }) => qtyMilli)).toEqual([
      2000, 350,
    ])
  })

  test('lets a line go when its last piece is taken off', () => {
    expect(stepLine(filled(samosa), 1, -1).lines).toEqual([])
  })

  test('never uses a line number twice, so a late tap cannot hit another line', () => {
    const again = addToCart(removeLine(filled(samosa), 1), samosa)
    expect(again.lines.map(({ key }) => key)).toEqual([2])
  })

  test('says which line a tap has just grown', () => {
    const both = filled(samosa, katli)
    expect(touchedBy(addToCart(both, samosa), samosa)).toBe(1)
    expect(touchedBy(addToCart(both, katli), katli)).toBe(3)
  })

  test('holds no more than one bill can', () => {
    expect(setQuantity(filled(samosa), 1, qtyMilliMax * 2).lines[0]?.qtyMilli).toBe(qtyMilliMax)
    const many = Array.from({ length: cartLinesMax + 5 }, () => katli)
    expect(filled(...many).lines).toHaveLength(cartLinesMax)
  })

  describe('of what a label is on', () => {
    const packet: Picked = {
      ...samosa,
      itemId: 'bhujia',
      scanned: '2203040100008',
      printed: 100_00,
    }
    const weight: Picked = { ...katli, scanned: '2100101003583' }
    const priced: Picked = { ...katli, scanned: '2201010245506', printed: 245_50 }

    test('takes one packet more with the same label, and one less', () => {
      const two = stepLine(filled(packet), 1, 1)
      expect(two.lines).toMatchObject([
        { qtyMilli: 2000, scanned: packet.scanned, printed: 100_00 },
      ])
      expect(orderOf(two).lines).toEqual(
        [1, 2].map(() => ({ itemId: 'bhujia', qtyMilli: 1000, scanned: packet.scanned })),
      )
      expect(stepLine(two, 1, -1)).toEqual(filled(packet))
      expect(addToCart(filled(packet), packet).lines).toEqual(two.lines)
    })

    test('keeps packets of another label, and those of none, apart', () => {
      const lines = filled(
        packet,
        { ...packet, scanned: '2203040110007' },
        { ...samosa, itemId: 'bhujia' },
      ).lines
      expect(lines.map(({ qtyMilli }) => qtyMilli)).toEqual([1000, 1000, 1000])
    })

    test('has no steps where it is weighed, and each label is a packet of its own', () => {
      for (const pick of [weight, priced]) {
        expect(stepLine(filled(pick), 1, 1)).toEqual(filled(pick))
        expect(filled(pick, pick).lines).toHaveLength(2)
      }
    })

    test('forgets the label for another weight or size alone', () => {
      const typed = changeLine(filled(priced), 1, { qtyMilli: 400 })
      expect(typed).toEqual(filled({ ...katli, qtyMilli: 400 }))
      expect(changeLine(filled(weight), 1, { qtyMilli: 350 })).toEqual(filled(weight))
      const large = { ...samosa, itemId: 'bhujia', variantId: 'large' }
      expect(changeLine(filled(packet), 1, { variantId: 'large' })).toEqual(filled(large))
      const wished = { variantId: null, modifierIds: ['jain'], note: 'gift' }
      expect(changeLine(filled(packet), 1, wished).lines).toMatchObject([{ ...packet, ...wished }])
      expect(changeLine(filled(packet), 1, { qtyMilli: 3000 }).lines).toMatchObject([
        { qtyMilli: 3000, printed: 100_00 },
      ])
    })

    test('holds no more packets than one order has lines', () => {
      const full = setQuantity(filled(packet), 1, cartLinesMax * 1000)
      expect(orderOf(full).lines).toHaveLength(cartLinesMax)
      expect(stepLine(full, 1, 1)).toBe(full)
      expect(addToCart(full, samosa)).toBe(full)
    })
  })

  test('says where it is brought while it is to be brought, and forgets it with its last line', () => {
    const to = { name: 'Suman Rao', phone: '90000 00017', address: '14 Lake View Road', note: '' }
    const brought = bringTo(reprice(filled(samosa), 'delivery'), to)
    expect([lacksAddress(reprice(cart, 'delivery')), lacksAddress(brought)]).toEqual([true, false])
    expect(orderOf(brought)).toMatchObject({ orderType: 'delivery', deliverTo: to })
    expect(orderOf(reprice(brought, 'takeaway'))).not.toHaveProperty('deliverTo')
    expect(removeLine(brought, 1).deliverTo).toBeUndefined()
  })

  test('is sent as names and quantities, without a price', () => {
    const noted = changeLine(filled(samosa, katli), 1, { note: 'hot', modifierIds: ['jain'] })
    expect(orderOf(reprice(noted, 'eat-here'))).toEqual({
      orderType: 'eat-here',
      lines: [
        { itemId: 'samosa', qtyMilli: 1000, modifierIds: ['jain'], note: 'hot' },
        { itemId: 'kaju-katli', qtyMilli: 350 },
      ],
    })
  })
})
