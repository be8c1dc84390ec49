/** Two tills of one outlet, each at its own drawer. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deviceById, devicesOf, drawerById } from '../../hub/devices/devices.sql.ts'
import { refusalWords } from '../../schema/refusals.ts'
import type { JobTask } from '../../schema/device.ts'
import { done, saleOf } from './evening.ts'
import { closeWhole, openShop, type Sender, type Shop } from './kit.ts'
import { asHub, codeOf, column } from './look.ts'
import { chai } from './mix.ts'
import { newDrawer, notes, tillAt, xOf } from './till-kit.ts'

let shop: Shop
let boss: Sender
beforeEach(() => {
  shop = openShop()
  boss = shop.join('office', 'counter', 'imran')
})
afterEach(() => closeWhole(shop))

const second = {
  drawerId: 'counter-drawer-2',
  names: { en: 'Second drawer', hi: 'दूसरी दराज़' },
  printerId: 'counter-receipt',
  pin: 5,
} as const

const kicks = (): readonly JobTask[] =>
  column<string>(
    shop.db,
    `select task from job where kind = 'kick' order by created_at, job_id`,
  ).map((task) => JSON.parse(task) as JobTask)

test('two tills sell at once, each into its own drawer, and close with their own Z reports', async () => {
  done(await shop.send(boss, 'drawer.set', second))
  const [first, other] = [
    shop.join('counter', 'counter', 'ravi'),
    shop.join('cashier', 'counter', 'meena'),
  ]
  const { printerId, drawerId } = second
  done(await shop.send(boss, 'device.equip', { deviceId: other.device, printerId, drawerId }))
  expect(deviceById(shop.db, other.device)).toMatchObject({ drawerId, rev: 2 })
  done(await shop.send(first, 'sale.ring', saleOf([chai])))
  done(await shop.send(other, 'sale.ring', saleOf([chai, chai])))
  expect(kicks()).toMatchObject([
    { drawerId: 'counter-drawer', printerId: 'counter-receipt', pin: 2 },
    { drawerId, printerId: 'counter-receipt', pin: 5 },
  ])
  const [tillId, otherTill] = [tillAt(shop), tillAt(shop, drawerId)]
  expect((await xOf(shop, tillId)).expected).toBe(25_00)
  expect((await xOf(shop, otherTill)).expected).toBe(50_00)
  for (const [sender, id, counted] of [
    [first, tillId, notes(25_00)],
    [other, otherTill, notes(50_00)],
  ] as const) {
    done(await shop.send(sender, 'till.count', { tillId: id, counted }))
    const { report } = done(await shop.send(sender, 'till.close', { tillId: id })).result
    expect(report).toMatchObject({ zNo: 1, differences: [{ kind: 'cash', difference: 0 }] })
  }
})

test('a till that moves to another drawer takes money there from the next sale on', async () => {
  const desk = shop.join('cashier', 'counter', 'meena')
  done(await shop.send(desk, 'sale.ring', saleOf([chai])))
  const drawerId = newDrawer(shop)
  const args = { deviceId: desk.device, printerId: 'counter-receipt', drawerId }
  done(await shop.send(boss, 'device.equip', args))
  done(await shop.send(desk, 'sale.ring', saleOf([chai])))
  expect((await xOf(shop, tillAt(shop))).expected).toBe(25_00)
  expect((await xOf(shop, tillAt(shop, drawerId))).expected).toBe(25_00)
  done(await shop.send(boss, 'device.equip', { ...args, drawerId: null }))
  expect(await codeOf(shop, desk, 'till.no-sale', { reason: 'change' })).toBe('till.no-drawer')
})

test('a sale that waited goes into the drawer it was rung at, wherever its screen stands by then', async () => {
  const desk = shop.join('counter', 'counter', 'meena')
  const waited = {
    ...saleOf([chai], [{ kind: 'cash', offered: 'exact', kept: 25_00 }]),
    drawerId: 'counter-drawer',
  }
  const sentAt = shop.clock.now
  const drawerId = newDrawer(shop)
  const args = { deviceId: desk.device, printerId: 'counter-receipt', drawerId }
  done(await shop.send(boss, 'device.equip', args))
  shop.clock.now += 600_000
  done(await shop.send(desk, 'sale.ring', waited, { sentAt }))
  expect((await xOf(shop, tillAt(shop))).expected).toBe(25_00)
  expect(shop.count('till')).toBe(1)
})

test('a drawer that hangs elsewhere keeps its till, and nobody knows yet whether it stands open', async () => {
  const bridge = shop.join('bridge', 'counter')
  done(await shop.send(bridge, 'drawer.report', { drawerId: 'counter-drawer', state: 'closed' }))
  const { tillId } = done(
    await shop.send(shop.join('cashier', 'counter', 'meena'), 'till.open', { float: 'carried' }),
  ).result
  const names = { en: 'Front drawer' }
  const drawerId = 'counter-drawer'
  done(
    await shop.send(boss, 'drawer.set', { drawerId, names, printerId: 'counter-receipt', pin: 2 }),
  )
  expect(drawerById(shop.db, drawerId)).toMatchObject({ names, state: 'closed' })
  done(
    await shop.send(boss, 'drawer.set', { drawerId, names, printerId: 'counter-kitchen', pin: 2 }),
  )
  expect(drawerById(shop.db, drawerId)).toMatchObject({ state: 'unknown', pin: 2 })
  expect(tillAt(shop)).toBe(tillId)
})

test('a drawer that stood open and hangs elsewhere now is not told as left open an hour later', async () => {
  const bridge = shop.join('bridge', 'counter')
  const drawerId = 'counter-drawer'
  done(await shop.send(bridge, 'drawer.report', { drawerId, state: 'open' }))
  expect(shop.count('drawer_watch')).toBe(1)
  const names = { en: 'Front drawer' }
  const hang = (printerId: string) =>
    shop.send(boss, 'drawer.set', { drawerId, names, printerId, pin: 2 })
  done(await hang('counter-receipt'))
  expect(shop.count('drawer_watch')).toBe(1)
  done(await hang('counter-kitchen'))
  expect(shop.count('drawer_watch')).toBe(0)
})

test('a drawer at a taken socket is named to each reader in their own language', async () => {
  done(await shop.send(boss, 'drawer.set', second))
  const refused = await shop.send(boss, 'drawer.set', { ...second, drawerId: 'third' })
  if (refused.ok) throw new Error('it was accepted')
  const words = (reader: 'en' | 'hi') => refusalWords(refused, reader, String)
  expect(words('en')).toContain('Second drawer')
  expect(words('hi')).toContain('दूसरी दराज़')
})

test('nothing of another outlet is given to a till, and nobody equips a screen that is gone', async () => {
  const desk = shop.join('cashier', 'counter', 'meena')
  const equip = (more: object) =>
    codeOf(shop, boss, 'device.equip', {
      deviceId: desk.device,
      printerId: 'counter-receipt',
      drawerId: 'counter-drawer',
      ...more,
    })
  expect(await equip({ drawerId: 'restaurant-drawer' })).toBe('drawer.unknown')
  expect(await equip({ printerId: 'restaurant-receipt' })).toBe('printer.unknown')
  expect(await equip({ deviceId: shop.newId() })).toBe('device.missing')
  expect(await codeOf(shop, boss, 'drawer.set', { ...second, printerId: 'none' })).toBe(
    'printer.unknown',
  )
  const taken = { ...second, drawerId: 'restaurant-drawer', pin: 5 }
  expect(await codeOf(shop, boss, 'drawer.set', taken)).toBe('drawer.unknown')
  done(await shop.send(boss, 'device.revoke', { deviceId: desk.device }))
  expect(await equip({})).toBe('device.missing')
})

test('a new till is invited to a drawer, and prints beside it from its first sale on', async () => {
  done(await shop.send(boss, 'drawer.set', second))
  const invitation = { kind: 'counter', outletId: 'counter', name: 'Counter 2' } as const
  const { drawerId, printerId } = second
  const { code } = done(await shop.send(boss, 'device.invite', { ...invitation, drawerId })).result
  done(await asHub(shop, 'device.join', { code, tokenHash: 'a token', agent: '' }))
  expect(devicesOf(shop.db, 'counter').find(({ name }) => name === 'Counter 2')).toMatchObject({
    drawerId,
    printerId,
  })
  const invite = (more: object) => codeOf(shop, boss, 'device.invite', { ...invitation, ...more })
  expect(await invite({ drawerId: 'restaurant-drawer' })).toBe('drawer.unknown')
  expect(await invite({ kind: 'kitchen', drawerId })).toBe('device.no-till')
})

test('a screen is renamed in both languages, and whoever reads of it hears so', async () => {
  const wall = shop.join('kitchen', 'counter')
  const names = { en: 'Back kitchen', hi: 'पीछे की रसोई' }
  done(await shop.send(boss, 'device.rename', { deviceId: wall.device, names }))
  expect(deviceById(shop.db, wall.device)).toMatchObject({ name: 'Back kitchen', names, rev: 2 })
  const told = column<string>(shop.db, 'select body from event').map((body) => JSON.parse(body))
  expect(told).toContainEqual(
    expect.objectContaining({ kind: 'device.renamed', data: expect.objectContaining({ names }) }),
  )
  done(await shop.send(boss, 'device.revoke', { deviceId: wall.device }))
  expect(await codeOf(shop, boss, 'device.rename', { deviceId: wall.device, names })).toBe(
    'device.missing',
  )
})
