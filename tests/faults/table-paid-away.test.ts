/**
 * A table's order is sent, the hub dies, the guests pay cash and go, and the hub
 * comes back (odoo#288974): the order stands there once, is paid once, and the
 * table is free for whoever comes next.
 */
import { afterEach, expect, test } from 'vitest'
import type { BillDoc } from '../../schema/bill.ts'
import { openReader } from '../../hub/store/open.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import {
  demoFolder,
  envelope,
  pair,
  post,
  signIn,
  startHubProcess,
  type Folder,
  type HubProcess,
} from './hub-process.ts'

let folder: Folder
let hub: HubProcess | undefined
afterEach(async () => {
  await hub?.stop()
  folder.remove()
})

test('an order that is paid while the hub is dead is there once, paid once, and its table is free', async () => {
  folder = await demoFolder()
  hub = await startHubProcess(folder.path)
  const { port } = hub
  const floor = await pair(hub, 'floor')
  const office = await pair(hub, 'office')
  const asha = await signIn(hub, office, 'asha')
  const place = { kind: 'cashier', outletId: 'restaurant', name: 'Cash desk' }
  const invited = await post(hub.base, office, envelope('device.invite', place, asha).text)
  const code = invited.ok ? (invited.result as { code: string }).code : ''
  const desk = await pair({ ...hub, codes: { cashier: code } }, 'cashier')
  const waiter = await signIn(hub, floor, 'farida')
  const cashier = await signIn(hub, desk, 'meena')
  const at = (): string => hub?.base ?? ''
  const say = async <T>(name: string, args: object): Promise<T> => {
    const reply = await post(at(), floor, envelope(name, args, waiter).text)
    if (!reply.ok) throw new Error(reply.message)
    return reply.result as T
  }
  const tableId = 'table-1'
  const { orderId, billId, sittingId } = await say<Record<string, string>>('sitting.open', {
    tableId,
    guests: 2,
  })
  const order = envelope(
    'order.add',
    { orderId, lines: [{ itemId: 'masala-dosa', qtyMilli: 2000 }] },
    waiter,
  )
  const sent = await post(at(), floor, order.text)
  expect(sent.ok).toBe(true)
  const read = await fetch(`${at()}/api/v1/bills/${billId}`, {
    headers: { authorization: `Bearer ${desk.token}` },
  })
  const { due } = ((await read.json()) as { bill: BillDoc }).bill.total
  await hub.kill()

  // The desk takes the cash all the same, and keeps what it cannot say yet.
  const tenders = [{ kind: 'cash', offered: 500_00, kept: due }]
  const paid = envelope('bill.settle', { billId, tenders }, cashier)
  await expect(post(at(), desk, paid.text)).rejects.toThrow('fetch failed')

  hub = await startHubProcess(folder.path, { CHOWK_PORT: String(port) })
  expect(await post(at(), floor, order.text)).toEqual(sent)
  const first = await post(at(), desk, paid.text)
  expect(first.ok).toBe(true)
  expect(await post(at(), desk, paid.text)).toEqual(first)
  const late = await post(at(), floor, order.text)
  expect(late).toEqual(sent)

  await say('sitting.close', { sittingId })
  const next = await say<Record<string, string>>('sitting.open', { tableId, guests: 3 })
  expect(next['sittingId']).not.toBe(sittingId)
  await hub.stop()
  hub = undefined

  const db = openReader(`${folder.path}/chowk.db`)
  const count = (sql: string): number => Number(db.prepare(sql).pluck().get())
  expect(count('select count(*) from order_line')).toBe(1)
  expect(count('select count(*) from invoice')).toBe(1)
  expect(count('select count(*) from payment')).toBe(1)
  expect(count('select over_short from bill')).toBe(0)
  expect(verifyShop(db)).toEqual([])
  db.close()
})
