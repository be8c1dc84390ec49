import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BillDoc } from '../../schema/bill.ts'
import type { AcceptedReply } from '../../schema/command.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { copiesOffered } from '../../schema/paper-copies.ts'
import { openHub, type Answer, type Screen, type TestHub } from './http-kit.ts'

let hub: TestHub
let desk: Screen
let signIn: string
let folder: string
beforeAll(async () => {
  hub = await openHub()
  desk = await hub.pair('cashier')
  const signed = await hub.as(desk).signIn('asha')
  signIn = (signed.json as { signIn: { signInId: string } }).signIn.signInId
  folder = mkdtempSync(join(tmpdir(), 'chowk-pdf-'))
}, 60_000)
afterAll(async () => {
  await hub.close()
  rmSync(folder, { recursive: true })
})

const send = async (name: string, args: object): Promise<Record<string, string>> => {
  const reply = (await hub.as(desk).send(name, args, { signIn })).json as AcceptedReply
  if (!reply.ok) throw new Error(JSON.stringify(reply))
  return reply.result as Record<string, string>
}

const sharma = {
  name: 'Sharma Caterers and Wedding Suppliers, Deccan Gymkhana branch',
  address: '4 Station Road, Pune 411001',
  taxNumber: '27AAPFU0939F1ZV',
}
const someLines: CommandInput<'order.place'>['lines'] = [
  { itemId: 'kaju-katli', qtyMilli: 350 },
  { itemId: 'samosa', qtyMilli: 3000, note: 'Tamarind chutney apart, no onion, in two boxes' },
  { itemId: 'lassi', variantId: 'lassi-small', qtyMilli: 2000 },
]

/** A bill with a buyer, a discount, a tip and two tenders. */
const soldTo = async (language: 'en' | 'hi', lines = someLines): Promise<string> => {
  const { billId = '' } = await send('order.place', { orderType: 'takeaway', lines })
  await send('bill.discount', {
    billId,
    reasonId: 'regular',
    off: { kind: 'rate', ratePpm: 50_000 },
  })
  await send('bill.tip', { billId, amount: 20_00 })
  await send('bill.buyer', { billId, buyer: sharma })
  const upi = { kind: 'upi', offered: 100_00, reference: `4123${billId.slice(-8)}` }
  await send('bill.settle', {
    billId,
    language,
    tenders: [upi, { kind: 'cash', offered: 9000_00 }],
  })
  return billId
}

const pdf = (billId: string, query = ''): Promise<Answer> =>
  hub.as(desk).get(`/api/v1/bills/${billId}/invoice.pdf${query}`)
const bill = async (billId: string): Promise<BillDoc> =>
  ((await hub.as(desk).get(`/api/v1/bills/${billId}`)).json as { bill: BillDoc }).bill

/** What another program reads in it (poppler's pdftotext), its lines as they stand on the page. */
const textOf = (bytes: Buffer): string => {
  const path = join(folder, 'invoice.pdf')
  writeFileSync(path, bytes)
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
}
const sizeOf = (bytes: Buffer): string => {
  const path = join(folder, 'invoice.pdf')
  writeFileSync(path, bytes)
  const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' })
  return /Page size:\s+(.*)/.exec(info)?.[1] ?? ''
}
const rupees = (amount: number): string =>
  new Intl.NumberFormat('en-IN', { minimumFractionDigits: 2 }).format(amount / 100)

