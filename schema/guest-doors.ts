/**
 * The guests’ own listener, door by door: what a phone may ask there, with what
 * it is parsed, how often, and why it may be told no. The listener serves and
 * bounds by this table, and the API describes itself from it.
 */
import * as v from 'valibot'
import { described, namesDoc } from './doc-shapes.ts'
import type { DoorRule } from './doors.ts'
import { someId } from './commands/command-shape.ts'
import { guestSays } from './commands/guest.ts'
import { guestMenuDoc, guestStateDoc, pagerStateDoc } from './guest-doc.ts'
import { languages, type Names } from './names.ts'
import { orderRefuses } from './commands/order.ts'
import type { RefusalCode } from './refusals.ts'
import { uuid } from './shapes.ts'

/** The cookie a phone is known by, from its joining until the table is clear. */
export const guestCookie = 'chowk-guest'

/** How often it may be asked: beyond that the answer is `hub.busy` until the time is over. */
export interface GuestLimit {
  readonly most: number
  readonly seconds: number
  readonly of: 'address' | 'phone'
}

export interface GuestDoorRule extends DoorRule {
  readonly method: 'get' | 'post'
  /** null: a page or a file of it, which is bounded by the connections alone. */
  readonly limit: GuestLimit | null
  /** Answers 304 to whoever has it already. */
  readonly isRevalidated?: true
}

/** What a phone reads, all together: it polls when its stream is cut. */
const reading = { most: 240, seconds: 60, of: 'address' } as const
const paging = { most: 90, seconds: 60, of: 'address' } as const

/** A refusal in every language at once, because the phone carries no table of them. */
export const guestRefused: v.GenericSchema<{
  readonly ok: false
  readonly code: string
  readonly facts: Readonly<Record<string, string | number>>
  readonly message: Names
}> = v.object({
  ok: v.literal(false),
  code: described(v.string(), 'What went wrong, for programs: it never changes its meaning.'),
  facts: v.record(v.string(), v.union([v.string(), v.number()])),
  message: described(
    v.object({ en: v.string(), hi: v.string() }),
    `The refusal with what to do next, in ${languages.length} languages: the guest’s phone says which.`,
  ),
})

const done = (result: v.GenericSchema): v.GenericSchema => v.object({ ok: v.literal(true), result })
const nothingMore = v.object({})

/** What is said to a door: an id of the phone’s making, so that sent twice it is done once. */
const said = <A extends v.GenericSchema>(
  args: A,
): v.StrictObjectSchema<{ readonly id: typeof uuid; readonly args: A }, undefined> =>
  v.strictObject({ id: uuid, args })

/** What each is sent as. */
export const guestBodies = {
  join: said(guestSays.join),
  'show-pin': said(guestSays['show-pin']),
  choose: said(guestSays.choose),
  change: said(guestSays.change),
  remove: said(guestSays.remove),
  place: said(guestSays.place),
  withdraw: said(guestSays.withdraw),
  call: said(guestSays.call),
  'ask-bill': said(guestSays['ask-bill']),
} as const

/** Any action can meet with these: whose phone it is, whether the party still eats, whether phones may. */
const everyAction = [
  'guest.code-unknown',
  'guest.unknown',
  'guest.closed',
  'guest.over',
  'guest.paid',
  'guest.merged',
  'command.malformed',
  'command.too-large',
  'command.id-used',
  'hub.busy',
  'hub.fault',
  'hub.failing',
] as const satisfies readonly RefusalCode[]

interface ActionFacts {
  readonly says: string
  /** What it is sent with, as a phone of the demo shop would. */
  readonly example: object
  readonly refuses: readonly RefusalCode[]
  readonly result?: v.GenericSchema
}

/** What a phone may do once it has joined. */
const actions = {
  'show-pin': {
    says: 'A phone that joined without the PIN types it now, and is let in.',
    example: { pin: '4821' },
    refuses: ['guest.wrong-pin', 'guest.wait'],
  },
  choose: {
    says: 'Puts something off the menu into the cart of the table.',
    example: { line: { itemId: 'samosa', pieces: 2, note: 'extra chutney' } },
    refuses: ['guest.look-only', 'cart.full', 'item.by-weight', ...orderRefuses],
    result: v.object({ lineId: v.string() }),
  },
  change: {
    says: 'More or fewer of something in the cart, by whoever chose it.',
    example: { lineId: someId, pieces: 3 },
    refuses: ['line.unknown', 'cart.not-yours'],
  },
  remove: {
    says: 'Takes something out of the cart, by whoever chose it.',
    example: { lineId: someId },
    refuses: ['line.unknown', 'cart.not-yours'],
  },
  place: {
    says: 'Sends what is in the cart: to the kitchen, or to the staff who accept it.',
    example: { whose: 'all' },
    refuses: [
      'guest.look-only',
      'guest.not-in',
      'proposal.too-many',
      'order.too-long',
      'order.paid',
      ...orderRefuses,
    ],
    result: v.object({
      outcome: described(
        v.picklist(['sent', 'waiting']),
        '`sent`: the kitchen has it; `waiting`: the staff are asked.',
      ),
    }),
  },
  withdraw: {
    says: 'The guests think again, as long as nobody has answered.',
    example: { proposalId: someId },
    refuses: ['proposal.unknown', 'proposal.answered', 'cart.not-yours'],
  },
  call: { says: 'A waiter, please.', example: {}, refuses: ['guest.not-in'] },
  'ask-bill': {
    says: 'The bill, please.',
    example: {},
    refuses: ['guest.not-in', 'bill.empty'],
  },
} as const satisfies Readonly<Record<Exclude<keyof typeof guestSays, 'join'>, ActionFacts>>

