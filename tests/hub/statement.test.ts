import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { outletById } from '../../hub/outlets/outlets.sql.ts'
import { statementDocument, statementPage } from '../../hub/papers/statement.ts'
import { sum } from '../../schema/money.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { knowFirm, orderFor } from './challan-kit.ts'
import { owner, putOnAccount } from './customer-kit.ts'
import { done } from './evening.ts'
import { openShop, type Shop } from './kit.ts'
import { column } from './look.ts'
import { paise, read } from './paper-kit.ts'

let shop: Shop
beforeEach(() => {
  shop = openShop()
})
afterEach(() => shop.close())

const day = 24 * 3_600_000

/** A firm that bought in October, bought again in November and paid a part. */
const buyAndPay = async (): Promise<string> => {
  const firm = await knowFirm(shop)
  const terms = { groupId: 'wholesale', creditLimit: 50_000_00, creditDays: 60 }
  done(await shop.send(owner(shop), 'customer.terms', { customerId: firm, ...terms }))
  const now = shop.clock.now
  shop.clock.now = now - 40 * day
  await putOnAccount(shop, await orderFor(shop, firm))
  shop.clock.now = now
  await putOnAccount(shop, await orderFor(shop, firm, [{ itemId: 'milk-cake', qtyMilli: 1000 }]))
  const tenders = [{ kind: 'upi', offered: 'exact' }] as const
  const paid = { customerId: firm, amount: 1_000_00, tenders: [...tenders] }
  done(await shop.send(owner(shop), 'customer.pay', paid))
  return firm
}

const asFile = (customerId: string, language: 'en' | 'hi' = 'en'): readonly string[] => {
  const outlet = outletById(shop.db, 'counter')
  const asked = { customerId, from: 20261101, to: 20261130, language, isNamed: true }
  const document = outlet && statementDocument(shop.db, outlet, asked)
  if (document === undefined) throw new Error('no statement')
  return read(document)
}

describe('a statement of account', () => {
  test('has opening balance, bills, payments, closing balance and ageing, and names the customer', async () => {
    const firm = await buyAndPay()
    const said = asFile(firm)
    expect(said).toContain('For: Sharma Caterers')
    expect(said).toContain('GSTIN 27AAPFU0939F1ZV')
    const figure = (label: string): number => {
      const line = said.find((one) => one.startsWith(label)) ?? ''
      return Math.round(
        Number(
          line
            .split(' | ')[1]
            ?.replace('−', '-')
            .replace(/[^\d.-]/g, ''),
        ) * 100,
      )
    }
    expect(figure('Opening balance')).toBeGreaterThan(0)
    expect(figure('Payments and credits')).toBe(-1_000_00)
    expect(
      figure('Opening balance') + figure('Bills in this time') + figure('Payments and credits'),
    ).toBe(figure('Closing balance'))
    expect(figure('0–30 days') + figure('31–60 days')).toBe(figure('Closing balance'))
    expect(said.filter((line) => /^21\/11 (Bill|Payment)/.test(line))).toHaveLength(2)
    expect(asFile(firm, 'hi')).toContain('ग्राहक: Sharma Caterers')
  })

  test('is kept as a page whose columns come to its closing balance', async () => {
    const firm = await buyAndPay()
    const outlet = outletById(shop.db, 'counter')
    const asked = { customerId: firm, from: 20261101, to: 20261130, language: 'en' } as const
    const page = outlet && statementPage(shop.db, outlet, { ...asked, isNamed: true })
    if (page === undefined) throw new Error('no statement')
    const { columns, rows, foot } = page.table
    const at = (head: string): number => columns.findIndex((one) => one.head === head)
    const inColumn = (head: string): number =>
      sum(rows.map(({ cells }) => paise(cells[at(head)] ?? '')))
    expect(rows.map(({ cells }) => cells[at('What')])).toEqual([
      'Opening balance',
      'Bill',
      'Payment',
    ])
    const opening = paise(rows[0]?.cells[at('Balance')] ?? '')
    const closing = paise(foot[at('Balance')] ?? '')
    expect(opening + inColumn('Billed') - inColumn('Paid')).toBe(closing)
    expect(paise(rows.at(-1)?.cells[at('Balance')] ?? '')).toBe(closing)
    expect([paise(foot[at('Billed')] ?? ''), paise(foot[at('Paid')] ?? '')]).toEqual([
      inColumn('Billed'),
      inColumn('Paid'),
    ])
  })

  test('on a printer’s paper has their number and not their name', async () => {
    const customerId = await buyAndPay()
    done(
      await shop.send(owner(shop), 'customer.statement', {
        customerId,
        from: 20261101,
        to: 20261130,
      }),
    )
    const [task = ''] = column<string>(
      shop.db,
      `select task from job where about = ?`,
      `statement:${customerId}`,
    )
    const said = read((JSON.parse(task) as { document: ReceiptDocument }).document).join('\n')
    expect(said).toContain('Customer no.')
    expect(said).not.toContain('Sharma')
  })
})
