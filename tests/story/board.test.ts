/**
 * Two guests at the sweet counter's chaat stall: a board in the shop, a phone
 * in a hand, and a kitchen that speaks over HTTP.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BrowserContext, Page } from 'playwright-core'
import type { TicketDoc } from '../../schema/ticket.ts'
import type { Device } from '../faults/hub-process.ts'
import { openBrowser, type OpenBrowser } from './browser.ts'
import { barriers } from './barriers.ts'
import { comeIn, openShop, shoot, some, type ScreenShop } from './screens.ts'

let shop: ScreenShop
let kitchen: Device
let board: Page
let browser: OpenBrowser
let phone: Page

const guestBase = (): string => `http://127.0.0.1:${shop.hub().guestPort}`
const ticketOf = async (orderId: string): Promise<string> => {
  const tickets = await shop.docs<TicketDoc>(kitchen, 'ticket')
  return tickets.find((one) => one.orderId === orderId)?.ticketId ?? ''
}
const bump = async (orderId: string): Promise<void> =>
  void (await shop.say(kitchen, 'ticket.bump', { ticketId: await ticketOf(orderId) }))
const tokensIn = (column: 'preparing' | 'ready'): Promise<readonly string[]> =>
  board.locator(`.column-${column} .token`).allInnerTexts()

beforeAll(async () => {
  shop = await openShop()
  kitchen = await shop.device('kitchen')
  board = await shop.open('board', { viewport: { width: 1920, height: 1080 }, hasTouch: true })
  browser = await openBrowser()
  const window: BrowserContext = await browser.window({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  })
  phone = await window.newPage()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

describe('the pickup board', () => {
  test('opens without a person, and says where the number will stand', async () => {
    await board.getByText('Your number appears here').waitFor()
    expect(await barriers(board)).toEqual([])
    await shoot(board, 'board-empty')
  })

  test('shows a token from the order to the hand-over, and calls it when it is ready', async () => {
    const first = await shop.order([some('vada-pav')], { note: 'Mrs Deshpande' })
    const second = await shop.order([some('misal-pav')])
    await expect
      .poll(() => tokensIn('preparing'))
      .toEqual([String(first.token), String(second.token)])
    await bump(second.orderId)
    await board.locator('.token-calls', { hasText: String(second.token) }).waitFor()
    await expect.poll(() => tokensIn('ready')).toEqual([String(second.token)])
    await expect.poll(() => tokensIn('preparing')).toEqual([String(first.token)])
    expect(await board.locator('body').innerText()).not.toContain('Deshpande')
    await shoot(board, 'board')
    await shop.say(kitchen, 'ticket.recall', { ticketId: await ticketOf(second.orderId) })
    await expect.poll(() => tokensIn('ready')).toEqual([])
    await bump(second.orderId)
    await shop.say(kitchen, 'order.serve', { orderId: second.orderId, isServed: true })
    await expect.poll(() => tokensIn('ready')).toEqual([])
    await expect.poll(() => tokensIn('preparing')).toEqual([String(first.token)])
  })

  test('has the name a guest gave beneath the token, until the owner wants numbers alone', async () => {
    const long = await shop.order([some('vada-pav')], {
      callTo: { name: 'Annapurna Venkataraghavan-Iyer' },
    })
    const asha = await shop.order([some('misal-pav')], { callTo: { name: 'आशा' } })
    const names = board.locator('.token-name')
    await expect.poll(() => names.allInnerTexts()).toContain('आशा')
    await bump(asha.orderId)
    await board.locator('.column-ready .token-name', { hasText: 'आशा' }).waitFor()
    expect(await barriers(board)).toEqual([])
    await shoot(board, 'board-names')
    await phone.goto(`${guestBase()}/p/${long.orderId}`)
    await phone.getByText('Annapurna').waitFor()
    await shoot(phone, 'pager-name')
    const rules = { ordering: 'ask', isSelfSeating: false, showsNames: false }
    const wifi = { wifiName: '', wifiPassword: '', address: '' }
    await shop.say(await shop.device('office'), 'guests.set', { ...rules, ...wifi }, 'asha')
    await board.reload()
    await board.locator('.column-ready .token').waitFor()
    expect(await names.count()).toBe(0)
    for (const { orderId } of [long, asha]) {
      await bump(orderId)
      await shop.say(kitchen, 'order.serve', { orderId, isServed: true })
    }
    await expect.poll(() => tokensIn('ready')).toEqual([])
  })

  test('a token the counter hands over leaves the board and the rail', async () => {
    const { orderId, token } = await shop.order([some('pav-bhaji')])
    await bump(orderId)
    await expect.poll(() => tokensIn('ready')).toEqual([String(token)])
    const counter = await shop.open('counter', {
      viewport: { width: 1366, height: 768 },
      hasTouch: true,
    })
    await comeIn(counter, 'sunita')
    await counter.locator('.order-ready', { hasText: String(token) }).tap()
    await counter.getByText('saw it').or(counter.getByText('not seen')).first().waitFor()
    await shoot(counter, 'counter-told')
    await counter.getByRole('button', { name: 'Handed over' }).tap()
    await expect.poll(() => tokensIn('ready')).toEqual([])
    await expect.poll(async () => (await shop.orderAt(orderId)).state).toBe('served')
    await counter.context().close()
  })

  test('calls nobody anew after a reload, and speaks Hindi', async () => {
    const { orderId, token } = await shop.order([some('vada-pav')])
    await bump(orderId)
    await board.locator('.token-calls').waitFor()
    await board.reload()
    await expect.poll(() => tokensIn('ready')).toEqual([String(token)])
    expect(await board.locator('.token-calls').count()).toBe(0)
    await board.getByRole('button', { name: 'हिन्दी' }).tap()
    await board.getByRole('heading', { name: 'तैयार' }).waitFor()
    await expect
      .poll(() => board.evaluate('document.getAnimations().length'), { timeout: 10_000 })
      .toBe(0)
    expect(await barriers(board)).toEqual([])
    await shoot(board, 'board-hindi')
  })
})

describe('the pager on a guest’s phone', () => {
  test('follows a typed token, and rings when it is ready', async () => {
    const { orderId, token } = await shop.order([some('dahi-puri')])
    await phone.goto(`${guestBase()}/p?at=counter`)
    await phone.getByLabel('Token number').fill('9999')
    await phone.getByRole('button', { name: 'Follow it' }).tap()
    await phone.getByText('There is no token 9999 here today').waitFor()
    expect(await barriers(phone)).toEqual([])
    await phone.getByLabel('Token number').fill(String(token))
    await phone.getByRole('button', { name: 'Follow it' }).tap()
    await phone.getByText('Being prepared').waitFor()
    expect(new URL(phone.url()).pathname).toBe(`/p/${orderId}`)
    await shoot(phone, 'pager-preparing')
    await bump(orderId)
    await phone.getByText('Ready!').waitFor()
    // What calls for attention is judged by how it stands once it has called.
    await expect
      .poll(() => phone.evaluate('document.getAnimations().length'), { timeout: 10_000 })
      .toBe(0)
    expect(await barriers(phone)).toEqual([])
    await shoot(phone, 'pager-ready')
    await shop.say(kitchen, 'order.serve', { orderId, isServed: true })
    await phone.getByText('Handed over').waitFor()
  })

  test('opens from the receipt’s code, and says since when it hears nothing', async () => {
    const { orderId } = await shop.order([some('vada-pav')])
    await phone.goto(`${guestBase()}/p/${orderId}`)
    await phone.getByText('Being prepared').waitFor()
    await shop.hub().kill()
    await phone.getByText('No connection to the shop since').waitFor()
    await board.locator('.board-quiet').waitFor()
    await shoot(board, 'board-quiet')
    expect(await barriers(board)).toEqual([])
    await shoot(phone, 'pager-lost')
  })

  test('and nothing of all this has troubled the browser', () => {
    expect(shop.complaints).toEqual([])
  })
})
