import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { billById } from '../../hub/billing/bills.sql.ts'
import { menuOf } from '../../hub/catalogue/views.ts'
import { outletById } from '../../hub/outlets/outlets.sql.ts'
import { billedLinesOf } from '../../hub/orders/lines.sql.ts'
import { checkDigit, valueCheck } from '../../schema/barcode.ts'
import type { BillDoc } from '../../schema/bill.ts'
import type { CommandInput } from '../../schema/commands.ts'
import { sum } from '../../schema/money.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { slipCode } from '../../schema/slip-code.ts'
import { slipById } from '../../hub/slips/slips.sql.ts'
import { knowFirm } from './challan-kit.ts'
import { done, saleOf } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { column } from './look.ts'
import { read } from './paper-kit.ts'
import { packingCounter, packSlip } from './slip-kit.ts'

let shop: Shop
let counter: Sender
let office: Sender
beforeEach(() => {
  shop = openShop()
  counter = shop.join('counter', 'counter', 'sunita')
  office = shop.join('office', 'counter', 'asha')
})
afterEach(() => closeWhole(shop))

const menu = () => {
  const outlet = outletById(shop.db, 'counter')
  if (outlet === undefined) throw new Error('no counter')
  return menuOf(shop.db, outlet, 2026_11_21)
}
const label = (figures: string): string => `${figures}${checkDigit(figures)}`

const sell = async (lines: CommandInput<'sale.ring'>['lines']): Promise<BillDoc> => {
  const { billId } = done(await shop.send(counter, 'sale.ring', saleOf(lines))).result
  const bill = billById(shop.db, billId, billedLinesOf)
  if (bill === undefined) throw new Error('no bill')
  return bill
}
const paper = (about: string): readonly string[] => {
  const [task] = column<string>(
    shop.db,
    `select task from job where about = ? and kind = 'receipt' order by job_id desc`,
    about,
  )
  if (task === undefined) throw new Error('nothing was printed')
  return read((JSON.parse(task) as { document: ReceiptDocument }).document)
}

describe('a code on something packed', () => {
  test('is said in the office, stands in every menu that sells it, and is one item’s', async () => {
    const code = '036000291452'
    done(await shop.send(office, 'barcode.set', { code, itemId: 'cola' }))
    expect(menu().codes).toContainEqual({ code: `0${code}`, itemId: 'cola', variantId: null })
    const again = await shop.send(office, 'barcode.set', { code: `0${code}`, itemId: 'samosa' })
    expect(again).toMatchObject({ code: 'barcode.taken', facts: { item: 'Cola 250 ml' } })
    done(await shop.send(office, 'barcode.remove', { code }))
    expect(menu().codes.some(({ itemId }) => itemId === 'cola')).toBe(false)
  })

  test('of something in sizes names the size', async () => {
    const code = label('890999900001')
    const of = (variantId?: string) =>
      shop.send(office, 'barcode.set', {
        code,
        itemId: 'assorted-box',
        ...(variantId === undefined ? {} : { variantId }),
      })
    expect(await of()).toMatchObject({ code: 'variant.missing' })
    expect(await of('lassi-small')).toMatchObject({ code: 'variant.unknown' })
    done(await of('assorted-box-500'))
  })

  test('is not taken with a figure that is wrong', async () => {
    const wrong = await shop.send(office, 'barcode.set', { code: '036000291453', itemId: 'cola' })
    expect(wrong).toMatchObject({ code: 'command.malformed' })
  })
})

