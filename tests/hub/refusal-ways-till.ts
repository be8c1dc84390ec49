/** Ways to be refused at a till. */
import { done, saleOf } from './evening.ts'
import { chai } from './mix.ts'
import { countNewTill, newDesk, newDrawer, newTill, notes, tillAt } from './till-kit.ts'
import type { Way } from './refusal-ways.ts'

const flowers = {
  reasonId: 'flowers',
  names: { en: 'Flowers' },
  direction: 'out',
  account: '6080',
} as const

export const tillWays = {
  'till.unknown': ({ shop, send, as }) =>
    send(as('meena'), 'till.drop', { tillId: shop.newId(), amount: 100 }),
  'till.closed': async ({ shop, send, as }) => {
    const { tillId } = await countNewTill(shop)
    done(await shop.send(as('imran'), 'till.close', { tillId }))
    return send(as('imran'), 'till.close', { tillId })
  },
  'till.is-open': async ({ shop, send, as }) => {
    done(await shop.send(as('meena'), 'till.open', { float: 'carried' }))
    return send(as('ravi'), 'till.open', { float: 'carried' })
  },
  'till.elsewhere': async ({ shop, send, as }) =>
    send(as('ravi'), 'till.drop', { ...(await newTill(shop)), amount: 100 }),
  'till.of-another': async ({ shop, send, as }) => {
    done(await shop.send(as('meena'), 'till.open', { float: 'carried' }))
    return send(as('ravi'), 'till.count', { tillId: tillAt(shop), counted: [] })
  },
  'till.counted': async ({ shop, send, as }) => {
    const drawerId = newDrawer(shop)
    done(await shop.send(newDesk(shop, 'meena', drawerId), 'sale.ring', saleOf([chai])))
    const tillId = tillAt(shop, drawerId)
    done(await shop.send(as('imran'), 'till.count', { tillId, counted: notes(100_00) }))
    return send(as('imran'), 'till.open', { drawerId, float: 'carried' })
  },
  'till.unknown-account': ({ send, as }) =>
    send(as('imran'), 'till-reason.set', { ...flowers, account: '9999' }),
  'till.control-account': ({ send, as }) =>
    send(as('imran'), 'till-reason.set', { ...flowers, account: '1100' }),
  'till.reason-twice': ({ send, as }) =>
    send(as('imran'), 'till-reason.set', { ...flowers, names: { en: 'repairs ' } }),
  'till.reason-direction': ({ send, as }) =>
    send(as('imran'), 'till-reason.set', { ...flowers, reasonId: 'gas', direction: 'in' }),
  'till.no-drawer': ({ shop, send }) =>
    send(shop.join('office', 'counter', 'imran'), 'till.no-sale', { reason: 'change' }),
  'till.unknown-reason': async ({ shop, send, as }) =>
    send(as('imran'), 'till.pay-out', {
      ...(await newTill(shop)),
      amount: 100,
      reasonId: 'from-safe',
    }),
  'till.not-counted': async ({ shop, send, as }) =>
    send(as('imran'), 'till.close', await newTill(shop)),
  'till.over-limit': async ({ shop, send, as }) => {
    const { tillId } = await newTill(shop)
    done(await shop.send(as('imran'), 'till.count', { tillId, counted: notes(500_00) }))
    return send(as('imran'), 'till.close', { tillId })
  },
  'till.kept-unpaid': async ({ shop, send, as }) => {
    const tenders = [{ kind: 'cash' as const, offered: 'exact' as const, kept: 1_00 }]
    const lines = [{ itemId: 'kaju-katli', qtyMilli: 5000 }]
    done(await shop.send(as('ravi'), 'sale.ring', { orderType: 'takeaway', lines, tenders }))
    const tillId = tillAt(shop)
    done(await shop.send(as('ravi'), 'till.count', { tillId, counted: notes(1_00) }))
    return send(as('ravi'), 'till.close', { tillId })
  },
  'till.leaves-too-much': async ({ shop, send, as }) =>
    send(as('imran'), 'till.close', { ...(await countNewTill(shop)), leave: 1 }),
  'till.moved-since': async ({ shop, send, as }) => {
    const { tillId } = await countNewTill(shop)
    const more = { tillId, amount: 20_00, reasonId: 'from-safe' }
    done(await shop.send(as('imran'), 'till.pay-in', more))
    return send(as('imran'), 'till.close', { tillId, leave: 0, deposit: 0 })
  },
} as const satisfies Readonly<Record<string, Way>>
