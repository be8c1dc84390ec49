/** Every way a guest’s phone is refused, and those who look after it. */
import { openGuesses } from '../../hub/guests/guesses.ts'
import type { Refusal, RefusalCode } from '../../schema/refusals.ts'
import { done } from './evening.ts'
import { seatParty, vadaPav } from './floor-kit.ts'
import {
  allow,
  freeTable as freeGuestTable,
  newPhone,
  pick,
  proposeSomething,
  seatGuests,
  sitDown,
  type Phone,
} from './guest-kit.ts'
import { refusedBy, type Way, type WayKit } from './refusal-ways.ts'

/** Why a guest's phone is refused. */
const told = async (
  phone: Phone,
  name: Parameters<Phone['say']>[0],
  args: object = {},
): Promise<Refusal> => refusedBy(JSON.stringify(await phone.say(name, args)))

const joining = ({ shop }: WayKit, tableCode: string, more: object = {}): Promise<Refusal> =>
  told(newPhone(shop), 'guest.join', { tableCode, name: 'Asha', ...more })

export const guestsWays = {
  'guest.code-unknown': (kit) => joining(kit, 'nowhere'),
  'guest.closed': async (kit) => {
    await allow(kit.shop, { ordering: 'off' })
    return joining(kit, (await seatGuests(kit.shop)).code)
  },
  'guest.look-only': async ({ shop }) => {
    await allow(shop, { ordering: 'look' })
    const phone = await sitDown(shop, await seatGuests(shop))
    return told(phone, 'guest.choose', { line: { itemId: 'vada-pav', pieces: 1 } })
  },
  'guest.not-seated': (kit) => joining(kit, freeGuestTable(kit.shop).code),
  'guest.table-taken': async (kit) =>
    joining(kit, (await seatGuests(kit.shop)).code, { guests: 2 }),
  'guest.pin-needed': async (kit) => {
    const { code, tableId, staff } = await seatGuests(kit.shop)
    done(await kit.shop.send(staff, 'sitting.open', { tableId, guests: 2, isApart: true }))
    return joining(kit, code)
  },
  'guest.wrong-pin': async (kit) =>
    joining(kit, (await seatGuests(kit.shop)).code, { pin: 'none' }),
  'guest.wait': ({ shop }) => {
    const guesses = openGuesses()
    for (let i = 0; i < 5; i += 1) guesses.failed('a phone', 'a table', shop.clock.now)
    return guesses.mayTry('a phone', 'a table', shop.clock.now) ?? { code: 'hub.fault' }
  },
  'guest.unknown': ({ shop }) => told(newPhone(shop), 'guest.call'),
  'guest.over': async ({ shop }) => {
    const { sittingId, staff, ...table } = await seatGuests(shop)
    const phone = await sitDown(shop, table)
    done(await shop.send(staff, 'sitting.close', { sittingId }))
    return told(phone, 'guest.call')
  },
  'guest.paid': async ({ shop, as }) => {
    const { orderId, billId, staff, ...table } = await seatGuests(shop)
    const phone = await sitDown(shop, table)
    done(await shop.send(staff, 'order.add', { orderId, lines: [vadaPav] }))
    const tenders = [{ kind: 'upi', offered: 'exact' }] as const
    done(await shop.send(as('meena'), 'bill.settle', { billId, tenders }))
    return told(phone, 'guest.call')
  },
  'guest.merged': async ({ shop }) => {
    const { sittingId, staff, ...table } = await seatGuests(shop)
    const phone = await sitDown(shop, table)
    const intoId = (await seatParty(shop)).sittingId
    done(await shop.send(staff, 'sitting.merge', { sittingId, intoId }))
    return told(phone, 'guest.call')
  },
  'guest.not-in': async ({ shop }) => {
    const { code } = await seatGuests(shop)
    return told(await sitDown(shop, { code, pin: null }), 'guest.call')
  },
  'guest.full': async (kit) => {
    const { code } = await seatGuests(kit.shop)
    for (let i = 0; i < 12; i += 1) await sitDown(kit.shop, { code, pin: null })
    return joining(kit, code)
  },
  'guest.wifi-password': ({ send, as }) =>
    send(as('asha'), 'guests.set', {
      ordering: 'ask',
      isSelfSeating: false,
      wifiName: 'Guests',
      wifiPassword: 'short',
      address: '',
    }),
  'cart.full': async ({ shop }) => {
    const phone = await sitDown(shop, await seatGuests(shop))
    for (let i = 0; i < 60; i += 1) await pick(phone)
    return told(phone, 'guest.choose', { line: { itemId: 'vada-pav', pieces: 1 } })
  },
  'cart.not-yours': async ({ shop }) => {
    const table = await seatGuests(shop)
    const lineId = await pick(await sitDown(shop, table))
    return told(await sitDown(shop, table), 'guest.remove', { lineId })
  },
  'proposal.unknown': ({ shop, send, as }) =>
    send(as('asha'), 'proposal.accept', { proposalId: shop.newId() }),
  'proposal.answered': async ({ shop, send }) => {
    const { proposalId, staff } = await proposeSomething(shop)
    done(await shop.send(staff, 'proposal.accept', { proposalId }))
    return send(staff, 'proposal.accept', { proposalId })
  },
  'proposal.too-many': async ({ shop }) => {
    const { phone } = await proposeSomething(shop)
    for (let i = 0; i < 2; i += 1) {
      await pick(phone)
      done(await phone.say('guest.place', { whose: 'mine' }))
    }
    await pick(phone)
    return told(phone, 'guest.place', { whose: 'mine' })
  },
  'item.by-weight': async ({ shop }) => {
    const phone = await sitDown(shop, await seatGuests(shop))
    return told(phone, 'guest.choose', { line: { itemId: 'kaju-katli', pieces: 1 } })
  },
} as const satisfies Partial<Record<RefusalCode, Way>>
