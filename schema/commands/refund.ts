/** Giving money back after a bill was settled. */
import * as v from 'valibot'
import { chargeKinds, tenderKinds } from '../bill.ts'
import { cashOf, cashRefuses } from './bill.ts'
import { command, someId } from './command-shape.ts'
import { described, whole } from '../doc-shapes.ts'
import { fates } from '../refund.ts'
import type { RefusalCode } from '../refusals.ts'
import { amount, language, qtyMilli, requiredText, text, uuid } from '../shapes.ts'

const billRefuses = [
  'bill.unknown',
  'bill.not-settled',
  'refund.elsewhere',
  'refund.all-back',
  'refund.meanwhile',
  'clock.behind',
] as const satisfies readonly RefusalCode[]

const seen = v.optional(
  described(
    v.pipe(whole, v.minValue(0)),
    'How many refunds of the bill whoever gives back has seen; refused where somebody was faster.',
  ),
)

export const refundCommands = {
  'bill.refund': command({
    says: 'Gives back lines of a settled bill, or parts of them: credit note, journal entry, money the way it came.',
    takes: {
      billId: uuid,
      lines: v.pipe(
        v.array(
          v.strictObject({
            lineId: uuid,
            qtyMilli,
            fate: described(v.picklist(fates), 'Back on the shelf, or thrown away.'),
          }),
        ),
        v.maxLength(300),
        v.check(
          (lines) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length,
          'names a line twice',
        ),
      ),
      chargeIds: v.optional(
        described(
          v.pipe(
            v.array(v.picklist(chargeKinds)),
            v.check((ids) => new Set(ids).size === ids.length, 'names a charge twice'),
          ),
          'Charges that are given back too, each whole.',
        ),
      ),
      isTipBack: v.optional(
        described(v.boolean(), 'The tip goes back too, whole: it is no part of the invoice.'),
        false,
      ),
      reason: requiredText(80),
      back: v.optional(
        described(
          v.pipe(
            v.array(
              v.strictObject({
                kind: v.picklist(tenderKinds),
                amount: v.optional(
                  described(
                    v.pipe(amount, v.minValue(1)),
                    'Left out at one of them: whatever the others leave.',
                  ),
                ),
                reference: v.optional(text(40)),
              }),
            ),
            v.minLength(1),
            v.maxLength(10),
            v.check(
              (ways) => new Set(ways.map(({ kind }) => kind)).size === ways.length,
              'names a way twice',
            ),
          ),
          'The ways the money goes; left out, as it came.',
        ),
      ),
      seen,
      ...cashOf,
      language: v.optional(language),
    },
    example: {
      billId: someId,
      lines: [{ lineId: someId, qtyMilli: 1000, fate: 'waste' }],
      reason: 'Cold when it came',
    },
    refuses: [
      ...billRefuses,
      'line.unknown',
      'refund.too-much',
      'refund.no-charge',
      'refund.no-tip',
      'refund.nothing',
      'refund.sum',
      'refund.other-way',
      'refund.on-account',
      ...cashRefuses,
    ],
  }),
  'bill.undo': command({
    says: 'Takes a counter sale back within a minute of being made: all of it comes back, with a credit note, and the kitchen is told.',
    takes: { billId: uuid, seen, ...cashOf },
    example: { billId: someId },
    refuses: [
      ...billRefuses,
      ...cashRefuses,
      'undo.late',
      'undo.other',
      'undo.table',
      'undo.split',
    ],
  }),
  'refund.reprint': command({
    says: 'Prints a credit note again, marked DUPLICATE.',
    takes: { refundId: uuid, language: v.optional(language) },
    example: { refundId: someId, language: 'hi' },
    refuses: ['refund.unknown', 'printer.missing'],
  }),
} as const

export type RefundCommandName = keyof typeof refundCommands
