/**
 * Orders of the sweet counter that are not paid and carried away at once: made
 * in the kitchen, brought to a door, packed and paid at the cash desk.
 */
import type { MenuDoc } from '../../schema/catalogue.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BillDoc } from '../../schema/bill.ts'
import type { TicketDoc } from '../../schema/ticket.ts'
import { openCounter, type Counter } from './counter-kit.ts'

let at: Counter

beforeAll(async () => {
  at = await openCounter()
  await at.page.goto(`${at.hub().base}/counter?pair=${at.hub().codes['counter']}`)
  await at.comeIn('Sunita More', 'sunita')
})
afterAll(() => at?.close())

describe('the kitchen', () => {
  test('an order sent is cooking, and turns ready by itself when the kitchen is done', async () => {
    await at.tile('Vada pav').click()
    await at.key('Send to kitchen').click()
    await at.after().getByText('Sent to the kitchen').waitFor()
    const chip = at.order(await at.token())
    await chip.getByText('cooking').waitFor()
    for (const { ticketId, state } of await at.docs<TicketDoc>(at.kitchen, 'ticket')) {
      if (state === 'fired') await at.say(at.kitchen, 'ticket.bump', { ticketId })
    }
    await chip.getByText('ready').waitFor({ timeout: 10_000 })
    await at.nextGuest()
    await at.shoot('ready')
    await chip.click()
    await at.page.getByRole('button', { name: 'Handed over' }).click()
    await chip.waitFor({ state: 'detached' })
    expect(await chip.count()).toBe(0)
  })

  test('a name that was heard wrong is put right after it was sent', async () => {
    const order = {
      orderType: 'takeaway',
      lines: [{ itemId: 'vada-pav', qtyMilli: 1000 }],
      callTo: { name: 'Zubeida' },
    }
    const reply = await at.say(at.desk, 'order.place', order, 'imran')
    const { token } = (reply.ok ? reply.result : {}) as { token: number }
    await at.order(String(token)).click()
    await at.page.getByRole('button', { name: 'Change', exact: true }).click()
    await at.page.getByRole('textbox', { name: 'Name' }).fill('Zulekha Khan')
    await at.shoot('rename')
    expect(await at.barriers('counter/RenameSheet')).toEqual([])
    await at.page.getByRole('button', { name: 'Change it' }).click()
    await at.page.getByRole('heading', { name: `Token ${token} · Zulekha Khan` }).waitFor()
    await at.shoot('renamed')
    await at.page.keyboard.press('Escape')
  })

  test('cash kept for a bill somebody else has settled meanwhile is over, and that is said', async () => {
    await at.page.locator('.menu-top').getByRole('button', { name: 'Who is working' }).click()
    await at.page.getByRole('button', { name: 'Sign out' }).click()
    await at.comeIn('Meena Jadhav', 'meena')
    await at.tile('Vada pav').click()
    await at.key('Send to kitchen').click()
    const token = await at.token()
    await at.nextGuest()
    await at.order(token).click()
    const exact = at.page.locator('.order-keys').getByText('Exact')
    await exact.waitFor()
    await at.unplug(true)
    await at.page.getByText(/Hub away since/).waitFor()
    const bills = await at.docs<BillDoc>(at.desk, 'bill')
    const billId = bills.find((bill) => String(bill.token) === token)?.billId
    const tenders = [{ kind: 'cash', offered: 'exact' }]
    expect((await at.say(at.desk, 'bill.settle', { billId, tenders }, 'imran')).ok).toBe(true)
    await exact.click()
    await at.unplug(false)
    await at.page.getByText('Somebody else had settled this order.').waitFor()
    await at.shoot('kept-over')
    expect(
      (await at.docs<BillDoc>(at.desk, 'bill')).find((one) => one.billId === billId),
    ).toMatchObject({ state: 'settled', payments: [{ kind: 'cash' }] })
  })

  test('an order sent first is paid by UPI once somebody says that it has come', async () => {
    await at.tile('Vada pav').click()
    await at.key('Send to kitchen').click()
    const token = await at.token()
    await at.nextGuest()
    const before = (await at.settled()).length
    await at.order(token).click()
    await at.page.locator('.order-keys').getByRole('button', { name: 'UPI' }).click()
    await at.page.getByRole('img', { name: 'QR code for this amount' }).waitFor()
    expect(await at.barriers()).toEqual([])
    await at.shoot('order-upi')
    expect((await at.settled()).length).toBe(before)
    await at.page.getByLabel('Last digits of the reference (optional)').fill('7714')
    await at.page.getByRole('button', { name: 'Received' }).click()
    await at.token()
    expect((await at.lastBill()).payments).toMatchObject([{ kind: 'upi', reference: '7714' }])
    await at.nextGuest()
  })

  test('a sale refused because the sign-in has ended gives the cart back', async () => {
    const before = (await at.settled()).length
    await at.tile('Samosa').click()
    await at.page.evaluate(() =>
      fetch('/api/v1/sign-out', { method: 'POST', headers: { 'chowk-screen': 'counter' } }),
    )
    await at.key('UPI').click()
    await at.page.getByRole('button', { name: 'Received' }).click()
    await at.comeIn('Sunita More', 'sunita')
    // What the guest has paid elsewhere stands with the cart, and is not asked for twice.
    await at.page.getByText('₹20 that was taken stands with it').waitFor()
    expect(await at.barriers()).toEqual([])
    await at.shoot('trouble-money')
    await at.key('Paid: sell it').click()
    await at.token()
    expect((await at.settled()).length).toBe(before + 1)
    expect((await at.lastBill()).payments).toMatchObject([{ kind: 'upi', amount: 20_00 }])
    await at.nextGuest()
  })
})