export type GuestDeed = keyof typeof actions
export const guestDeeds = Object.keys(actions) as readonly GuestDeed[]

const deedRules = Object.fromEntries(
  Object.entries<ActionFacts>(actions).map(([action, { says, example, refuses, result }]) => [
    `guest.${action}`,
    {
      method: 'post',
      path: `/g/v1/:code/do/${action}`,
      says,
      isOpen: false,
      limit: { most: 60, seconds: 30, of: 'phone' },
      body: guestBodies[action as GuestDeed],
      example: { id: someId, args: example },
      answer: done(result ?? nothingMore),
      refuses: [...everyAction, ...refuses],
    },
  ]),
) as unknown as Readonly<Record<`guest.${GuestDeed}`, GuestDoorRule>>

const tokenRefuses = ['guest.token-unknown', 'hub.busy', 'hub.fault'] as const
const codeRefuses = ['guest.code-unknown', 'hub.busy', 'hub.fault'] as const
const page = {
  method: 'get',
  isOpen: true,
  limit: null,
  answersType: 'text/html',
  refuses: [],
} as const

export const guestDoors = {
  'guest.page': {
    ...page,
    path: '/t/:code',
    says: 'The page a phone opens at a table: the code stands in its QR.',
  },
  'guest.state': {
    method: 'get',
    path: '/g/v1/:code/state',
    says: 'What this phone is shown now: its own party and nothing of anybody else’s.',
    isOpen: true,
    limit: reading,
    answer: guestStateDoc,
    refuses: codeRefuses,
  },
  'guest.live': {
    method: 'get',
    path: '/g/v1/:code/live',
    says: 'Server-sent events: each `data:` is the state anew, sent whenever something in it has changed; a comment every 15 seconds says that the line is alive.',
    isOpen: true,
    limit: { most: 120, seconds: 60, of: 'address' },
    answersType: 'text/event-stream',
    answer: guestStateDoc,
    refuses: codeRefuses,
  },
  'guest.menu': {
    method: 'get',
    path: '/g/v1/:code/menu',
    says: 'The menu of the table’s outlet, with today’s prices and what is left.',
    isOpen: true,
    limit: reading,
    isRevalidated: true,
    answer: guestMenuDoc,
    refuses: codeRefuses,
  },
  'guest.picture': {
    method: 'get',
    path: '/g/v1/:code/pictures/:sha256',
    says: 'A picture of that menu, as small as a row of it shows it; it never changes.',
    isOpen: true,
    limit: reading,
    answersType: 'image/webp',
    refuses: ['hub.busy'],
  },
  'guest.join': {
    method: 'post',
    path: '/g/v1/:code/join',
    says: 'A phone comes to the table; the answer sets the cookie it is known by.',
    isOpen: true,
    limit: { most: 20, seconds: 60, of: 'address' },
    body: guestBodies.join,
    example: { id: someId, args: { name: 'Asha', pin: '4821' } },
    answer: done(v.object({ guestId: v.string(), isLetIn: v.boolean() })),
    refuses: [
      'guest.code-unknown',
      'guest.closed',
      'guest.not-seated',
      'guest.table-taken',
      'guest.pin-needed',
      'guest.wrong-pin',
      'guest.wait',
      'guest.full',
      'command.malformed',
      'command.too-large',
      'command.id-used',
      'hub.busy',
      'hub.fault',
      'hub.failing',
    ],
  },
  ...deedRules,
  'pager.page': {
    ...page,
    path: '/p',
    says: 'The page on which a guest at the counter types a token.',
  },
  'pager.order-page': {
    ...page,
    path: '/p/:orderId',
    says: 'The same for one order: the address in the QR of a receipt.',
  },
  'pager.places': {
    method: 'get',
    path: '/p/v1/places',
    says: 'The outlets a token may be of.',
    isOpen: true,
    limit: paging,
    answer: v.object({ places: v.array(v.object({ outletId: v.string(), names: namesDoc })) }),
    refuses: ['hub.busy', 'hub.fault'],
  },
  'pager.token': {
    method: 'get',
    path: '/p/v1/token/:outletId/:token',
    says: 'The order of today’s token.',
    isOpen: true,
    limit: { most: 20, seconds: 60, of: 'address' },
    answer: v.object({ orderId: v.string() }),
    refuses: tokenRefuses,
  },
  'pager.state': {
    method: 'get',
    path: '/p/v1/order/:orderId/state',
    says: 'How one order stands.',
    isOpen: true,
    limit: paging,
    answer: pagerStateDoc,
    refuses: tokenRefuses,
  },
  'pager.live': {
    method: 'get',
    path: '/p/v1/order/:orderId/live',
    says: 'Server-sent events: each `data:` is how that order stands, anew.',
    isOpen: true,
    limit: { most: 60, seconds: 60, of: 'address' },
    answersType: 'text/event-stream',
    answer: pagerStateDoc,
    refuses: tokenRefuses,
  },
} as const satisfies Readonly<Record<string, GuestDoorRule>>