describe('a label of the shop’s scale', () => {
  test('sells the weight it says, whatever the screen made of it', async () => {
    const scanned = label('210010100358')
    const { lines } = await sell([{ itemId: 'kaju-katli', qtyMilli: 1, scanned }])
    expect(lines[0]).toMatchObject({
      qtyMilli: 358,
      source: 'scale',
      packing: { label: { code: scanned, amount: null } },
    })
  })

  /** ₹ 245.50 of kaju katli, as the scale prints it. */
  const priced = label(`220101${valueCheck('24550')}24550`)
  const katli = { itemId: 'kaju-katli', qtyMilli: 1, scanned: priced }

  test('with a price on it is charged at just that, and weighs what the list makes of it', async () => {
    // At ₹ 1120 the kilogram: 219.19 g.
    const { billId, lines, total } = await sell([katli])
    expect(lines[0]).toMatchObject({
      qtyMilli: 219,
      packing: { label: { amount: 245_50, isCharged: true } },
    })
    expect(total).toMatchObject({ total: 245_50, lines: [{ gross: 245_50 }] })
    expect(paper(`bill:${billId}`)).toEqual(
      expect.arrayContaining([
        'Kaju katli | 0.219 kg | 245.50',
        'Price on its label, incl. of all taxes',
      ]),
    )
  })

  test('with a price on it costs no more where the list has its tax on top', async () => {
    const plain = { subjectId: 'kaju-katli', amount: 1000_00, isTaxIncluded: false }
    done(await shop.send(office, 'price.set', plain))
    const { lines, total } = await sell([katli, { itemId: 'kaju-katli', qtyMilli: 100 }])
    // At ₹ 1000 and 5 % the kilogram: 233.8 g. What is weighed beside it pays its tax on top.
    expect(lines.map(({ qtyMilli }) => qtyMilli)).toEqual([234, 100])
    expect(total.lines.map((line) => line.total)).toEqual([245_50, 105_00])
  })

  test('of a packet is charged as printed, be the list above it or below', async () => {
    for (const [figures, amount] of [
      ['08000', 80_00],
      ['07000', 70_00],
    ] as const) {
      const scanned = label(`220304${valueCheck(figures)}${figures}`)
      const { lines, total } = await sell([{ itemId: 'bhujia-packet', qtyMilli: 1000, scanned }])
      expect(lines[0]).toMatchObject({ qtyMilli: 1000, packing: { label: { amount } } })
      expect(total.total).toBe(amount)
    }
  })

  test('is a reseller’s at their own price, for the weight that everybody’s price makes of it', async () => {
    const customerId = await knowFirm(shop)
    const order = { orderType: 'takeaway', lines: [katli], customerId } as const
    const { billId } = done(await shop.send(counter, 'order.place', order)).result
    const bill = billById(shop.db, billId, billedLinesOf)
    expect(bill?.lines[0]).toMatchObject({ qtyMilli: 219, packing: { label: { amount: 245_50 } } })
    expect(bill?.lines[0]?.packing?.label).not.toHaveProperty('isCharged')
    expect(bill?.total.total).toBeLessThan(245_50)
  })

  test('that was read away from the hub is sold, whatever has become of its layout', async () => {
    const scanned = label('210010100358')
    done(await shop.send(office, 'label.remove', { layoutId: 'scale-weight' }))
    const sale = saleOf(
      [{ itemId: 'kaju-katli', qtyMilli: 358, scanned }],
      [{ kind: 'cash', offered: 400_96, kept: 400_96 }],
    )
    const refused = await shop.send(counter, 'sale.ring', {
      ...sale,
      tenders: [{ kind: 'cash', offered: 'exact' }],
    })
    expect(refused).toMatchObject({ code: 'barcode.not-its' })
    const { billId } = done(await shop.send(counter, 'sale.ring', sale)).result
    expect(billById(shop.db, billId, billedLinesOf)?.lines[0]?.qtyMilli).toBe(358)
  })

  test('is read by the layout the office has set, and no two layouts begin alike', async () => {
    const layout = {
      layoutId: 'new-scale',
      prefix: '25',
      itemDigits: 4,
      valueDigits: 6,
      value: 'weight' as const,
      decimals: 3,
    }
    done(await shop.send(office, 'label.set', { layout }))
    const { lines } = await sell([
      { itemId: 'kaju-katli', qtyMilli: 1, scanned: label('250101001250') },
    ])
    expect(lines[0]?.qtyMilli).toBe(1250)
    const alike = { ...layout, layoutId: 'other', prefix: '251', itemDigits: 3 }
    expect(await shop.send(office, 'label.set', { layout: alike })).toMatchObject({
      code: 'label.prefix',
    })
    const short = { ...layout, itemDigits: 5 }
    expect(await shop.send(office, 'label.set', { layout: short })).toMatchObject({
      code: 'command.malformed',
    })
  })
})