describe('a name to call', () => {
  test('is typed in one touch more, and is said with the token wherever that is', async () => {
    await at.page.getByLabel('Takeaway').check({ force: true })
    await at.tile('Vada pav').click()
    await at.page.getByRole('button', { name: 'Name to call' }).click()
    await at.page.getByRole('dialog').waitFor()
    await at.page.keyboard.insertText('Annapurna Venkataraghavan-Iyer')
    expect(await at.barriers('counter/CallSheet')).toEqual([])
    await at.shoot('call-sheet')
    await at.page.keyboard.press('Enter')
    await at.page.getByRole('dialog').waitFor({ state: 'detached' })
    await at.page.getByRole('button', { name: 'Call “Annapurna' }).waitFor()
    await at.shoot('call-chip')
    await at.key('Send to kitchen').click()
    const token = await at.token()
    await at.after().getByText('Annapurna').waitFor()
    await at.shoot('call-after')
    await at.nextGuest()
    // The next guest is nobody's namesake.
    await at.page.getByRole('button', { name: 'Name to call' }).waitFor()
    await at.order(token).getByText('Annapurna').waitFor()
    expect(await at.barriers()).toEqual([])
    await at.shoot('call-strip')
    await at.order(token).click()
    await at.page.getByRole('heading', { name: `Token ${token} · Annapurna` }).waitFor()
    await at.shoot('call-order')
    await at.page.keyboard.press('Escape')
  })
})

