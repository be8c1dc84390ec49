import { afterEach, beforeEach, expect, test } from 'vitest'
import { onOneInvoice } from '../../kiosk/cashier/bills/challan-sum.ts'
import { knowFirm, sendOut } from '../hub/challan-kit.ts'
import { owner } from '../hub/customer-kit.ts'
import { done } from '../hub/evening.ts'
import { closeWhole, openShop, type Shop } from '../hub/kit.ts'
import { billNow } from '../hub/look.ts'
import { outletById } from '../../hub/outlets/outlets.sql.ts'

let shop: Shop
beforeEach(() => void (shop = openShop()))
afterEach(() => closeWhole(shop))

const tenders = [{ kind: 'account', offered: 'exact' }] as const

/** Grams whose tax leaves paise, so that rounding each and rounding all are not the same. */
test.each([
  { grams: [1000] },
  { grams: [1111, 2222] },
  { grams: [1010, 1020, 1030] },
  { grams: [1013, 3017, 2029, 1019] },
])(
  'what the desk says one invoice for challans comes to is what the hub then puts on account: $grams',
  async ({ grams }) => {
    const firm = await knowFirm(shop)
    const sent: string[] = []
    for (const qtyMilli of grams)
      sent.push(await sendOut(shop, firm, [{ itemId: 'kaju-katli', qtyMilli }]))
    const outlet = outletById(shop.db, 'counter')
    if (outlet === undefined) throw new Error('no counter')
    const bills = sent.map((billId) => billNow(shop, billId))
    const foreseen = onOneInvoice(bills, outlet)
    const [billId = '', ...withIds] = sent
    done(
      await shop.send(owner(shop), 'challan.invoice', { billId, withIds, tenders: [...tenders] }),
    )
    expect(foreseen).toBe(billNow(shop, billId).total.due)
  },
)