describe('a tray', () => {
  const weighed = { containerId: 'steel-tray', grossMilli: 500 }

  test('that was taken out of use, or is another one since, still weighed what was sold away from the hub', async () => {
    const tray = { containerId: 'steel-tray', names: { en: 'Tray' }, tareMilli: 245 }
    const line = { itemId: 'kaju-katli', qtyMilli: 255, weighed }
    const sale = saleOf([line], [{ kind: 'cash', offered: 300_00, kept: 300_00 }])
    const sold = async (): Promise<BillDoc['lines'][number] | undefined> => {
      const { billId } = done(await shop.send(counter, 'sale.ring', sale)).result
      return billById(shop.db, billId, billedLinesOf)?.lines[0]
    }
    done(await shop.send(office, 'container.set', { ...tray, isActive: false }))
    expect(await shop.send(counter, 'sale.ring', saleOf([line]))).toMatchObject({
      code: 'container.unknown',
    })
    expect(await sold()).toMatchObject({ qtyMilli: 255, packing: { tare: { tareMilli: 245 } } })
    done(await shop.send(office, 'container.set', { ...tray, tareMilli: 600 }))
    const heavier = await sold()
    expect(heavier?.qtyMilli).toBe(255)
    expect(heavier?.packing).toBeUndefined()
  })

  test('is never charged, and the receipt says net, gross and tare', async () => {
    const { billId, lines, total } = await sell([{ itemId: 'kaju-katli', qtyMilli: 500, weighed }])
    expect(lines[0]).toMatchObject({
      qtyMilli: 255,
      packing: { tare: { tareMilli: 245, grossMilli: 500, names: { en: 'Steel tray' } } },
    })
    expect(total.lines[0]?.gross).toBe(285_60)
    const said = paper(`bill:${billId}`)
    expect(said).toContain('Kaju katli | 0.255 kg x 1,120.00 | 285.60')
    expect(said).toContain('Net wt. Gross 0.500 kg, Steel tray 0.245 kg')
  })

  test('that weighs another thing from now on changes nothing that was sold', async () => {
    const { billId } = await sell([{ itemId: 'kaju-katli', qtyMilli: 500, weighed }])
    const heavier = { containerId: 'steel-tray', names: { en: 'Tray' }, tareMilli: 300 }
    done(await shop.send(office, 'container.set', heavier))
    expect(billById(shop.db, billId, billedLinesOf)?.lines[0]).toMatchObject({
      qtyMilli: 255,
      packing: { tare: { tareMilli: 245 } },
    })
    const next = await sell([{ itemId: 'kaju-katli', qtyMilli: 500, weighed }])
    expect(next.lines[0]?.qtyMilli).toBe(200)
  })

  test('is one of the menu’s until it is put away', async () => {
    const tray = { containerId: 'steel-tray', names: { en: 'Tray' }, tareMilli: 300 }
    done(await shop.send(office, 'container.set', { ...tray, isActive: false }))
    expect(menu().containers.map(({ containerId }) => containerId)).not.toContain('steel-tray')
  })
})