describe('what is brought', () => {
  test('asks phone, name and address once; whoever has ordered before is found by their phone', async () => {
    const bring = async (): Promise<void> => {
      await at.page.getByLabel('Takeaway').check({ force: true })
      await at.tile('Samosa').click()
      await at.page.getByLabel('Delivery').check({ force: true })
      await at.page.getByText('Deliver to', { exact: true }).waitFor()
    }
    await bring()
    await at.page.keyboard.press('Escape')
    await at.page.getByRole('button', { name: 'Deliver to …' }).waitFor()
    expect(await at.barriers()).toEqual([])
    await at.shoot('deliver-ask')
    await at.page.getByRole('button', { name: 'Deliver to …' }).click()
    await at.page.getByLabel('Phone').fill('90000 54321')
    await at.page.getByLabel('Name').fill('Kavita Deshpande-Ranganathan')
    await at.page
      .getByLabel('Address')
      .fill('14 Lake View Road, second floor, behind the old post office')
    await at.page.getByLabel('How to find it').fill('Ring twice')
    expect(await at.barriers('counter/DeliverSheet')).toEqual([])
    await at.shoot('deliver-sheet')
    await at.page.getByRole('button', { name: 'Deliver here' }).click()
    await at.page.getByRole('button', { name: /^14 Lake View/ }).waitFor()
    await at.shoot('deliver-chip')
    await at.key('Exact').click()
    await at.token()
    const papers = (await at.jobs()).jobs.map(({ task }) => JSON.stringify(task))
    expect(papers.some((paper) => paper.includes('14 Lake View Road'))).toBe(true)
    await at.nextGuest()
    // A cart keeps the prices it began with, so it begins once both are heard of.
    const heard = at.page.waitForResponse(
      async (response) =>
        response.url().endsWith('/api/v1/menu') &&
        response.status() === 200 &&
        ((await response.json()) as MenuDoc).charges?.length === 2,
    )
    for (const [chargeId, amount] of [
      ['packing', 10_00],
      ['delivery', 40_00],
    ] as const)
      await at.say(
        at.desk,
        'charge.set',
        { outletId: 'counter', chargeId, taxClassId: null, amount },
        'asha',
      )
    await heard
    await bring()
    await at.page.getByLabel('Phone').fill('4321')
    await at.page.getByRole('button', { name: /Kavita/ }).click()
    await expect
      .poll(() => at.page.getByLabel('Address').inputValue())
      .toContain('14 Lake View Road')
    await at.shoot('deliver-known')
    await at.page.getByRole('button', { name: 'Deliver here' }).click()
    await at.tile('Vada pav').click()
    await at.page.getByRole('button', { name: 'Take off Delivery ₹40' }).waitFor()
    await at.page.getByRole('button', { name: 'Take off Packing ₹10' }).click()
    await at.page.getByRole('button', { name: 'Put on Packing ₹10' }).waitFor()
    expect(await at.barriers()).toEqual([])
    await at.shoot('deliver-charges')
    await at.key('Send to kitchen').click()
    const token = await at.token()
    const bills = await at.docs<BillDoc>(at.desk, 'bill')
    const owed = bills.find((bill) => String(bill.token) === token)
    expect(owed?.charges).toMatchObject([{ chargeId: 'delivery', amount: 40_00 }])
    await at.nextGuest()
    await at.order(token).click()
    await at.page.locator('.order-where').getByText('14 Lake View Road').waitFor()
    expect(await at.barriers('counter/OrderSheet')).toEqual([])
    await at.shoot('deliver-order')
    await at.page.keyboard.press('Escape')
  })
})

describe('what is packed and paid at the cash desk', () => {
  test('goes out on a slip, is told of when it is paid, and a wrong hand-out is undone', async () => {
    const press = (name: string | RegExp): Promise<void> =>
      at.page.getByRole('button', { name, exact: typeof name === 'string' }).click()
    await at.page.getByRole('button', { name: 'Gifts and packs' }).click()
    await at.tile('Bhujia packet').click()
    await at.key('Pay at the cash desk').click()
    await at.after().getByText('Waits at the cash desk').waitFor()
    const token = await at.token()
    await at.shoot('to-cash-desk')
    const { jobs } = await at.jobs()
    const papers = jobs.flatMap(({ task }) => (task.kind === 'receipt' ? task.document.title : []))
    expect(papers).toContain(`SLIP ${token}`)
    await at.nextGuest()
    const bills = await at.docs<BillDoc>(at.desk, 'bill')
    const billId = bills.find((bill) => String(bill.token) === token)?.billId
    const tenders = [{ kind: 'cash', offered: 'exact' }]
    expect((await at.say(at.desk, 'bill.settle', { billId, tenders }, 'imran')).ok).toBe(true)
    await at.page.getByText(`Slip ${token} is paid. Hand it out.`).waitFor()
    await at.shoot('slip-paid')
    expect(await at.barriers()).toEqual([])
    await press(`Slip ${token} paid: hand out`)
    await at.page.locator('.slips-paid .row-press').click()
    await at.page.getByText('Handed out just now').waitFor()
    await at.shoot('slip-handed')
    expect(await at.barriers('counter/SlipsSheet')).toEqual([])
    await at.page.locator('.slips').getByRole('button', { name: 'Undo' }).click()
    await at.page.locator('.slips-paid .row-press', { hasText: token }).click()
    await at.page.getByText('Handed out just now').waitFor()
    await at.page.keyboard.press('Escape')
    await at.page.getByRole('button', { name: 'Favourites' }).click()
  })
})

test('the browser complained of nothing', () => {
  expect(at.complaints).toEqual([])
})
