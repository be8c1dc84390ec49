/**
 * The plan and whom it waits for: a manager draws it on one tablet, a waiter
 * sees it on another, parties book, wait at the door, and sit down.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { BookingDoc } from '../../schema/booking.ts'
import type { PlanTable, SectionDoc, SittingDoc, TableDoc } from '../../schema/sitting.ts'
import type { Device } from '../faults/hub-process.ts'
import { barriers } from './barriers.ts'
import { comeIn, openShop, shoot, type ScreenShop } from './screens.ts'

const tablet = { viewport: { width: 1280, height: 800 }, hasTouch: true }

let shop: ScreenShop
/** Imran draws, Farida serves. */
let imran: Page
let farida: Page
let reader: Device

beforeAll(async () => {
  shop = await openShop()
  reader = await shop.device('floor')
  imran = await shop.open('floor', tablet)
  await comeIn(imran, 'imran')
  farida = await shop.open('floor', tablet)
  await comeIn(farida, 'farida')
  await table('1', farida).waitFor()
})
afterAll(async () => {
  await shop?.close()
})

const table = (number: string, page: Page): Locator =>
  page.locator(`.table[data-table="table-${number}"]`)
const thing = (number: string): Locator => imran.locator(`[data-thing="table-${number}"]`)
const key = (name: string | RegExp, page = imran): Locator =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
const hall = async (): Promise<SectionDoc> => {
  const found = (await shop.docs<SectionDoc>(reader, 'section')).find(
    ({ sectionId }) => sectionId === 'hall',
  )
  if (found === undefined) throw new Error('there is no hall')
  return found
}
const tableAt = async (number: string): Promise<TableDoc> => {
  const found = (await hall()).tables.find((one) => one.number === number)
  if (found === undefined) throw new Error(`there is no table ${number}`)
  return found
}
const sittings = async (): Promise<readonly string[]> =>
  (await shop.docs<SittingDoc>(reader, 'sitting')).map(({ label }) => label)
/** Saves, and is done once nothing is left to be saved. */
const save = async (): Promise<void> => {
  await key('Save').tap()
  await imran.getByText('Saved. Every tablet shows the new plan.').last().waitFor()
  await imran.locator('.editor-keys .button-primary[aria-disabled]').waitFor()
}

