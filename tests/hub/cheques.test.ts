import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { billById } from '../../hub/billing/bills.sql.ts'
import { heldCheques, viewCustomer } from '../../hub/customers/customers.ts'
import { owedFor, paysFirst } from '../../hub/customers/trust.ts'
import { entriesOf } from '../../hub/ledger/ledger.sql.ts'
import { billedLinesOf } from '../../hub/orders/lines.sql.ts'
import { outletById } from '../../hub/outlets/outlets.sql.ts'
import { statementDocument, statementPage } from '../../hub/papers/statement.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import { creditLeft } from '../../kiosk/lib/customers/known.ts'
import type { CommandInput } from '../../schema/commands.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { agedOf } from '../../schema/statement.ts'
import {
  exact,
  knowCustomer,
  oweChai,
  owner,
  owingCheque,
  putOnAccount,
  takeCheque,
} from './customer-kit.ts'
import { done } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { cell, column } from './look.ts'
import { read } from './paper-kit.ts'

let shop: Shop
let desk: Sender
beforeEach(() => {
  shop = openShop()
  desk = owner(shop)
})
afterEach(() => {
  const findings = verifyShop(shop.db)
  shop.close()
  if (findings.length > 0) throw new Error(JSON.stringify(findings))
})

const day = 24 * 3_600_000
type Tenders = CommandInput<'customer.pay'>['tenders']

const pay = async (customerId: string, amount: number, tenders: Tenders) =>
  done(await shop.send(owner(shop), 'customer.pay', { customerId, amount, tenders })).result
const invoiceOf = (billId: string): string =>
  billById(shop.db, billId, billedLinesOf)?.invoice?.number ?? ''
const dueOf = (billId: string): number => billById(shop.db, billId, billedLinesOf)?.total.due ?? 0
const pageOf = (customerId: string) => {
  const page = viewCustomer(shop.db, customerId)
  if (page === undefined) throw new Error('no such customer')
  return page
}
const receiptOf = (moneyId: string): readonly string[] => {
  const task = cell(
    shop.db,
    `select task from job where about = ? and kind = 'receipt'`,
    `money:${moneyId}`,
  )
  return read((JSON.parse(task) as { document: ReceiptDocument }).document)
}

const sale = (no: number, amount: number) => ({
  businessDate: no,
  amount,
  sourceKind: 'bill',
  sourceId: `b${no}`,
  memo: `Sale C/2627/${no}`,
})

/** Somebody with two bills on account, one ten days older than the other. */
const oweTwo = async () => {
  const customerId = await knowCustomer(shop, {}, { creditLimit: 1_000_00 })
  const now = shop.clock.now
  shop.clock.now = now - 10 * day
  const older = await oweChai(shop, customerId)
  await putOnAccount(shop, older)
  shop.clock.now = now
  const newer = await oweChai(shop, customerId)
  await putOnAccount(shop, newer)
  return { customerId, older, newer, each: dueOf(older) }
}

