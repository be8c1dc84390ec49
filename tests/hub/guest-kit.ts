/** Guests with phones at the tables of a test shop, as their door speaks for them. */
import { cartsHere } from '../../hub/views/guest-docs.ts'
import { orderAt } from '../../hub/orders/orders.sql.ts'
import type { Reply } from '../../schema/command.ts'
import type { CommandInput, HubCommandName } from '../../schema/commands.ts'
import type { GuestLine } from '../../schema/guest.ts'
import { businessDate } from '../../schema/time.ts'
import { done } from './evening.ts'
import { newTable, seatParty, type Party } from './floor-kit.ts'
import type { Sender, Shop } from './kit.ts'
import { asHub, cell } from './look.ts'
import { outletOf } from './menu-sales.ts'

type PhoneCommand = Extract<HubCommandName, `guest.${string}`>

export interface Phone {
  readonly tokenHash: string
  /** Sends as the phone of this token; an id of its own may be given. */
  readonly say: (name: PhoneCommand, args?: object) => Promise<Reply>
  /** The same, told as the refusal's code, or null where it was done. */
  readonly code: (name: PhoneCommand, args?: object) => Promise<string | null>
}

let phones = 0

/** A phone that has not joined anything yet. */
export const newPhone = (shop: Shop, outletId = 'counter'): Phone => {
  phones += 1
  const tokenHash = `phone-${phones}`
  const say: Phone['say'] = (name, args = {}) => asHub(shop, name, { outletId, tokenHash, ...args })
  return {
    tokenHash,
    say,
    code: async (name, args) => {
      const reply = await say(name, args)
      return reply.ok ? null : reply.code
    },
  }
}

export const codeOfTable = (shop: Shop, tableId: string): string =>
  cell(shop.db, 'select code from table_code where table_id = ? and ended_at is null', tableId)

export const pinOfParty = (shop: Shop, sittingId: string): string =>
  cell(shop.db, 'select pin from sitting where sitting_id = ?', sittingId)

export interface GuestTable extends Party {
  readonly tableId: string
  readonly code: string
  readonly pin: string
  readonly staff: Sender
}

/** A party of four at a table whose code and PIN are known. */
export const seatGuests = async (shop: Shop, outletId = 'counter'): Promise<GuestTable> => {
  const staff = shop.join('floor', outletId, 'asha')
  const party = await seatParty(shop, outletId, staff)
  const tableId = cell(
    shop.db,
    'select table_id from sitting_table where sitting_id = ?',
    party.sittingId,
  )
  return {
    ...party,
    tableId,
    staff,
    code: giveCode(shop, tableId),
    pin: pinOfParty(shop, party.sittingId),
  }
}

/** Tables drawn by hand have no code yet. */
export const giveCode = (shop: Shop, tableId: string): string => {
  phones += 1
  const code = `code-${phones}`
  shop.db
    .prepare('insert into table_code (code, table_id, made_at) values (?, ?, 0)')
    .run(code, tableId)
  return code
}

export const freeTable = (
  shop: Shop,
  outletId = 'counter',
): { readonly tableId: string; readonly code: string } => {
  const tableId = newTable(shop, outletId)
  return { tableId, code: giveCode(shop, tableId) }
}

/** A phone at the table, let in by its PIN, or (null) not let in. */
export const sitDown = async (
  shop: Shop,
  { code, pin }: { readonly code: string; readonly pin: string | null },
  outletId = 'counter',
): Promise<Phone & { readonly guestId: string }> => {
  const phone = newPhone(shop, outletId)
  const reply = done(
    await phone.say('guest.join', {
      tableCode: code,
      name: 'Asha',
      ...(pin === null ? {} : { pin }),
    }),
  )
  return { ...phone, ...(reply.result as { guestId: string }) }
}

export const allow = async (
  shop: Shop,
  changes: Partial<CommandInput<'guests.set'>>,
  outletId = 'counter',
): Promise<void> =>
  void done(
    await shop.send(shop.join('office', outletId, 'asha'), 'guests.set', {
      ordering: 'ask',
      isSelfSeating: false,
      wifiName: '',
      wifiPassword: '',
      address: '',
      ...changes,
    }),
  )

export const vadaPav: GuestLine = { itemId: 'vada-pav', pieces: 2 }

/** Puts something into the cart and returns its line. */
export const pick = async (phone: Phone, line: GuestLine = vadaPav): Promise<string> =>
  (done(await phone.say('guest.choose', { line })).result as { lineId: string }).lineId

/** The proposal that waits longest at an outlet. */
export const waitingProposal = (shop: Shop): string =>
  cell(
    shop.db,
    `select proposal_id from proposal where state = 'waiting' order by proposal_id limit 1`,
  )

/** A table at which two vada pav wait for the staff. */
export const proposeSomething = async (
  shop: Shop,
  outletId = 'counter',
): Promise<
  GuestTable & { readonly proposalId: string; readonly lineId: string; readonly phone: Phone }
> => {
  const table = await seatGuests(shop, outletId)
  const phone = await sitDown(shop, table, outletId)
  const lineId = await pick(phone)
  done(await phone.say('guest.place', { whose: 'mine' }))
  const proposalId = cell(
    shop.db,
    `select proposal_id from proposal where sitting_id = ? and state = 'waiting'`,
    table.sittingId,
  )
  return { ...table, phone, lineId, proposalId }
}

/** Everything guests can do in an evening, each once. */
export const orderByPhone = async (shop: Shop): Promise<void> => {
  await allow(shop, {})
  const { proposalId, sittingId, staff, phone, code } = await proposeSomething(shop)
  const stranger = await sitDown(shop, { code, pin: null })
  await pick(stranger)
  done(await stranger.say('guest.place', { whose: 'mine' }))
  done(await shop.send(staff, 'proposal.accept', { proposalId }))
  const second = cell(
    shop.db,
    `select proposal_id from proposal where sitting_id = ? and state = 'waiting'`,
    sittingId,
  )
  const lineId = cell(shop.db, 'select line_id from cart_line where proposal_id = ?', second)
  await pick(phone)
  done(await shop.send(staff, 'proposal.accept', { proposalId: second }))
  const more = await pick(stranger, { ...vadaPav, pieces: 1 })
  await pick(stranger, { itemId: 'pav-bhaji', pieces: 1 })
  done(await stranger.say('guest.place', { whose: 'mine' }))
  done(await shop.send(staff, 'cart.strike', { sittingId, lineId: more }))
  done(await phone.say('guest.call'))
  void lineId
}

/** What the guests’ documents of the sweet shop are read with. */
export const guestContext = (shop: Shop): Parameters<typeof cartsHere>[0] => {
  const outlet = outletOf(shop.db, 'counter')
  const at = shop.clock.now
  const date = businessDate(at, outlet.timeZone, outlet.cutOffMinute)
  return { db: shop.db, outlet, at, businessDate: date }
}

interface Counted {
  readonly itemId: string
  readonly qtyMilli: number
}
const counted = ({ itemId, qtyMilli }: Counted): string => `${itemId} ${qtyMilli / 1000}`

/** What a party has ordered: `vada-pav 2`. */
export const orderLines = (shop: Shop, sittingId: string): readonly string[] =>
  orderAt(shop.db, sittingId).lines.map(counted)

/** What lies in the cart of a party. */
export const cartOf = (shop: Shop, sittingId: string): readonly string[] =>
  cartsHere(guestContext(shop))
    .find((cart) => cart.sittingId === sittingId)
    ?.lines.map(counted) ?? []