describe('the editor', () => {
  test('is the manager’s, and no waiter’s', async () => {
    await key('Edit plan').waitFor()
    expect(await key('Edit plan', farida).count()).toBe(0)
  })

  test('puts a table on the floor, and Save shows it on every other tablet', async () => {
    await key('Edit plan').tap()
    await key('Round table').tap()
    await imran.getByRole('heading', { name: 'Table T34' }).waitFor()
    expect(await key(/^T34,/, farida).count()).toBe(0)
    expect(await barriers(imran)).toEqual([])
    await shoot(imran, 'plan-editor')
    await save()
    await key(/^T34,/, farida).waitFor()
    await expect.poll(() => tableAt('34')).toMatchObject({ shape: 'round', seats: 2 })
  })

  test('drags by whole squares, and one Undo takes the whole drag back', async () => {
    const before = await thing('8').boundingBox()
    if (before === null) throw new Error('table 8 is not on the glass')
    await imran.mouse.move(before.x + 30, before.y + 30)
    await imran.mouse.down()
    await imran.mouse.move(before.x + 200, before.y + 31, { steps: 8 })
    await imran.mouse.up()
    const left = async (): Promise<number> => (await thing('8').boundingBox())?.x ?? 0
    await expect.poll(left).toBeGreaterThan(before.x + 100)
    await key('Undo').tap()
    await expect.poll(left).toBe(before.x)
  })

  test('does everything by keys as well', async () => {
    await thing('7').focus()
    for (const press of ['r', 'ArrowRight', 'ArrowRight', 'ArrowDown', '+'])
      await imran.keyboard.press(press)
    await imran.keyboard.press('Control+d')
    await imran.getByRole('heading', { name: 'Table T9' }).waitFor()
    await imran.keyboard.press('Delete')
    await expect.poll(() => imran.locator('.canvas-face', { hasText: /^T9/ }).count()).toBe(0)
    const before = await tableAt('7')
    await save()
    await expect
      .poll(() => tableAt('7'))
      .toMatchObject({
        width: before.height,
        height: before.width,
        turn: 1,
        seats: before.seats + 1,
      })
  })

  test('takes no table from under a party', async () => {
    const seated = await shop.say(
      reader,
      'sitting.open',
      { tableId: 'table-2', guests: 2 },
      'farida',
    )
    expect(seated.ok).toBe(true)
    await thing('2').locator('svg').waitFor()
    await thing('2').focus()
    await imran.keyboard.press('Delete')
    await imran.locator('.toast', { hasText: 'Somebody sits at T2' }).waitFor()
    await expect.poll(() => thing('2').count()).toBe(1)
    await shoot(imran, 'plan-in-use')
  })

  test('draws with a second manager, and loses nothing of either', async () => {
    await thing('3').focus()
    await imran.keyboard.press('+')
    const { tables, walls } = await hall()
    const theirs = tables.map(
      ({ tableId, number, shape, seats, x, y, width, height, turn }): PlanTable => ({
        tableId,
        number,
        shape,
        x,
        y,
        width,
        height,
        turn,
        seats: number === '4' ? 7 : seats,
      }),
    )
    const plan = { sectionId: 'hall', tables: theirs, walls }
    expect((await shop.say(reader, 'plan.save', plan, 'asha')).ok).toBe(true)
    await imran.locator('.toast', { hasText: 'Their changes are in your plan now' }).waitFor()
    await save()
    await expect
      .poll(async () => [(await tableAt('3')).seats, (await tableAt('4')).seats])
      .toEqual([5, 7])
  })

  test('selects several by touch, moves them as one and carries them to another section in one save', async () => {
    await imran.keyboard.press('Escape')
    await thing('5').tap()
    await key('Select several').tap()
    await thing('6').tap()
    await imran.getByRole('heading', { name: '2 selected' }).waitFor()
    await imran.keyboard.press('ArrowDown')
    await key('Undo').tap()
    expect(await barriers(imran)).toEqual([])
    await shoot(imran, 'plan-several')
    await key('Terrace').tap()
    await thing('5').waitFor()
    await key('Undo').tap()
    await imran.getByRole('tab', { name: /Hall/ }).tap()
    await thing('5').waitFor()
    await key('Redo').tap()
    await save()
    const numbers = async (id: string): Promise<readonly string[]> =>
      (await shop.docs<SectionDoc>(reader, 'section'))
        .filter(({ sectionId }) => sectionId === id)
        .flatMap(({ tables }) => tables.map(({ number }) => number))
    await expect.poll(() => numbers('terrace')).toEqual(expect.arrayContaining(['5', '6']))
    expect(await numbers('hall')).not.toContain('5')
    await imran.getByRole('tab', { name: /Terrace/ }).tap()
    await thing('5').tap()
    await imran.keyboard.down('Shift')
    await thing('6').click()
    await imran.keyboard.up('Shift')
    await key('Hall').tap()
    await save()
    await expect.poll(() => numbers('hall')).toEqual(expect.arrayContaining(['5', '6']))
    await imran.keyboard.press('Escape')
  })

  test('is looked at from nearer, with the wheel or a key, and whole again with one', async () => {
    const wide = async (): Promise<number> => (await thing('7').boundingBox())?.width ?? 0
    const before = await wide()
    await key('Nearer').tap()
    await expect.poll(wide).toBeGreaterThan(before)
    const near = await wide()
    await imran.mouse.move(400, 400)
    await imran.keyboard.down('Control')
    await imran.mouse.wheel(0, -200)
    await imran.keyboard.up('Control')
    await expect.poll(wide).toBeGreaterThan(near)
    await key('Show the whole floor').tap()
    await expect.poll(wide).toBe(before)
  })

  test('and so is the floor of a waiter, with two fingers, which take no table along', async () => {
    const wide = async (): Promise<number> => (await table('7', farida).boundingBox())?.width ?? 0
    const box = await table('2', farida).boundingBox()
    if (box === null) throw new Error('table 2 is not on the glass')
    const before = await wide()
    const fingers = await farida.context().newCDPSession(farida)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: readonly number[]) =>
      fingers.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: apart.map((dx, id) => ({
          x: box.x + box.width / 2 + dx,
          y: box.y + box.height / 2,
          id,
        })),
      })
    await touch('touchStart', [-20])
    await touch('touchStart', [-20, 20])
    for (const dx of [26, 32, 40]) await touch('touchMove', [-dx, dx])
    await touch('touchEnd', [])
    await expect.poll(wide).toBeGreaterThan(1.5 * before)
    expect(await farida.locator('dialog, .party').count()).toBe(0)
    await key('Show the whole floor', farida).tap()
    await expect.poll(wide).toBe(before)
  })

  test('asks before it lets go of what is drawn', async () => {
    await thing('5').focus()
    await imran.keyboard.press('ArrowRight')
    const before = await tableAt('5')
    await key('Leave the editor').tap()
    await key('Go on drawing').waitFor()
    expect(await barriers(imran, 'floor/LeaveSheet')).toEqual([])
    await key('Go on drawing').tap()
    await key('Leave the editor').tap()
    await key('Discard').tap()
    await table('5', imran).waitFor()
    expect(await tableAt('5')).toEqual(before)
  })

  test('adds a section with its service charge, and takes it away again', async () => {
    await key('Edit plan').tap()
    await key('New section').tap()
    await imran.getByLabel('Name', { exact: true }).fill('Garden')
    await imran.getByLabel('Service charge (optional)').fill('7.5')
    await imran.locator('dialog').getByRole('button', { name: 'Save' }).tap()
    await farida.getByRole('tab', { name: /Garden/ }).waitFor()
    const sections = await shop.docs<SectionDoc>(reader, 'section')
    expect(sections.find(({ names }) => names.en === 'Garden')?.serviceChargePpm).toBe(75_000)
    await imran.getByRole('tab', { name: 'Garden' }).tap()
    await key('Section: name, order, service charge').tap()
    await imran.locator('dialog').getByRole('button', { name: 'Remove' }).tap()
    await imran.getByRole('heading', { name: /Garden\?/ }).waitFor()
    expect(await barriers(imran, 'floor/RemoveSheet')).toEqual([])
    await imran.locator('dialog').getByRole('button', { name: 'Remove' }).tap()
    await farida.getByRole('tab', { name: /Garden/ }).waitFor({ state: 'detached' })
    await key('Leave the editor').tap()
  })
})

