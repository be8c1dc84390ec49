/** How the replay takes the hub's answers; the hub here is the far end of a wire. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { PlainCommand } from '../../hub/replay/commands.ts'
import type { Office } from '../../hub/replay/office.ts'
import { playCatalogue, playOrders } from '../../hub/replay/play.ts'
import { readYear, totalOf, yearUntil, type PizzaOrder } from '../../hub/replay/year.ts'
import type { RefusalCode } from '../../schema/refusals.ts'

const year = yearUntil(readYear(join(import.meta.dirname, '../data/pizza-place')), 2015_01_01)
const { orders } = year

type Answer = Awaited<ReturnType<Office['give']>>

const done = (id: string): Answer => ({ id, ok: true, at: 0, result: {} })
const refused = (
  id: string,
  code: RefusalCode,
  facts: Record<string, string | number>,
): Answer => ({
  id,
  ok: false,
  code,
  facts,
  message: '',
})

/** An office whose hub answers as told, a turn of the loop later; and what it was given. */
const officeOf = (answer: (command: PlainCommand, nth: number) => Answer) => {
  const given: PlainCommand[] = []
  let [inFlight, most] = [0, 0]
  const office: Office = {
    deviceId: 'a-device',
    give: async (command) => {
      given.push(command)
      const nth = given.length
      inFlight += 1
      most = Math.max(most, inFlight)
      await new Promise((settle) => void setImmediate(settle))
      inFlight -= 1
      return answer(command, nth)
    },
    close: () => undefined,
  }
  return { office, given, most: () => most }
}

const never = new AbortController().signal
const refOf = ({ args }: PlainCommand): string => (args as { ref: string }).ref

describe('the orders', () => {
  test('are given in their order, so many in flight at once, each once', async () => {
    const { office, given, most } = officeOf(({ id }) => done(id))
    const booked: PizzaOrder[] = []
    await playOrders(orders, { office, atOnce: 8, stop: never }, (order) => void booked.push(order))
    expect(given.map(refOf)).toEqual(orders.map(({ orderId }) => orderId))
    expect(booked).toHaveLength(orders.length)
    expect(most()).toBe(8)
  })

  test('that are in the books from before count as booked, for the same amount only', async () => {
    const before = (change: number) =>
      officeOf((command) => {
        const order = orders.find(({ orderId }) => orderId === refOf(command))
        const payable = totalOf(order?.lines ?? []) + change
        const facts = { ref: refOf(command), invoice: 'PPI/2015/00001', payable }
        return refused(command.id, 'sale.imported-before', facts)
      }).office
    let booked = 0
    const count = (): void => void (booked += 1)
    await playOrders(orders, { office: before(0), atOnce: 4, stop: never }, count)
    expect(booked).toBe(orders.length)
    await expect(
      playOrders(orders, { office: before(1), atOnce: 1, stop: never }, count),
    ).rejects.toThrow(
      'The order 1 (orders.csv, line 2) was refused: The sale 1 is already in the books, as PPI/2015/00001.',
    )
    expect(booked).toBe(orders.length)
  })

  test('end with the first that is refused, in the words of the hub, with its place in the file', async () => {
    const { office, given } = officeOf((command, nth) =>
      nth === 20
        ? refused(command.id, 'sale.total-differs', { ref: refOf(command), paid: 1325, due: 1300 })
        : done(command.id),
    )
    const nth = orders[19]
    await expect(
      playOrders(orders, { office, atOnce: 4, stop: never }, () => undefined),
    ).rejects.toThrow(
      `The order ${nth?.orderId} (orders.csv, line ${nth?.line}) was refused: For the sale ${nth?.orderId} 13.25 was paid, and by the prices of that day it comes to 13.00.`,
    )
    expect(given.length).toBeLessThanOrEqual(23)
  })

  test('end where they are told to, and what is in flight is answered', async () => {
    const stop = new AbortController()
    const { office, given } = officeOf(({ id }, nth) => {
      if (nth === 10) stop.abort()
      return done(id)
    })
    let booked = 0
    await playOrders(orders, { office, atOnce: 4, stop: stop.signal }, () => void (booked += 1))
    expect(booked).toBe(given.length)
    expect(booked).toBeLessThan(orders.length)
  })
})

describe('the catalogue', () => {
  test('is given stage by stage: nothing before what it needs', async () => {
    const { office, given } = officeOf(({ id }) => done(id))
    await playCatalogue(year, { office, atOnce: 16, stop: never })
    const names = given.map(({ name }) => name)
    expect(names.lastIndexOf('category.set')).toBeLessThan(names.indexOf('item.set'))
    expect(
      Math.max(names.lastIndexOf('item.set'), names.lastIndexOf('ingredient.set')),
    ).toBeLessThan(Math.min(names.indexOf('price.set'), names.indexOf('recipe.set')))
  })

  test('ends with what is refused', async () => {
    const { office } = officeOf(({ id, name }) =>
      name === 'item.set' ? refused(id, 'tax-class.unknown', {}) : done(id),
    )
    await expect(playCatalogue(year, { office, atOnce: 16, stop: never })).rejects.toThrow(
      'item.set was refused: There is no such tax class.',
    )
  })
})
