/** What can be done with a till: opening, paying in and out, counting, closing. */
import * as v from 'valibot'
import { command, someId } from './command-shape.ts'
import { described } from '../doc-shapes.ts'
import type { RefusalCode } from '../refusals.ts'
import { amount, id, language, names, text, uuid } from '../shapes.ts'
import { noSaleReasons, pieceArgs } from '../till.ts'

const pieces = v.pipe(v.array(pieceArgs), v.maxLength(40))
const positive = v.pipe(amount, v.minValue(1))

/** Why a till cannot take part in anything any more. */
const openTillRefuses = [
  'till.unknown',
  'till.closed',
  'till.elsewhere',
] as const satisfies readonly RefusalCode[]

const close = {
  tillId: uuid,
  leave: v.optional(
    described(amount, 'What stays in the drawer as the next float; left out: all of it.'),
  ),
  deposit: v.optional(
    described(
      amount,
      'What the person is going to take out; refused where it is not what the count leaves beyond the float.',
    ),
  ),
  handOverTo: v.optional(
    described(
      id,
      'Hand-over: the till of this person opens at once with all that was counted, and nothing is taken out.',
    ),
  ),
  note: v.optional(text(200), ''),
  language: v.optional(language),
}
const closeRefuses = [
  ...openTillRefuses,
  'till.of-another',
  'till.not-counted',
  'till.retendered-since',
  'till.leaves-too-much',
  'till.moved-since',
  'user.unknown',
] as const satisfies readonly RefusalCode[]

const moveOfMoney = { tillId: uuid, amount: positive, note: v.optional(text(120), '') }
const someMove = { tillId: someId, amount: 200_00 }

const opening = {
  drawerId: v.optional(described(id, 'Left out: the drawer of this screen.')),
  float: described(
    v.union([v.literal('carried'), pieces]),
    'What is in the drawer: as the last close left it, or as it was counted.',
  ),
  differenceTo: v.optional(
    described(
      v.picklist(['safe', 'over-short']),
      'Where what was counted beyond the last close came from; left out: the safe for the first till of a drawer, over and short for every other.',
    ),
  ),
}
const openRefuses = [
  'till.no-drawer',
  'drawer.unknown',
  'till.elsewhere',
  'till.is-open',
  'till.counted',
] as const satisfies readonly RefusalCode[]

