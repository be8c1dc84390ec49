/** The guests’ door answers as its description says. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { guestBodies, guestDoors } from '../../schema/guest-doors.ts'
import type { GuestMenu, GuestState } from '../../schema/guest-state.ts'
import { judgeOf, pointer, readerOf, type Description, type Reader } from './described.ts'
import { done } from './evening.ts'
import { allow, seatGuests, vadaPav, waitingProposal } from './guest-kit.ts'
import { cookieIn, openHub, type Answer, type TestHub } from './http-kit.ts'

let hub: TestHub
let openApi: Description
let reader: Reader
let faultsIn: ReturnType<typeof judgeOf>

beforeAll(async () => {
  hub = await openHub()
  openApi = (await hub.ask('/api/openapi.json')).json as Description
  reader = readerOf(openApi)
  faultsIn = judgeOf(openApi)
})
afterAll(() => hub.close())

type Parts = Readonly<Record<string, string>>

const resultOf = ({ json }: Answer): Readonly<Record<string, string>> =>
  (json as { result: Readonly<Record<string, string>> }).result

describe('the guests’ door is as described', () => {
  /** Asks as a phone does, and holds what comes back against the description. */
  const phone = (): ((rule: string, parts?: Parts, args?: object) => Promise<Answer>) => {
    let cookie: string | undefined
    return async (name, parts = {}, args) => {
      const { method, path } = guestDoors[name as keyof typeof guestDoors]
      const filled = path.replace(/:(\w+)/g, (_, part: string) => parts[part] ?? '')
      const sent = method === 'post' ? { body: JSON.stringify({ id: hub.shop.newId(), args }) } : {}
      const answer = await hub.ask(filled, {
        port: hub.guestPort,
        method: method.toUpperCase(),
        headers: {
          origin: `http://127.0.0.1:${hub.guestPort}`,
          ...(method === 'post' ? { 'content-type': 'application/json' } : {}),
          ...(cookie === undefined ? {} : { cookie }),
        },
        ...sent,
      })
      cookie = cookieIn(answer) ?? cookie
      const described = path.replace(/:(\w+)/g, '{$1}')
      expect([filled, answer.status, faultsIn(answer, described, method)]).toEqual([
        filled,
        answer.status,
        [],
      ])
      return answer
    }
  }

  test('in what a party does with its phones', async () => {
    await allow(hub.shop, {})
    const table = await seatGuests(hub.shop)
    const at = { code: table.code }
    const [one, stranger] = [phone(), phone()]
    await one('guest.page', at)
    const menu = (await one('guest.menu', at)).json as GuestMenu
    expect(menu.items.length).toBeGreaterThan(5)
    await one('guest.state', at)
    expect((await one('guest.call', at, {})).status).toBe(401)
    await one('guest.join', at, { name: 'Asha', pin: table.pin })
    await stranger('guest.join', at, { name: 'Ravi' })
    expect((await stranger('guest.show-pin', at, { pin: 'x' })).status).toBe(409)
    const { lineId } = resultOf(await one('guest.choose', at, { line: vadaPav }))
    await one('guest.change', at, { lineId, pieces: 3 })
    expect((await stranger('guest.place', at, { whose: 'mine' })).status).toBe(409)
    expect(resultOf(await one('guest.place', at, { whose: 'all' }))).toEqual({ outcome: 'waiting' })
    const waiting = (await one('guest.state', at)).json as GuestState
    expect(waiting.proposals).toHaveLength(1)
    await one('guest.withdraw', at, { proposalId: waitingProposal(hub.shop) })
    const second = resultOf(await one('guest.choose', at, { line: vadaPav }))
    await one('guest.remove', at, { lineId: second['lineId'] })
    await one('guest.place', at, { whose: 'all' })
    done(
      await hub.shop.send(table.staff, 'proposal.accept', {
        proposalId: waitingProposal(hub.shop),
      }),
    )
    await one('guest.call', at, {})
    await one('guest.ask-bill', at, {})
    const after = ((await one('guest.state', at)).json as GuestState).party
    expect([after?.order.length, after?.bill?.isPaid]).toEqual([1, false])
    expect((await one('guest.state', { code: 'nowhere' })).status).toBe(404)
    expect((await one('guest.choose', at, { line: { ...vadaPav, pieces: 0 } })).status).toBe(400)
  })

  test('in what it tells of a token', async () => {
    const ask = phone()
    await ask('pager.page')
    await ask('pager.places')
    const ordered = await hub.shop.send(
      hub.shop.join('counter', 'counter', 'ravi'),
      'order.place',
      {
        orderType: 'takeaway',
        lines: [{ itemId: 'vada-pav', qtyMilli: 1000 }],
      },
    )
    const { orderId, token } = done(ordered).result
    await ask('pager.order-page', { orderId })
    const found = await ask('pager.token', { outletId: 'counter', token: String(token) })
    expect(found.json).toEqual({ orderId })
    expect((await ask('pager.state', { orderId })).status).toBe(200)
    expect((await ask('pager.token', { outletId: 'counter', token: '99999' })).status).toBe(404)
  })

  test.each(Object.keys(guestBodies) as (keyof typeof guestBodies)[])(
    'takes for %s what it says it takes, and nothing else',
    (name) => {
      const { example } = guestDoors[`guest.${name}`]
      const body: v.GenericSchema = guestBodies[name]
      const schema = pointer('components', 'schemas', `body.guest.${name}`)
      const { id, args } = example as { id: string; args: Readonly<Record<string, unknown>> }
      expect(reader.faultsOf(schema, example)).toEqual([])
      const wrong = [
        ...Object.keys(args).map((key) => ({ id, args: { ...args, [key]: { nothing: 'known' } } })),
        { id, args: { ...args, tokenHash: 'x' } },
        { id: 'x', args },
        { id, args, name },
        { args },
        null,
      ]
      for (const value of wrong) {
        const isDescribed = reader.faultsOf(schema, value).length === 0
        expect([value, v.safeParse(body, value).success, isDescribed]).toEqual([
          value,
          false,
          false,
        ])
      }
    },
  )

  test('in how often it may be asked', async () => {
    const { most } = guestDoors['pager.token'].limit
    const ask = phone()
    const statuses: number[] = []
    for (let i = 0; i <= most; i += 1)
      statuses.push((await ask('pager.token', { outletId: 'counter', token: '99999' })).status)
    expect(new Set(statuses)).toEqual(new Set([404, 429]))
    const operation = openApi.paths['/p/v1/token/{outletId}/{token}']?.['get']
    expect(operation).toMatchObject({ 'x-limit': { most, seconds: 60, of: 'address' } })
  })
})