describe('a gift box', () => {
  const box = { no: 1, containerId: 'gift-box-500' }
  const filled = [
    { itemId: 'kaju-katli', qtyMilli: 250, box },
    { itemId: 'milk-cake', qtyMilli: 255, box },
    { itemId: 'gift-carton', qtyMilli: 1000, box },
  ]

  test('charges each sweet by its own price and class, its carton too, and is one group on the paper', async () => {
    const { billId, lines, total } = await sell(filled)
    expect(lines.map(({ packing }) => packing?.box?.no)).toEqual([1, 1, 1])
    expect(new Set(lines.map(({ taxClassId }) => taxClassId))).toEqual(
      new Set(['sweets', 'cartons']),
    )
    expect(total.lines.map(({ gross }) => gross)[2]).toBe(30_00)
    const said = paper(`bill:${billId}`)
    const head = said.indexOf('Gift box 500 g · net 0.505 kg')
    expect(head).toBeGreaterThan(0)
    expect(said.slice(head + 1).filter((line) => line.includes(' | '))[0]).toContain('Kaju katli')
  })

  test('is sold only when it is filled to its weight, give or take', async () => {
    const [first, second, carton] = filled
    if (first === undefined || second === undefined || carton === undefined) throw new Error()
    const of = (qtyMilli: number) =>
      shop.send(counter, 'sale.ring', saleOf([first, { ...second, qtyMilli }, carton]))
    expect(await of(200)).toMatchObject({ code: 'box.not-full', facts: { grams: 450 } })
    expect(await of(266)).toMatchObject({ code: 'box.not-full' })
    done(await of(265))
  })

  test('and others filled alike are so many of one thing on the receipt; one filled otherwise stands apart', async () => {
    const again = (no: number) => filled.map((line) => ({ ...line, box: { ...box, no } }))
    const [first, second, carton] = again(4)
    if (first === undefined || second === undefined || carton === undefined) throw new Error()
    const other = [{ ...first, qtyMilli: 300 }, { ...second, qtyMilli: 200 }, carton]
    const { billId, total } = await sell([...filled, ...again(2), ...again(3), ...other])
    const said = paper(`bill:${billId}`)
    expect(said.filter((line) => line.includes('Gift box 500 g'))).toEqual([
      '3 x Gift box 500 g · net 1.515 kg',
      'Gift box 500 g · net 0.500 kg',
    ])
    expect(said).toContain('· Kaju katli | 0.750 kg x 1,120.00 | 840.00')
    const printed = said.flatMap((line) => {
      const [name = '', , amount = ''] = line.split(' | ')
      return name.startsWith('· ') ? [Math.round(Number(amount.replace(',', '')) * 100)] : []
    })
    expect(printed).toHaveLength(6)
    expect(sum(printed)).toBe(sum(total.lines.map(({ gross }) => gross)))
  })

  test('is said once on the slip for all that are filled alike', async () => {
    const lines = [...filled, ...filled.map((line) => ({ ...line, box: { ...box, no: 2 } }))]
    const order = { orderType: 'takeaway', lines } as const
    const { orderId } = done(await shop.send(packingCounter(shop), 'order.place', order)).result
    const said = paper(`slip:${orderId}`)
    expect(said).toContain('2 x Gift box 500 g | each net 0.505 kg')
    expect(said.filter((line) => line.includes('Kaju katli'))).toEqual(['· Kaju katli | 0.250 kg'])
  })
})

describe('the paper of a slip', () => {
  test('comes out where it was packed, with its number, its weights and a code', async () => {
    const packer = packingCounter(shop)
    const line = {
      itemId: 'kaju-katli',
      qtyMilli: 500,
      weighed: { containerId: 'steel-tray', grossMilli: 500 },
    }
    const { orderId } = done(
      await shop.send(packer, 'order.place', { orderType: 'takeaway', lines: [line] }),
    ).result
    const slip = slipById(shop.db, orderId)
    if (slip === undefined) throw new Error('no slip')
    const said = paper(`slip:${orderId}`)
    expect(said).toEqual(
      expect.arrayContaining([
        `SLIP ${slip.token}`,
        'Kaju katli | 0.255 kg',
        'gross 0.500 kg, Steel tray 0.245 kg',
        slipCode(slip),
        'Not an invoice',
      ]),
    )
  })

  test('has a code of its own day, number and outlet', async () => {
    const [one, other] = [await packSlip(shop), await packSlip(shop)]
    const codes = [one, other].map(({ slipId }) => {
      const slip = slipById(shop.db, slipId)
      return slip === undefined ? '' : slipCode(slip)
    })
    expect(new Set(codes).size).toBe(2)
    expect(codes.every((code) => /^99\d{14}$/.test(code))).toBe(true)
  })

  test('is printed again by hand, and by whoever answers for a printer that failed', async () => {
    const { slipId } = await packSlip(shop)
    done(await shop.send(counter, 'slip.print', { slipId, language: 'hi' }))
    expect(paper(`slip:${slipId}`)).toContain('काजू कतली | 0.500 किलो')
    const [jobId = ''] = column<string>(
      shop.db,
      `select job_id from job where about = ? order by job_id`,
      `slip:${slipId}`,
    )
    const bridge = shop.join('bridge', 'counter')
    done(
      await shop.send(bridge, 'job.finish', {
        jobId,
        outcome: { kind: 'ambiguous', reason: 'link-lost' },
      }),
    )
    done(await shop.send(counter, 'job.answer', { jobId, answer: 'print_again' }))
    expect(column(shop.db, `select count(*) from job where about = ?`, `slip:${slipId}`)).toEqual([
      3,
    ])
  })
})