export const tillCommands = {
  'till.open': command({
    says: 'Opens the till of a drawer, or confirms the float of one that opened by itself. Where more is missing than the outlet lets one person decide it opens nothing, says so and tells a manager.',
    takes: opening,
    example: { float: [{ value: 100_00, pieces: 20 }], differenceTo: 'safe' },
    refuses: openRefuses,
  }),
  'till.open-short': command({
    says: 'Opens the till of a drawer in which more is missing than the outlet lets one person decide.',
    takes: opening,
    example: { float: [{ value: 100_00, pieces: 15 }] },
    refuses: openRefuses,
  }),
  'till.pay-in': command({
    says: 'Puts cash into the drawer that is no sale, for a reason.',
    takes: { ...moveOfMoney, reasonId: id },
    example: { ...someMove, reasonId: 'from-safe' },
    refuses: [...openTillRefuses, 'till.unknown-reason'],
  }),
  'till.pay-out': command({
    says: 'Takes cash out of the drawer to pay something, for a reason.',
    takes: { ...moveOfMoney, reasonId: id },
    example: { ...someMove, reasonId: 'supplier', note: 'Milk, slip 17' },
    refuses: [...openTillRefuses, 'till.unknown-reason'],
  }),
  'till.drop': command({
    says: 'Takes cash out of the drawer into the safe.',
    takes: moveOfMoney,
    example: someMove,
    refuses: openTillRefuses,
  }),
  'till.no-sale': command({
    says: 'Opens the drawer without a sale, for a reason; it is written down.',
    takes: {
      drawerId: v.optional(described(id, 'Left out: the drawer of this screen.')),
      reason: v.picklist(noSaleReasons),
      note: v.optional(text(120), ''),
    },
    example: { reason: 'change' },
    refuses: ['till.no-drawer', 'drawer.unknown', 'till.elsewhere'],
  }),
  'till.report': command({
    says: 'The X report: what a till has taken so far and what should be in it, on the screen and where asked on paper.',
    takes: {
      tillId: uuid,
      isPrinted: v.optional(v.boolean(), false),
      language: v.optional(language),
    },
    example: { tillId: someId, isPrinted: true, language: 'hi' },
    refuses: [...openTillRefuses, 'printer.missing'],
  }),
  'till.count': command({
    says: 'The cash as it was counted, before anybody is told what should be there; it may be counted again, and each count is kept.',
    takes: {
      tillId: uuid,
      counted: pieces,
      others: v.optional(
        described(
          v.pipe(
            v.array(v.strictObject({ kind: id, amount })),
            v.maxLength(10),
            v.check(
              (others) => new Set(others.map(({ kind }) => kind)).size === others.length,
              'names a tender twice',
            ),
          ),
          'Totals of the card terminal, the UPI app and so on, where they were looked up.',
        ),
        [],
      ),
    },
    example: {
      tillId: someId,
      counted: [{ value: 500_00, pieces: 12 }],
      others: [{ kind: 'card', amount: 4_200_00 }],
    },
    refuses: [...openTillRefuses, 'till.of-another'],
  }),
  'till.close': command({
    says: 'Closes a counted till, keeps and prints its Z report, and takes what is beyond the float to the safe.',
    takes: close,
    example: { tillId: someId, leave: 2_000_00, note: 'Quiet evening' },
    refuses: [...closeRefuses, 'till.over-limit', 'till.kept-unpaid'],
  }),
  'till.close-over': command({
    says: 'Closes a counted till of which more is out than the outlet lets one person decide: cash, another way of paying, or what was sold away from the hub and never paid.',
    takes: close,
    example: { tillId: someId, leave: 2_000_00, note: 'A note of 500 was missing' },
    refuses: closeRefuses,
  }),
  'till.reprint': command({
    says: 'Prints the Z report of a closed till again, marked DUPLICATE.',
    takes: { tillId: uuid, language: v.optional(language) },
    example: { tillId: someId, language: 'hi' },
    refuses: ['till.unknown', 'till.is-open', 'printer.missing'],
  }),
  'till.set': command({
    says: 'How an outlet wants its tills kept.',
    takes: {
      outletId: v.optional(described(id, 'Left out: where the person stands.')),
      overShortLimit: amount,
      drawerOpenMinutes: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(240)),
    },
    example: { overShortLimit: 50_00, drawerOpenMinutes: 3 },
    refuses: [],
  }),
  'till-reason.set': command({
    says: 'Makes a reason for paying cash in or out, or changes what it is called and where it is booked.',
    takes: {
      reasonId: described(id, 'A new one makes a reason.'),
      names,
      direction: v.picklist(['in', 'out']),
      account: described(
        id,
        'Where the other side stands in the books; none that follows from bills, customers or taxes by itself.',
      ),
      position: v.optional(
        v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1000)),
        99,
      ),
      isActive: v.optional(v.boolean(), true),
    },
    example: {
      reasonId: 'flowers',
      names: { en: 'Flowers for the shop', hi: 'दुकान के फूल' },
      direction: 'out',
      account: '6080',
    },
    refuses: [
      'till.unknown-account',
      'till.control-account',
      'till.reason-direction',
      'till.reason-twice',
    ],
  }),
} as const

/** What the hub says itself about drawers. */
export const tillHubCommands = {
  'drawer.forget': v.strictObject({
    outletId: id,
    drawerIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(100)),
  }),
  /** Tills that a business day has ended without anybody closing them. */
  'till.forget': v.strictObject({
    outletId: id,
    tillIds: v.pipe(v.array(uuid), v.minLength(1), v.maxLength(100)),
  }),
} as const

export type TillCommandName = keyof typeof tillCommands | keyof typeof tillHubCommands