describe('a payment on account', () => {
  test('pays the oldest bill first and says which, in the answer and on its receipt', async () => {
    const { customerId, older, newer, each } = await oweTwo()
    const { against, moneyId } = await pay(customerId, each + 5_00, [...exact])
    expect(against).toEqual([
      { billId: older, number: invoiceOf(older), businessDate: 2026_11_11, amount: each, left: 0 },
      {
        billId: newer,
        number: invoiceOf(newer),
        businessDate: 2026_11_21,
        amount: 5_00,
        left: each - 5_00,
      },
    ])
    const paper = receiptOf(moneyId).join('\n')
    expect(paper).toContain(`11/11/2026 ${invoiceOf(older)}`)
    expect(paper).toContain(`still open ${((each - 5_00) / 100).toFixed(2)}`)
    const rest = await pay(customerId, each - 5_00, [...exact])
    expect(rest.against.map(({ billId, left }) => [billId, left])).toEqual([[newer, 0]])
  })

  test.each([
    ['cash', { kind: 'cash', offered: 'exact' }, '1010'],
    ['UPI', { kind: 'upi', offered: 'exact', reference: '4411' }, '1040'],
    ['card', { kind: 'card', offered: 'exact' }, '1050'],
    ['cheque', { kind: 'cheque', offered: 'exact', reference: '12', bank: 'SBI' }, '1035'],
    ['bank transfer', { kind: 'transfer', offered: 'exact', reference: 'UTR9' }, '1030'],
  ] as const)('by %s stands in the right account', async (_, tender, account) => {
    const { customerId } = await oweTwo()
    const { moneyId } = await pay(customerId, 5_00, [tender])
    expect(entriesOf(shop.db, 'money', moneyId)[0]?.postings).toEqual([
      { account, amount: 5_00 },
      { account: '1100', party: customerId, amount: -5_00 },
    ])
    const till = `select tender, amount from till_move where kind = 'received'`
    expect(shop.db.prepare(till).all()).toEqual([{ tender: tender.kind, amount: 5_00 }])
  })

  test('by cheque and by transfer has number, bank and day on the receipt and on the statement', async () => {
    const { customerId } = await oweTwo()
    const { moneyId } = await pay(customerId, 10_00, [
      { kind: 'cheque', offered: 6_00, reference: '004512', bank: 'State Bank', dated: 2026_11_18 },
      { kind: 'transfer', offered: 'exact', reference: 'SBIN0426', dated: 2026_11_19 },
    ])
    const paper = receiptOf(moneyId).join('\n')
    expect(paper).toContain('Cheque | 6.00')
    expect(paper).toContain('004512 · State Bank · 18/11/2026')
    expect(paper).toContain('SBIN0426 · 19/11/2026')
    const outlet = outletById(shop.db, 'counter')
    const asked = {
      customerId,
      from: 20261101,
      to: 20261130,
      language: 'hi',
      isNamed: false,
    } as const
    const statement = outlet && statementDocument(shop.db, outlet, asked)
    expect(statement && read(statement)).toContain('चेक 004512 · State Bank · 18/11/2026')
  })

  test('that bounced stands in the column of what was billed and paid, on the statement that is kept', async () => {
    const { customerId, each } = await oweTwo()
    const chequeId = await takeCheque(shop, customerId, each)
    done(await shop.send(desk, 'cheque.bounce', { chequeId, reason: 'Stopped' }))
    const outlet = outletById(shop.db, 'counter')
    const asked = {
      customerId,
      from: 20261101,
      to: 20261130,
      language: 'en',
      isNamed: true,
    } as const
    const page = outlet && statementPage(shop.db, outlet, asked)
    if (page === undefined) throw new Error('no statement')
    const { columns, rows } = page.table
    const [billed, paid] = ['Billed', 'Paid'].map((head) =>
      columns.findIndex((one) => one.head === head),
    )
    const bounced = rows.find(({ cells }) => cells.includes('Cheque bounced'))
    expect(bounced?.cells[billed ?? -1]).toMatch(/^[\d.,]+$/)
    expect(bounced?.cells[paid ?? -1]).toBe('')
    const payment = rows.find(({ cells }) => cells.includes('Payment'))
    expect(payment?.cells[paid ?? -1]).toBe(bounced?.cells[billed ?? -1])
  })

  test('is counted by its way on the X report', async () => {
    const { customerId } = await oweTwo()
    await takeCheque(shop, customerId, 6_00)
    done(
      await shop.send(desk, 'till.report', {
        tillId: cell(shop.db, 'select till_id from till'),
        isPrinted: true,
      }),
    )
    const tasks = shop.db.prepare(`select task from job where about like 'till-x:%'`).all()
    expect(JSON.stringify(tasks)).toMatch(/Cheque[^}]*6\.00/)
  })
})

