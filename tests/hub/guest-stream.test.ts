/** What a guest’s phone is told without asking. */
import { get, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GuestMenu, GuestState } from '../../schema/guest-state.ts'
import { seatGuests } from './guest-kit.ts'
import { openHub, type Answer, type Screen, type TestHub } from './http-kit.ts'
import { openGuestBrowser } from './guest-browser.ts'

let hub: TestHub
let counter: Screen
beforeAll(async () => {
  hub = await openHub({ isDemo: true })
  counter = await hub.pair('counter')
})
afterAll(() => hub.close())

const newBrowser = (from?: string) => openGuestBrowser(hub, from)

const line = { itemId: 'vada-pav', pieces: 1 }

const nobody = (): void => undefined

describe('what a phone is told by itself', () => {
  /** Reads a stream of states until one is as wanted. */
  const listen = (code: string, headers: Record<string, string> = {}, from = '127.0.0.1') => {
    let text = ''
    let wake = nobody
    const request = get(
      {
        host: '127.0.0.1',
        localAddress: from,
        port: hub.guestPort,
        path: `/g/v1/${code}/live`,
        headers,
        agent: false,
      },
      (response: IncomingMessage) => {
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString('utf8')
          wake()
        })
        response.on('error', () => undefined)
      },
    )
    request.on('error', () => undefined)
    const states = (): readonly GuestState[] =>
      text
        .split('\n\n')
        .filter((part) => part.startsWith('data: '))
        .map((part) => JSON.parse(part.slice('data: '.length)) as GuestState)
    return {
      until: async (is: (state: GuestState) => boolean): Promise<GuestState> => {
        for (;;) {
          const found = states().find(is)
          if (found !== undefined) return found
          await new Promise<void>((settle) => {
            wake = settle
          })
        }
      },
      states,
      close: () => request.destroy(),
    }
  }

  /** What the staff say reaches the phones only through the hub’s own doors. */
  const atTheTill = async (name: string, args: object): Promise<Answer> => {
    const screen = hub.as(counter)
    const { signIn } = (await screen.signIn('asha')).json as { signIn: { signInId: string } }
    return screen.send(name, args, { signIn: signIn.signInId })
  }

  test('is what its friends choose, and what is sold out, as it happens', async () => {
    const table = await seatGuests(hub.shop)
    const [one, other] = [newBrowser(), newBrowser()]
    for (const phone of [one, other]) await phone.join(table.code, { pin: table.pin })
    const heard = listen(table.code, one.headers())
    const { menuTag } = await heard.until(({ me }) => me !== null)
    await other.say(table.code, 'choose', { line })
    await heard.until(({ cart }) => cart.length === 1)
    const gone = { itemId: 'vada-pav', leftMilli: 0, until: 'today' } as const
    expect((await atTheTill('item.eighty-six', gone)).status).toBe(200)
    const state = await heard.until((now) => now.menuTag !== menuTag)
    expect(state.cart).toMatchObject([{ problem: 'item.sold-out' }])
    const menu = (await hub.ask(`/g/v1/${table.code}/menu`, { port: hub.guestPort }))
      .json as GuestMenu
    expect(menu.items.find(({ itemId }) => itemId === 'vada-pav')?.leftMilli).toBe(0)
    expect((await atTheTill('item.restore', { itemId: 'vada-pav' })).status).toBe(200)
    heard.close()
  })

  test('is nothing of another party', async () => {
    const [mine, theirs] = [await seatGuests(hub.shop), await seatGuests(hub.shop)]
    const [phone, neighbour] = [newBrowser(), newBrowser()]
    await phone.join(mine.code, { pin: mine.pin })
    await neighbour.join(theirs.code, { pin: theirs.pin })
    const heard = listen(mine.code, phone.headers())
    await heard.until(({ me }) => me !== null)
    await neighbour.say(theirs.code, 'choose', { line: { ...line, note: 'canary' } })
    await phone.say(mine.code, 'choose', { line })
    await heard.until(({ cart }) => cart.length === 1)
    expect(JSON.stringify(heard.states())).not.toContain('canary')
    heard.close()
  })

  test('ends for whoever hoards streams, and goes on for the others', async () => {
    const table = await seatGuests(hub.shop)
    const hoard = Array.from({ length: 130 }, () => listen(table.code, {}, '127.0.0.8'))
    const answer = await hub.ask(`/g/v1/${table.code}/state`, {
      port: hub.guestPort,
      from: '127.0.0.9',
    })
    expect(answer.status).toBe(200)
    await expect
      .poll(() => hoard.filter(({ states }) => states().length > 0).length, { timeout: 20_000 })
      .toBe(120)
    for (const { close } of hoard) close()
  })
})
