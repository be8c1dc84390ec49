/** What somebody who is asked for their word is told: what it is about, how much it is and why. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approvalById } from '../../hub/approvals/approvals.sql.ts'
import type { ApprovalDoc } from '../../schema/approval.ts'
import { exampleOf, type CommandInput } from '../../schema/commands.ts'
import { askImran, docsAt, type Asked } from './approval-kit.ts'
import { knowCustomer } from './customer-kit.ts'
import { done, saleOf } from './evening.ts'
import { feedParty } from './floor-kit.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { column } from './look.ts'
import { chai } from './mix.ts'
import { countNewTill, notes, tillAt } from './till-kit.ts'

let shop: Shop
let desk: Sender
let boss: Sender
beforeEach(() => {
  shop = openShop()
  desk = shop.join('cashier', 'counter', 'meena')
  boss = shop.join('floor', 'counter', 'imran')
})
afterEach(() => shop.close())

/** What a screen shows of what is asked, and of how it ended. */
const seenBy = (sender: Sender, view = 'floor'): readonly ApprovalDoc[] =>
  docsAt(shop, sender, view, 'approval') as readonly ApprovalDoc[]

const askFor = (name: string, args: unknown, commandId?: string): Promise<Asked> =>
  askImran(shop, desk, name, args, commandId)

/** What Asha is told of a command somebody asks for. */
const told = async (sender: Sender, name: string, args: unknown): Promise<ApprovalDoc> => {
  const asks = { commandId: shop.newId(), name, args, approverId: 'asha' }
  const { approvalId } = done(await shop.send(sender, 'approval.ask', asks)).result
  const found = approvalById(shop.db, approvalId)
  if (found === undefined) throw new Error('nobody was asked')
  return found
}

const foot = exampleOf('outlet.foot') as CommandInput<'outlet.foot'>