describe('a cheque', () => {
  test('is in hand until it has cleared, and then in the bank', async () => {
    const { chequeId } = await owingCheque(shop)
    expect(heldCheques(shop.db).map((cheque) => [cheque.chequeId, cheque.customer.name])).toEqual([
      [chequeId, 'Suman Rao'],
    ])
    done(await shop.send(desk, 'cheque.clear', { chequeId }))
    expect(heldCheques(shop.db)).toEqual([])
    expect(entriesOf(shop.db, 'cheque', chequeId)[0]?.postings).toEqual([
      { account: '1030', amount: 10_00 },
      { account: '1035', amount: -10_00 },
    ])
  })

  test('that bounces is owed again, as old as the bill it had paid, and its entry is taken back', async () => {
    const { customerId, each } = await oweTwo()
    const before = pageOf(customerId).customer
    const chequeId = await takeCheque(shop, customerId, each)
    expect(pageOf(customerId).customer).toMatchObject({ owes: each, dueSince: 2026_11_21 })
    shop.clock.now += 5 * day
    done(await shop.send(owner(shop), 'cheque.bounce', { chequeId, reason: 'Funds insufficient' }))
    const { customer, cheques, account } = pageOf(customerId)
    expect(customer).toMatchObject({ owes: before.owes, dueSince: before.dueSince })
    expect(cheques).toMatchObject([{ chequeId, state: 'bounced', reason: 'Funds insufficient' }])
    expect(account[0]).toMatchObject({ sourceKind: 'cheque', amount: each, balance: before.owes })
    const [entry] = entriesOf(shop.db, 'cheque', chequeId)
    expect(entry?.postings).toEqual([
      { account: '1100', party: customerId, amount: each },
      { account: '1035', amount: -each },
    ])
    expect(entry?.reversesId).toBe(
      entriesOf(shop.db, 'money', cheques[0]?.moneyId ?? '')[0]?.entryId,
    )
  })

  test('that the bank sends back after it had paid it comes out of the bank', async () => {
    const { chequeId, customerId } = await owingCheque(shop)
    done(await shop.send(desk, 'cheque.clear', { chequeId }))
    done(await shop.send(desk, 'cheque.bounce', { chequeId, reason: 'Signature differs' }))
    expect(entriesOf(shop.db, 'cheque', chequeId)[1]).toMatchObject({
      reversesId: null,
      postings: [
        { account: '1100', party: customerId, amount: 10_00 },
        { account: '1030', amount: -10_00 },
      ],
    })
    await takeCheque(shop, customerId, 10_00)
  })

  test('of a customer who was merged is owed by the one they turned out to be', async () => {
    const { chequeId, customerId } = await owingCheque(shop)
    const intoId = await knowCustomer(shop)
    done(await shop.send(desk, 'customer.merge', { customerId, intoId }))
    const { owes } = pageOf(intoId).customer
    done(await shop.send(desk, 'cheque.bounce', { chequeId, reason: 'Stopped' }))
    expect(pageOf(intoId).customer.owes).toBe(owes + 10_00)
    expect(pageOf(intoId).cheques).toHaveLength(1)
  })

  test('of another outlet is cleared and sent back there, and nowhere else', async () => {
    const { chequeId } = await owingCheque(shop)
    const far = shop.join('cashier', 'restaurant', 'asha')
    for (const [name, more] of [
      ['cheque.clear', {}],
      ['cheque.bounce', { reason: 'Stopped' }],
    ] as const)
      expect(await shop.send(far, name, { chequeId, ...more })).toMatchObject({
        code: 'cheque.elsewhere',
      })
    done(await shop.send(desk, 'cheque.clear', { chequeId }))
  })

  test('counts as owed until the bank has paid it: it makes no room under a limit, and nothing younger', async () => {
    const customerId = await knowCustomer(shop, {}, { creditLimit: 40_00, creditDays: 7 })
    await putOnAccount(shop, await oweChai(shop, customerId))
    shop.clock.now += 8 * day
    const chequeId = await takeCheque(shop, customerId, pageOf(customerId).customer.owes)
    expect(pageOf(customerId).customer).toMatchObject({ owes: 0, inHand: 25_00 })
    expect(creditLeft(pageOf(customerId).customer)).toBe(15_00)
    const more = await oweChai(shop, customerId)
    const tenders = [{ kind: 'account', offered: 'exact' } as const]
    const put = () => shop.send(owner(shop), 'bill.settle', { billId: more, tenders })
    expect(await put()).toMatchObject({ code: 'account.cheque-in-hand' })
    done(await shop.send(owner(shop), 'cheque.clear', { chequeId }))
    done(await put())
  })

  test('is taken once: written otherwise, after a merger, and within one payment', async () => {
    const { customerId } = await owingCheque(shop)
    const intoId = await knowCustomer(shop)
    done(await shop.send(desk, 'customer.merge', { customerId, intoId }))
    const cheque = { kind: 'cheque', offered: 1_00, bank: 'State Bank' } as const
    const code = (reference: string, ...more: Tenders) =>
      shop.send(desk, 'customer.pay', {
        customerId: intoId,
        amount: 1_00 * (1 + more.length),
        tenders: [{ ...cheque, reference }, ...more],
      })
    expect(await code('4512')).toMatchObject({ code: 'cheque.taken' })
    expect(await code('77', { ...cheque, reference: '0077' })).toMatchObject({
      code: 'tender.reference-twice',
    })
    done(await code('77', { ...cheque, reference: '78' }))
  })

  test('of a customer who was forgotten is lost when it comes back, and says nothing of them', async () => {
    const { customerId, chequeId } = await owingCheque(shop)
    done(await shop.send(desk, 'cheque.bounce', { chequeId, reason: 'Suman has moved to Goa' }))
    const { owes } = pageOf(customerId).customer
    const second = await takeCheque(shop, customerId, owes, '004513')
    done(await shop.send(desk, 'cheque.clear', { chequeId: second }))
    expect(pageOf(customerId).cheques.map(({ reason }) => reason)).toContain(
      'Suman has moved to Goa',
    )
    done(await shop.send(desk, 'customer.erase', { customerId }))
    const late = { chequeId: second, reason: 'Gone to Goa' }
    done(await shop.send(desk, 'cheque.bounce', late))
    expect(entriesOf(shop.db, 'cheque', second)[1]?.postings).toEqual([
      { account: '6920', amount: owes },
      { account: '1030', amount: -owes },
    ])
    const tables = column<string>(shop.db, "select name from sqlite_master where type = 'table'")
    const told = tables.filter((table) =>
      JSON.stringify(shop.db.prepare(`select * from "${table}"`).raw().all()).includes('Goa'),
    )
    expect(told).toEqual([])
  })

  test('takes a manager at the cash desk to be settled', async () => {
    const { chequeId } = await owingCheque(shop)
    const cashier = shop.join('cashier', 'counter', 'meena')
    expect(await shop.send(cashier, 'cheque.clear', { chequeId })).toMatchObject({
      code: 'command.needs-approval',
    })
  })
})

