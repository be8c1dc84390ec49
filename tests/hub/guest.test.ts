/**
 * The guests’ door as a phone comes to it, and as somebody with worse
 * intentions does: real sockets, requests written by hand.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GuestMenu } from '../../schema/guest-state.ts'
import { done } from './evening.ts'
import { allow, freeTable, seatGuests, waitingProposal, type GuestTable } from './guest-kit.ts'
import {
  builtGuestPage,
  builtScreens,
  cookieIn,
  openHub,
  statusOf,
  type Answer,
  type Screen,
  type TestHub,
} from './http-kit.ts'
import { figure } from './look.ts'
import { guestOrigin, openGuestBrowser } from './guest-browser.ts'

let hub: TestHub
let counter: Screen
beforeAll(async () => {
  hub = await openHub({ isDemo: true })
  counter = await hub.pair('counter')
})
afterAll(() => hub.close())

const filesOf = (folder: string): readonly string[] =>
  (
    JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
      readonly files: readonly { readonly path: string }[]
    }
  ).files.map(({ path }) => path)

const newBrowser = (from?: string) => openGuestBrowser(hub, from)

const codeIn = ({ json }: Answer): string => (json as { readonly code?: string }).code ?? ''
const line = { itemId: 'vada-pav', pieces: 1 }

const upgrade = (path: string): string =>
  `GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: mqtt\r\n\r\n`

describe('a phone at a table', () => {
  let table: GuestTable
  beforeAll(async () => {
    table = await seatGuests(hub.shop)
  })

  test('is served the page, and reads the menu without saying who it is', async () => {
    const page = await hub.ask(`/t/${table.code}`, { port: hub.guestPort })
    expect(page.status).toBe(200)
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    const menu = await hub.ask(`/g/v1/${table.code}/menu`, { port: hub.guestPort })
    const { items, tag } = menu.json as GuestMenu
    expect(items.find(({ itemId }) => itemId === 'vada-pav')).toMatchObject({
      names: { en: 'Vada pav', hi: 'वड़ा पाव' },
      mark: 'veg',
      price: 25_00,
      leftMilli: null,
    })
    expect(menu.text).not.toMatch(/hsn|salesAccount|taxClass|station/)
    const again = await hub.ask(`/g/v1/${table.code}/menu`, {
      port: hub.guestPort,
      headers: { 'if-none-match': `"${tag}"` },
    })
    expect(again.status).toBe(304)
  })

  test('joins by the PIN, chooses, sends, and sees how far it is', async () => {
    const phone = newBrowser()
    expect((await phone.state(table.code)).me).toBe(null)
    expect((await phone.join(table.code, { pin: table.pin })).status).toBe(200)
    expect(await phone.state(table.code)).toMatchObject({
      me: { name: 'Asha', isLetIn: true },
      party: { pin: table.pin, order: [] },
    })
    expect((await phone.say(table.code, 'choose', { line })).status).toBe(200)
    expect((await phone.state(table.code)).cart).toMatchObject([{ itemId: 'vada-pav' }])
    expect((await phone.say(table.code, 'place', { whose: 'all' })).json).toMatchObject({
      result: { outcome: 'waiting' },
    })
    const proposalId = waitingProposal(hub.shop)
    done(await hub.shop.send(table.staff, 'proposal.accept', { proposalId }))
    const { party } = await phone.state(table.code)
    expect(party?.order).toMatchObject([{ names: { en: 'Vada pav' }, state: 'sent' }])
    expect(party?.bill?.upi).toMatch(/^upi:\/\/pay\?pa=lalpatang@demo&.*&am=25\.00&cu=INR$/)
  })

  test('that joins twice under one id is one phone', async () => {
    const [phone, id] = [newBrowser(), hub.shop.newId()]
    const before = figure(hub.shop.db, 'select count(*) from guest')
    for (let i = 0; i < 2; i += 1)
      expect((await phone.join(table.code, { pin: table.pin }, id)).status).toBe(200)
    expect(figure(hub.shop.db, 'select count(*) from guest')).toBe(before + 1)
    expect((await phone.state(table.code)).me?.isLetIn).toBe(true)
  })

  test('keeps its token where no script can read it', async () => {
    const answer = await newBrowser().join(table.code, { pin: table.pin })
    expect(answer.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Strict/)
    expect(answer.text).not.toContain(cookieIn(answer)?.split('=')[1] ?? '-')
  })

  test('without the PIN sees nothing of the party', async () => {
    const stranger = newBrowser()
    await stranger.join(table.code, {})
    const state = await stranger.state(table.code)
    expect(state).toMatchObject({ me: { isLetIn: false }, party: null, cart: [], proposals: [] })
    expect(JSON.stringify(state)).not.toContain(table.pin)
    for (const action of ['call', 'ask-bill'])
      expect(codeIn(await stranger.say(table.code, action))).toBe('guest.not-in')
  })

  test('sees nothing of another table, whatever it asks for', async () => {
    const other = await seatGuests(hub.shop)
    const [phone, neighbour] = [newBrowser(), newBrowser()]
    await phone.join(table.code, { pin: table.pin })
    await neighbour.join(other.code, { pin: other.pin, name: 'Canary' })
    await neighbour.say(other.code, 'choose', { line: { ...line, note: 'canary note' } })
    const state = JSON.stringify([await phone.state(other.code), await phone.state(table.code)])
    expect(state).not.toMatch(/canary/i)
    expect(state).not.toContain(other.sittingId)
    expect((await phone.state(other.code)).me).toBe(null)
    // What it says at the other table is said by its own party all the same.
    await phone.say(other.code, 'choose', { line: { ...line, note: 'for whom' } })
    expect(JSON.stringify(await neighbour.state(other.code))).not.toContain('for whom')
  })

  test('of a party that has left is a stranger to the next one at the table', async () => {
    const first = await seatGuests(hub.shop)
    const phone = newBrowser()
    await phone.join(first.code, { pin: first.pin })
    const { sittingId, tableId, staff } = first
    done(await hub.shop.send(staff, 'sitting.close', { sittingId }))
    done(await hub.shop.send(staff, 'sitting.open', { tableId, guests: 2 }))
    expect(await phone.state(first.code)).toMatchObject({ me: null, party: null, isTaken: true })
    expect(codeIn(await phone.say(first.code, 'call'))).toBe('guest.over')
  })

  test('that guesses PINs waits, and its neighbour with the right one does not', async () => {
    const target = await seatGuests(hub.shop)
    const wrong = target.pin === '0000' ? '1111' : '0000'
    const guesser = newBrowser('127.0.0.2')
    const codes: string[] = []
    for (let i = 0; i < 7; i += 1)
      codes.push(codeIn(await guesser.join(target.code, { pin: wrong })))
    expect(codes).toEqual([...Array<string>(5).fill('guest.wrong-pin'), 'guest.wait', 'guest.wait'])
    expect(codeIn(await guesser.join(target.code, { pin: target.pin }))).toBe('guest.wait')
    const friend = newBrowser('127.0.0.3')
    expect((await friend.join(target.code, { pin: target.pin })).status).toBe(200)
  })

  test('sits down by itself where the outlet lets it', async () => {
    await allow(hub.shop, { isSelfSeating: true })
    const { code } = freeTable(hub.shop)
    const phone = newBrowser()
    expect(await phone.state(code)).toMatchObject({ isTaken: false, isSelfSeating: true })
    expect((await phone.join(code, { guests: 2 })).status).toBe(200)
    expect((await phone.state(code)).party?.pin).toMatch(/^\d{4}$/)
    await allow(hub.shop, {})
  })
})

describe('the guests’ door', () => {
  const staff = [
    ['GET', '/'],
    ...['counter', 'kitchen', 'cashier', 'floor', 'office', 'devices'].map((screen) => [
      'GET',
      `/${screen}`,
    ]),
    ['GET', '/guest'],
    ['GET', '/healthz'],
    ['GET', '/api/openapi.json'],
    ['GET', '/api/v1/start'],
    ['GET', '/api/v1/me'],
    ['GET', '/api/v1/menu'],
    ['GET', '/api/v1/views/counter'],
    ['GET', '/api/v1/views/floor'],
    ['GET', '/api/v1/bills/x'],
    ['GET', '/api/v1/devices'],
    ['GET', `/media/${'0'.repeat(64)}`],
    ['POST', '/api/v1/pair'],
    ['POST', '/api/v1/sign-in'],
    ['POST', '/api/v1/commands'],
    ['POST', '/api/v1/commands/order.place'],
    ['PUT', '/api/v1/media'],
    ['GET', '/t/../counter'],
    ['GET', '/t/%2e%2e/counter'],
    ['GET', '/assets/..%2f..%2fcounter.html'],
    ['GET', '/assets/manifest.json'],
    ['GET', '/manifest.json'],
    ['GET', '/mqtt'],
  ]

  test('has nothing of the staff’s, whoever asks and with whatever token', async () => {
    const own = new Set(filesOf(builtGuestPage))
    const assets = filesOf(builtScreens)
      .filter((path) => path.startsWith('assets/') && !own.has(path))
      .map((path) => ['GET', `/${path}`])
    for (const [method = '', path = ''] of [...staff, ...assets]) {
      for (const headers of [{}, counter.headers, { authorization: `Bearer ${counter.token}` }]) {
        const asPage = 'origin' in headers ? { ...headers, origin: guestOrigin(hub) } : headers
        const answer = await hub.ask(path, { port: hub.guestPort, method, headers: asPage })
        expect([method, path, [404, 403].includes(answer.status)]).toEqual([method, path, true])
        expect(answer.text).not.toMatch(/pair|device|command/)
      }
    }
  }, 60_000)

  test('takes no command of the staff’s as an action, whatever it is called', async () => {
    const table = await seatGuests(hub.shop)
    const phone = newBrowser()
    await phone.join(table.code, { pin: table.pin })
    const before = figure(hub.shop.db, 'select count(*) from command')
    for (const action of [
      'bill.settle',
      'order.place',
      'join',
      '__proto__',
      'constructor',
      'toString',
    ])
      expect((await phone.say(table.code, action)).status).toBe(404)
    // An outlet or a token of its own making is no part of what it may say.
    for (const forged of [{ outletId: 'restaurant' }, { tokenHash: 'x' }])
      expect(codeIn(await phone.say(table.code, 'choose', { line, ...forged }))).toBe(
        'command.malformed',
      )
    expect(figure(hub.shop.db, 'select count(*) from command')).toBe(before)
    expect((await phone.state(table.code)).cart).toHaveLength(0)
  })

  test('reads no more than a phone has to say, and nothing but JSON', async () => {
    const { code } = await seatGuests(hub.shop)
    const post = (headers: Record<string, string>, body: string): Promise<Answer> =>
      hub.ask(`/g/v1/${code}/join`, { port: hub.guestPort, method: 'POST', headers, body })
    const json = { 'content-type': 'application/json', origin: guestOrigin(hub) }
    expect((await post(json, JSON.stringify({ id: 'x'.repeat(5_000) }))).status).toBe(413)
    expect((await post({ ...json, 'content-type': 'text/plain' }, '{}')).status).toBe(415)
    expect((await post({ ...json, origin: 'http://evil.com' }, '{}')).status).toBe(403)
    expect((await post(json, '{')).status).toBe(400)
    expect((await post(json, '[]')).status).toBe(400)
  })

  test('does not answer to a strange name, and says in no header what answers', async () => {
    const answer = await hub.ask('/', { port: hub.guestPort, headers: { host: 'evil.com' } })
    expect(answer.status).toBe(421)
    for (const name of ['server', 'x-powered-by', 'access-control-allow-origin', 'set-cookie'])
      expect(answer.headers[name]).toBeUndefined()
  })

  test('slows a flood from one address down and goes on for the others', async () => {
    const { code } = await seatGuests(hub.shop)
    const path = `/g/v1/${code}/state`
    const statuses = new Set<number>()
    for (let i = 0; i < 300; i += 1)
      statuses.add((await hub.ask(path, { port: hub.guestPort, from: '127.0.0.66' })).status)
    expect(statuses).toEqual(new Set([200, 429]))
    expect((await hub.ask(path, { port: hub.guestPort, from: '127.0.0.67' })).status).toBe(200)
  }, 60_000)

  test('takes no WebSocket, and no tunnel', async () => {
    expect(await statusOf(hub.guestPort, upgrade('/mqtt?screen=counter'))).toBe(404)
    expect(await statusOf(hub.guestPort, upgrade('/'))).toBe(404)
    const tunnel = `CONNECT 127.0.0.1:${hub.port} HTTP/1.1\r\nhost: localhost\r\n\r\n`
    expect(await statusOf(hub.guestPort, tunnel)).toBe(0)
  })

  test('passes nothing on to the staff’s, whatever address it is asked for', async () => {
    for (const path of [`http://127.0.0.1:${hub.port}/api/v1/start`, `//127.0.0.1:${hub.port}/`]) {
      const request = `GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`
      expect(await statusOf(hub.guestPort, request)).toBe(404)
    }
  })

  test('is shut where the outlet says so', async () => {
    const table = await seatGuests(hub.shop)
    await allow(hub.shop, { ordering: 'off' })
    const phone = newBrowser()
    expect((await phone.state(table.code)).ordering).toBe('off')
    expect(codeIn(await phone.join(table.code, { pin: table.pin }))).toBe('guest.closed')
    await allow(hub.shop, {})
  })
})