describe('whoever is asked', () => {
  test('names nobody: who a customer is, is read by whoever may know it', async () => {
    const customerId = await knowCustomer(shop)
    await askFor('customer.let-over', { customerId, upTo: 250_00 })
    const [asked] = seenBy(boss)
    expect(asked).toMatchObject({ customerId, amount: 250_00, names: null, why: null })
    expect(JSON.stringify(shop.events().at(-1))).not.toContain('Suman')
  })

  test('says of a customer’s note no more than the screen that asks: it is not why', async () => {
    shop.db
      .prepare(
        `update role_right set verdict = 'ask' where permission = 'customer.set' and role_id = 'cashier'`,
      )
      .run()
    const customer = { customerId: shop.newId(), name: 'Suman Rao', note: 'Likes it hot' }
    await askFor('customer.set', customer)
    expect(seenBy(boss)).toMatchObject([{ command: 'customer.set', why: null }])
  })

  test('says what is lowered, what is missing, which item and which program it is about', async () => {
    const counter = shop.join('counter', 'counter', 'sunita')
    const off = { kind: 'amount', amount: 5_00 } as const
    const discount = { reasonId: 'regular', off }
    expect(await told(counter, 'sale.ring', { ...saleOf([chai]), discount })).toMatchObject({
      command: 'bill.discount',
      amount: 5_00,
      names: { en: 'Masala chai' },
      why: { en: expect.stringContaining('egular') as string },
    })
    const { billId } = await feedParty(shop)
    expect(await told(counter, 'bill.discount', { billId, ...discount })).toMatchObject({
      amount: 5_00,
    })
    done(await shop.send(desk, 'till.open', { float: notes(500_00), differenceTo: 'safe' }))
    const tillId = tillAt(shop)
    done(await shop.send(desk, 'till.count', { tillId, counted: notes(500_00) }))
    done(await shop.send(desk, 'till.close', { tillId }))
    const short = { drawerId: 'counter-drawer', float: notes(300_00) }
    const opening = await told(desk, 'till.open-short', short)
    expect(opening).toMatchObject({ amount: -200_00 })
    expect(opening.names).not.toBe(null)
    const noSale = { drawerId: 'counter-drawer', reason: 'change', note: 'For the milkman' }
    expect(await told(counter, 'till.no-sale', noSale)).toMatchObject({
      names: opening.names,
      why: { en: 'To give change · For the milkman' },
    })
    const price = { subjectId: 'samosa', amount: 22_00, isTaxIncluded: true }
    expect(await told(boss, 'price.set', price)).toMatchObject({
      amount: 22_00,
      names: { en: 'Samosa' },
    })
    const program = { outletId: 'counter', name: 'Web shop', scope: 'write', roleId: 'seller' }
    const letIn = await told(boss, 'integration.issue', program)
    expect(letIn.names?.en).toMatch(/^Web shop · .+ · Counter · acts too$/)
    const code = { code: '8901234567890', itemId: 'cola' }
    expect((await told(desk, 'barcode.set', code)).names?.en).toMatch(/ · 8901234567890$/)
    const [customerId, intoId] = [await knowCustomer(shop), await knowCustomer(shop)]
    expect(await told(desk, 'customer.merge', { customerId, intoId })).toMatchObject({
      customerId,
      intoId,
    })
  })

  test('says of the foot of invoices whose account it is, which branch’s, and that terms change', async () => {
    const manager = shop.join('office', 'counter', 'imran')
    const about = async (more: Partial<typeof foot> = {}): Promise<string> => {
      const { names } = await told(manager, 'outlet.foot', { ...foot, ...more })
      return `${names?.en} | ${names?.hi}`
    }
    const account = 'Lal Patang Mithai · 000000000001 · DEMO0000001 · Demo Bank, Old Market, Nashik'
    const all = await about()
    expect(all).toContain(`${account} · other terms |`)
    expect(all).toMatch(/ · शर्तें बदलेंगी$/)
    const owner = shop.join('office', 'counter', 'asha')
    done(await shop.send(owner, 'outlet.foot', foot))
    const other = {
      name: 'Ravi',
      account: '0000 0000 0002',
      branch: 'Demo Bank, Nashik',
      code: 'DEMO0000001',
    }
    expect(await about({ bank: other })).toMatch(/ · Ravi · 000000000002 · .+ Nashik \|/)
    expect(await about({ bank: null })).toMatch(/ · no account any more \| .+ · अब कोई खाता नहीं$/)
  })

  test('says of a void what it costs, and of a till how much it is off', async () => {
    const { orderId, lineIds } = await feedParty(shop)
    const lines = [{ lineId: lineIds[0], qtyMilli: 1000 }]
    await askFor('order.void', { orderId, lines, reason: 'Too spicy' })
    const last = (): ApprovalDoc | undefined => seenBy(boss).at(-1)
    const { qty_milli: qty, unit_price: price } = shop.db
      .prepare('select qty_milli, unit_price from order_line where line_id = ?')
      .get(lineIds[0]) as { qty_milli: number; unit_price: number }
    expect(qty).toBeGreaterThanOrEqual(1000)
    expect(last()).toMatchObject({
      command: 'order.void',
      amount: price,
      names: { en: 'Vada pav' },
      why: { en: 'Too spicy' },
    })
    const lassi = { itemId: 'lassi', variantId: 'lassi-large', qtyMilli: 1000 }
    const rich = { ...lassi, modifierIds: ['topping-malai'] }
    done(await shop.send(boss, 'order.add', { orderId, lines: [lassi, rich] }))
    const [plain, richer] = column<string>(
      shop.db,
      `select line_id from order_line where order_id = ? and item_id = 'lassi' order by line_no`,
      orderId,
    )
    const costs = async (lineId = ''): Promise<number> => {
      await askFor('order.void', { orderId, lines: [{ lineId, qtyMilli: 1000 }], reason: 'Spilt' })
      return last()?.amount ?? 0
    }
    expect((await costs(richer)) - (await costs(plain))).toBe(15_00)
    const { tillId } = await countNewTill(shop)
    await askFor('till.close-over', { tillId })
    expect(last()).toMatchObject({ command: 'till.close-over', amount: 0 })
    done(await shop.send(desk, 'till.open', { float: notes(500_00), differenceTo: 'safe' }))
    const short = tillAt(shop)
    done(await shop.send(desk, 'till.count', { tillId: short, counted: notes(200_00) }))
    await askFor('till.close-over', { tillId: short, note: 'A note is missing' })
    expect(last()).toMatchObject({ amount: -300_00, why: { en: 'A note is missing' } })
  })
})