describe('what is paid first, as a rule', () => {
  const bounce = {
    ...sale(9, 50),
    sourceKind: 'cheque',
    memo: 'Cheque 1 bounced, receipt CR/2627/1',
  }

  test('is the oldest of what is still owed', () => {
    const owed = owedFor(120, [sale(3, 100), sale(2, 50), sale(1, 70)])
    expect(owed.map(({ number, left }) => [number, left])).toEqual([
      ['C/2627/2', 20],
      ['C/2627/3', 100],
    ])
    expect(paysFirst(owed, 30).map(({ amount, left }) => [amount, left])).toEqual([
      [20, 0],
      [10, 90],
    ])
  })

  test('is no cheque that bounced: the bill it had paid is', () => {
    const moves = [bounce, sale(2, 100), sale(1, 50)]
    expect(owedFor(150, moves).map(({ billId }) => billId)).toEqual(['b1', 'b2'])
    const dated = moves.map((move) => ({ ...move, businessDate: 2026_11_00 + move.businessDate }))
    const paid = { ...bounce, sourceKind: 'money', businessDate: 2026_11_08, amount: -50 }
    expect(agedOf([...dated, paid], 2026_12_02)).toEqual([100, 50, 0, 0])
  })

  test('is what reaches back too far where the movements do not', () => {
    expect(owedFor(200, [sale(2, 100)])).toMatchObject([
      { billId: null, left: 100 },
      { billId: 'b2', left: 100 },
    ])
  })
})