describe('the PDF of an invoice', () => {
  test('has the number, both GSTINs, every line and the total for any program to read', async () => {
    const billId = await soldTo('en')
    const answer = await pdf(billId)
    expect(answer.headers['content-type']).toBe('application/pdf')
    const { invoice, lines, total } = await bill(billId)
    const number = invoice?.number ?? ''
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="${number.replaceAll('/', '-')}.pdf"`,
    )
    const text = textOf(answer.bytes)
    expect(text).toContain('Tax Invoice')
    expect(text).toContain(number)
    expect(text).toContain('GSTIN 27ZZZFL0000Z1Z9')
    expect(text).toContain(`GSTIN ${sharma.taxNumber}`)
    lines.forEach((line, i) => {
      const { taxable = 0, total: amount = 0 } = total.lines[i] ?? {}
      const row = new RegExp(`${line.names.en}.*${rupees(taxable)}.*${rupees(amount)}`)
      expect(text).toMatch(row)
    })
    expect(text).toMatch(new RegExp(`TOTAL\\s+₹${rupees(total.due)}`))
    expect(text).toMatch(/040390\s+Nil\s/)
    expect(text).not.toContain('DUPLICATE')
  })

  test('has every word of it in Hindi too, as it is written, for whoever searches it', async () => {
    const billId = await soldTo('hi')
    const { invoice, total, lines } = await bill(billId)
    for (const paper of ['a5', 'a4']) {
      const text = textOf((await pdf(billId, `?paper=${paper}`)).bytes)
      const words = ['27 महाराष्ट्र', 'रिवर्स चार्ज', 'नियमित ग्राहक 5 %', 'धन्यवाद']
      for (const word of [...words, sharma.taxNumber, invoice?.number ?? ''])
        expect(text).toContain(word)
      lines.forEach(({ names }, i) => {
        const row = `${names.hi}.*${rupees(total.lines[i]?.total ?? 0)}`
        expect(text).toMatch(new RegExp(row))
      })
      expect(text).toMatch(new RegExp(`कुल\\s+₹${rupees(total.due)}`))
    }
  })

  test('of several pages is one too', async () => {
    const many = Array.from({ length: 40 }, () => ({ itemId: 'samosa', qtyMilli: 1000 }))
    const text = textOf((await pdf(await soldTo('hi', many))).bytes)
    expect(text.match(/समोसा/g)).toHaveLength(40)
    expect(text).toMatch(/पृष्ठ 2 \/ 2/)
  })

  test('is set in the language that is asked for, and on A5 or A4', async () => {
    const billId = await soldTo('hi')
    expect(textOf((await pdf(billId, '?language=en')).bytes)).toContain('Tax Invoice')
    expect(sizeOf((await pdf(billId)).bytes)).toMatch(/\(A4\)/)
    expect(sizeOf((await pdf(billId, '?paper=a5')).bytes)).toMatch(/\(A5\)/)
    const letter = await pdf(billId, '?paper=letter')
    expect(letter.json).toMatchObject({ ok: false, code: 'command.malformed' })
  })

  test('asks by UPI for what of it is still on account, and for nothing that was paid since', async () => {
    const customerId = hub.shop.newId()
    await send('customer.set', { customerId, name: 'Suman Rao', phone: '9822012345' })
    await send('customer.terms', { customerId, groupId: 'retail', creditLimit: 5000_00 })
    const sell = async (): Promise<string> =>
      (
        await send('sale.ring', {
          orderType: 'takeaway',
          customerId,
          lines: someLines,
          tenders: [{ kind: 'account', offered: 'exact' }],
        })
      )['billId'] ?? ''
    const [older, newer] = [await sell(), await sell()]
    const { due } = (await bill(older)).total
    const asks = async (billId: string): Promise<string | undefined> =>
      /Scan to pay by UPI: ₹([\d,.]+)/.exec(textOf((await pdf(billId)).bytes))?.[1]
    const pay = (amount: number): Promise<unknown> =>
      send('customer.pay', { customerId, amount, tenders: [{ kind: 'card', offered: amount }] })
    expect([await asks(older), await asks(newer)]).toEqual([rupees(due), rupees(due)])
    // What is paid pays the oldest first.
    await pay(due - 100_00)
    expect([await asks(older), await asks(newer)]).toEqual([rupees(100_00), rupees(due)])
    await pay(100_00)
    expect([await asks(older), await asks(newer)]).toEqual([undefined, rupees(due)])
    await pay(due)
    expect([await asks(older), await asks(newer)]).toEqual([undefined, undefined])
    expect(await asks(await soldTo('en'))).toBe(undefined)
  })

  test('goes on on a second page, and says which one it is', async () => {
    const many = Array.from({ length: 40 }, () => ({ itemId: 'samosa', qtyMilli: 1000 }))
    const billId = await soldTo('en', many)
    const text = textOf((await pdf(billId)).bytes)
    expect(text.match(/Samosa/g)).toHaveLength(40)
    expect(text).toMatch(/Page 1 of 2/)
    expect(text).toMatch(/Page 2 of 2/)
  })

  test('never has a last page with a line or two on it, or a total on one without any line', async () => {
    for (let items = 14; items <= 34; items += 1) {
      const lines = Array.from({ length: items }, () => ({ itemId: 'samosa', qtyMilli: 2000 }))
      const pages = textOf((await pdf(await soldTo('en', lines))).bytes).split('\f')
      const summed = pages.find((page) => page.includes('TOTAL')) ?? ''
      expect(summed).toMatch(/Item .*Amount[^]*Samosa[^]*Rupees[^]*Regular guest[^]*TOTAL/)
      const rows = pages.map((page) => page.split('\n').filter((row) => row.trim() !== '').length)
      const last = rows.filter((count) => count > 0).at(-1) ?? 0
      expect([items, last]).toEqual([items, Math.max(last, 4)])
    }
  })

  test('has its words as they are written, “Round-off” too, for whoever searches it', async () => {
    const text = textOf((await pdf(await soldTo('en'))).bytes)
    expect(text).toContain('Round-off')
    expect(text).not.toMatch(/[\uFB00-\uFB06]/)
  })

  test('is not to be had before the bill is paid, of no bill, or by a kitchen', async () => {
    const { billId = '' } = await send('order.place', { orderType: 'takeaway', lines: someLines })
    expect((await pdf(billId)).json).toMatchObject({ code: 'bill.not-settled' })
    expect((await pdf('x')).json).toMatchObject({ code: 'bill.unknown' })
    const kitchen = await hub.pair('kitchen')
    const refused = await hub.as(kitchen).get(`/api/v1/bills/${billId}/invoice.pdf`)
    expect(refused.status).toBe(403)
  })
})

describe('the copies of an invoice', () => {
  const marksOf = async (billId: string, query: string): Promise<readonly string[]> =>
    textOf((await pdf(billId, query)).bytes)
      .split('\f')
      .flatMap((page) => /(?:ORIGINAL|DUPLICATE|TRIPLICATE) FOR \w+/.exec(page)?.[0] ?? [])

  test('are one where nobody asks for more, and of goods three in one file', async () => {
    const billId = await soldTo('hi')
    expect(await marksOf(billId, '')).toEqual(['ORIGINAL FOR RECIPIENT'])
    expect(await marksOf(billId, '?copies=all')).toEqual([
      'ORIGINAL FOR RECIPIENT',
      'DUPLICATE FOR TRANSPORTER',
      'TRIPLICATE FOR SUPPLIER',
    ])
    const text = textOf((await pdf(billId, '?copies=all')).bytes)
    const { total } = await bill(billId)
    expect(text.match(new RegExp(`₹${rupees(total.due)}`, 'g'))).toHaveLength(3)
    expect(text.match(/पृष्ठ 1 \/ 1/g)).toHaveLength(3)
    expect((await pdf(billId, '?copies=two')).json).toMatchObject({ code: 'command.malformed' })
  })

  test('are two of what is served, which no transporter brings', async () => {
    const billId = await soldTo('en', [{ itemId: 'vada-pav', qtyMilli: 20_000 }])
    const codes = (await bill(billId)).lines.map(({ hsn }) => hsn)
    expect(codes).toEqual(['996331'])
    expect(await marksOf(billId, '?copies=all')).toEqual([
      'ORIGINAL FOR RECIPIENT',
      'DUPLICATE FOR SUPPLIER',
    ])
  })

  test('are offered of what is sold to trade, and of a guest’s the original alone', async () => {
    const guest = await bill(await soldTo('en'))
    const { buyer: _, ...nobody } = guest
    const account = { ...nobody, payments: [{ kind: 'account' }] }
    const offered = [nobody, guest, account, { ...nobody, priceGroup: 'wholesale' }]
    expect(offered.map((one) => copiesOffered('IN', one))).toEqual([1, 3, 3, 3])
    expect(offered.map((one) => copiesOffered('DE', one))).toEqual([1, 1, 1, 1])
  })
})

describe('who is named on an invoice', () => {
  test('is read beside the bill, before and after it is paid', async () => {
    const { billId = '' } = await send('order.place', { orderType: 'takeaway', lines: someLines })
    const named = async (): Promise<unknown> =>
      (await hub.as(desk).get(`/api/v1/bills/${billId}/buyer`)).json
    expect(await named()).toEqual({ ok: true, buyer: null })
    await send('bill.buyer', { billId, buyer: sharma })
    const buyer = { ...sharma, stateCode: '27' }
    expect(await named()).toEqual({ ok: true, buyer })
    await send('bill.settle', { billId, tenders: [{ kind: 'card', offered: 'exact' }] })
    expect(await named()).toEqual({ ok: true, buyer })
  })
})