describe('a booking', () => {
  test('is written down with a table, which says so on every tablet', async () => {
    await key(/^Bookings/, farida).tap()
    await key('New booking', farida).tap()
    await farida.getByLabel('Name', { exact: true }).fill('Mrs Rao')
    await farida.getByLabel('Phone').fill('98200 12345')
    await farida.locator('.booking-section .button', { hasText: 'T5' }).tap()
    expect(await barriers(farida)).toEqual([])
    await farida.locator('dialog').getByRole('button', { name: 'Save' }).tap()
    await farida.locator('.expected-row', { hasText: 'Mrs Rao' }).waitFor()
    await shoot(farida, 'plan-bookings')
    await expect.poll(() => table('5', imran).getAttribute('data-state')).toBe('booked')
    const [booking] = await shop.docs<BookingDoc>(reader, 'booking')
    expect(booking).toMatchObject({ guests: 2, tableIds: ['table-5'], state: 'expected' })
    expect(JSON.stringify(booking)).not.toContain('Rao')
  })

  test('warns of another one at the same table, and is refused at the same time only', async () => {
    await key('New booking', farida).tap()
    await farida.getByLabel('Name', { exact: true }).fill('Mr Sen')
    await farida.locator('.booking-section .button', { hasText: 'T5' }).tap()
    await expect.poll(() => farida.locator('.booking-warnings').textContent()).toContain('Mrs Rao')
    await farida.locator('dialog').getByRole('button', { name: 'Save' }).tap()
    await farida.locator('.toast', { hasText: 'T5 is booked for the same time' }).waitFor()
    await farida.locator('dialog .sheet-head .button').tap()
    await key('Close', farida).tap()
  })

  test('becomes a party with two taps: the table, Seat', async () => {
    await table('5', imran).tap()
    await key('Seat Mrs Rao').tap()
    await imran.getByRole('heading', { name: /T5/ }).waitFor()
    await expect.poll(sittings).toContain('T5')
    const [booking] = await shop.docs<BookingDoc>(reader, 'booking')
    expect(booking?.state).toBe('seated')
    await key(/^Bookings/, farida).tap()
    await farida.locator('.expected-open', { hasText: 'Mrs Rao' }).tap()
    expect(await barriers(farida, 'floor/OverSheet')).toEqual([])
    await farida.keyboard.press('Escape')
    await key('Close', farida).tap()
  })
})

describe('a booking without a table', () => {
  test('stands above the plan, and sits down with two taps: its name, and a table that says its seats', async () => {
    const at = Date.now() + 30 * 60_000
    await shop.say(reader, 'booking.make', { name: 'Sharma', guests: 4, at }, 'farida')
    await farida.locator('.comer', { hasText: 'Sharma' }).tap()
    await expect
      .poll(() => table('7', farida).locator('.table-fit').textContent())
      .toBe('7 seats for 4')
    await shoot(farida, 'plan-choose')
    expect(await barriers(farida)).toEqual([])
    await table('7', farida).tap()
    await expect.poll(sittings).toContain('T7')
    await farida.locator('.menu-leave').tap()
    await farida.locator('.comer').waitFor({ state: 'detached' })
  })
})

describe('who has a table open', () => {
  test('stands on it with their initials, and is gone when they leave', async () => {
    await expect.poll(() => farida.locator('.table-others').allTextContents()).toEqual(['IS'])
    await table('5', farida).tap()
    await farida.locator('.party-also', { hasText: 'Imran Shaikh' }).waitFor()
    await imran.locator('.party-also', { hasText: 'Farida' }).waitFor()
    await shoot(imran, 'plan-also-here')
    await imran.locator('.menu-leave').tap()
    await farida.locator('.party-also').waitFor({ state: 'detached' })
    await farida.locator('.menu-leave').tap()
    await imran.locator('.table-others').waitFor({ state: 'detached' })
  })
})

describe('the waiting list', () => {
  test('seats whoever has waited with two taps: Seat, and a table', async () => {
    await key(/^Bookings/, farida).tap()
    await key('Add', farida).tap()
    await farida.getByLabel('Name', { exact: true }).fill('Fernandes')
    await farida.locator('dialog').getByRole('button', { name: 'Save' }).tap()
    const row = farida.locator('.expected-door .expected-row', { hasText: 'Fernandes' })
    await row.waitFor()
    expect(await barriers(farida)).toEqual([])
    await row.getByRole('button', { name: 'Seat' }).tap()
    await table('6', farida).tap()
    await expect.poll(sittings).toContain('T6')
    await farida.getByRole('heading', { name: /T6/ }).waitFor()
  })
})

test('the browsers complain of nothing', () => {
  expect(shop.complaints).toEqual([])
})
