import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dropPictures, filesOf, mediaOf, picturesLeft } from '../../hub/store/pictures.ts'
import { verifyShop } from '../../hub/store/verify.ts'
import { exact, knowCustomer, oweChai, owner } from './customer-kit.ts'
import { done } from './evening.ts'
import { openShop, type Sender, type Shop } from './kit.ts'
import { cell, column } from './look.ts'

let shop: Shop
let bridge: Sender
let folder: string
beforeEach(() => {
  shop = openShop()
  bridge = shop.join('bridge', 'counter')
  folder = mkdtempSync(join(tmpdir(), 'chowk-media-'))
})
afterEach(() => {
  shop.close()
  rmSync(folder, { recursive: true })
})

const stores = { name: 'Rao Stores', address: '18 Panchavati Road', taxNumber: '27AAPFU0939F1ZV' }

/** A picture in the folder, and its small one, under a name of its own. */
const lay = (figure: string): string => {
  const sha256 = figure.repeat(64)
  for (const file of filesOf(folder, sha256)) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `a picture that says ${stores.name}`)
  }
  return sha256
}

/** The virtual printer has put out the receipt of a bill; its picture is the one of a figure. */
const putOut = async (about: string, figure: string): Promise<string> => {
  const picture = lay(figure)
  const jobId = cell(shop.db, `select job_id from job where about = ? and kind = 'receipt'`, about)
  const paper = { printerId: 'counter-receipt', widthDots: 576, heightDots: 900, picture }
  const report = { ...paper, jobId, lines: ['TAX INVOICE', stores.name] }
  done(await shop.send(bridge, 'paper.report', report))
  const outcome = { kind: 'done', level: 'sent' } as const
  done(await shop.send(bridge, 'job.finish', { jobId, outcome }))
  return picture
}

const isThere = (sha256: string): readonly boolean[] =>
  filesOf(folder, sha256).map((file) => existsSync(file))

const paidBill = async (customerId?: string): Promise<string> => {
  const billId = await oweChai(shop, customerId)
  done(await shop.send(owner(shop), 'bill.settle', { billId, tenders: exact }))
  return billId
}

test('the picture of an erased customer’s paper leaves the media folder, and verifying says so until it has', async () => {
  const customerId = await knowCustomer(shop, stores)
  const theirs = await putOut(`bill:${await paidBill(customerId)}`, 'a')
  const anothers = await putOut(`bill:${await paidBill()}`, 'b')
  dropPictures(shop.db, folder)
  expect([isThere(theirs), isThere(anothers)]).toEqual([
    [true, true],
    [true, true],
  ])
  done(await shop.send(owner(shop), 'customer.erase', { customerId }))
  expect(verifyShop(shop.db, folder).map(({ code }) => code)).toEqual(['picture.left'])
  dropPictures(shop.db, folder)
  expect([isThere(theirs), isThere(anothers)]).toEqual([
    [false, false],
    [true, true],
  ])
  expect(verifyShop(shop.db, folder)).toEqual([])
  expect(shop.count('picture_gone')).toBe(0)
})

test('a picture that something else shows stays', async () => {
  const customerId = await knowCustomer(shop, stores)
  const picture = await putOut(`bill:${await paidBill(customerId)}`, 'c')
  shop.db.prepare('update item set picture = ? where item_id = ?').run(picture, 'samosa')
  done(await shop.send(owner(shop), 'customer.erase', { customerId }))
  expect(picturesLeft(shop.db, folder)).toEqual([])
  dropPictures(shop.db, folder)
  expect(isThere(picture)).toEqual([true, true])
})

test('what a paper says stands in no event', async () => {
  await putOut(`bill:${await paidBill(await knowCustomer(shop, stores))}`, 'd')
  expect(column<string>(shop.db, 'select text from paper').join()).toContain(stores.name)
  const bodies = column<string>(shop.db, 'select body from event')
  expect(bodies.filter((body) => body.includes(stores.name))).toEqual([])
})

test('the folder of a shop’s pictures lies beside its database', () => {
  expect(mediaOf('/data/chowk.db')).toBe('/data/media')
})
