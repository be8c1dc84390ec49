/**
 * Every command: its name and what it takes. A permission is a command's name.
 *
 * To add one: an entry here, a handler in its slice's `commands.ts`, a row in
 * `duties.ts`, and a test that a role without the right is refused. What
 * an entry says of itself is what the API description says of it.
 */
import * as v from 'valibot'
import { approvalCommands } from './commands/approval.ts'
import { equipmentCommands } from './commands/equipment.ts'
import { billRequestCommands, billRequestHubCommands } from './commands/bill-request.ts'
import { billCommands, billHubCommands } from './commands/bill.ts'
import { billMergeCommands } from './commands/bill-merge.ts'
import { heldCommands } from './commands/held.ts'
import { bookingCommands } from './commands/booking.ts'
import { catalogueCommands } from './commands/catalogue.ts'
import { programScopes } from './device-kinds.ts'
import { deviceKind, jobOutcome, printerPort, printerReasons } from './device.ts'
import { described } from './doc-shapes.ts'
import { command, someId } from './commands/command-shape.ts'
import { chequeCommands } from './commands/cheque.ts'
import { customerCommands } from './commands/customer.ts'
import { slipCommands } from './commands/slip.ts'
import { discountCommands } from './commands/discount.ts'
import { floorCommands } from './commands/floor.ts'
import { kitchenCommands, kitchenHubCommands } from './commands/kitchen.ts'
import { guestCommands, guestDoorCommands } from './commands/guest.ts'
import { tillCommands, tillHubCommands } from './commands/till.ts'
import { challanCommands } from './commands/challan.ts'
import { packedCommands } from './commands/packed.ts'
import { orderCommands } from './commands/order.ts'
import { saleCommands } from './commands/sale.ts'
import { shopCommands } from './commands/shop.ts'
import { refundCommands } from './commands/refund.ts'
import { retenderCommands } from './commands/retender.ts'
import { twiceCommands } from './commands/twice.ts'
import type { RefusalCode } from './refusals.ts'
import { id, language, requiredText, sha256, text, uuid, type ReadonlyDeep } from './shapes.ts'

/** What can be said to anybody, whatever they asked for. */
export const everyCommandRefuses = [
  'command.malformed',
  'command.unknown',
  'command.too-large',
  'command.not-permitted',
  'command.needs-approval',
  'command.approval-invalid',
  'command.approval-changed',
  'command.id-used',
  'command.stale',
  'command.expired',
  'device.unknown',
  'device.revoked',
  'integration.orphaned',
  'integration.read-only',
  'integration.person-only',
  'sign-in.missing',
  'sign-in.ended',
  'outlet.unknown',
  'hub.busy',
  'hub.fault',
  'hub.failing',
] as const satisfies readonly RefusalCode[]

export const commands = {
  ...orderCommands,
  ...saleCommands,
  ...billCommands,
  ...billMergeCommands,
  ...heldCommands,
  ...billRequestCommands,
  ...refundCommands,
  ...retenderCommands,
  ...twiceCommands,
  'receipt.reprint': command({
    says: 'Prints the receipt of a settled bill again, marked DUPLICATE.',
    takes: { billId: uuid, language: v.optional(language) },
    example: { billId: someId, language: 'hi' },
    refuses: ['bill.unknown', 'bill.not-settled', 'printer.missing'],
  }),
  ...kitchenCommands,
  ...floorCommands,
  ...bookingCommands,
  ...catalogueCommands,
  ...packedCommands,
  ...challanCommands,
  ...shopCommands,
  ...discountCommands,
  ...guestCommands,
  ...customerCommands,
  ...chequeCommands,
  ...slipCommands,
  ...tillCommands,
  ...approvalCommands,
  ...equipmentCommands,
  'device.invite': command({
    says: 'A one-time code with which a new screen or bridge joins the shop.',
    takes: {
      kind: deviceKind,
      outletId: id,
      name: requiredText(40),
      stationId: v.optional(id),
      drawerId: v.optional(
        described(id, 'Of a till: the drawer it will stand at, and with it the printer beside it.'),
      ),
    },
    example: { kind: 'kitchen', outletId: 'counter', name: 'Kitchen wall' },
    refuses: ['station.unknown', 'drawer.unknown', 'device.no-till'],
  }),
  'integration.issue': command({
    says: 'A one-time code with which a program joins the shop, to look on or to act in a role.',
    takes: {
      outletId: id,
      name: requiredText(40),
      scope: described(
        v.picklist(programScopes),
        '`read` looks on and never changes anything; `write` also gives commands, over HTTP.',
      ),
      roleId: described(id, 'What it may do at most, and never more than who issues it.'),
    },
    example: { outletId: 'counter', name: 'Web shop', scope: 'write', roleId: 'seller' },
    refuses: ['role.unknown', 'integration.above-you'],
  }),
  'device.revoke': command({
    says: 'Ends a device’s access at once: lost, stolen, replaced.',
    takes: { deviceId: uuid },
    example: { deviceId: someId },
    refuses: ['device.missing'],
  }),
  'printer.set': command({
    says: 'Where a printer is, and which of the profiles describes it.',
    takes: { printerId: id, port: printerPort, profile: id },
    example: {
      printerId: 'counter-receipt',
      port: 'tcp://192.168.1.50:9100',
      profile: 'generic-80',
    },
    refuses: ['printer.unknown'],
  }),
  'printer.report': command({
    says: 'The bridge says how a printer is.',
    takes: {
      printerId: id,
      state: v.picklist(['online', 'offline']),
      reasons: v.pipe(v.array(v.picklist(printerReasons)), v.maxLength(5)),
    },
    example: { printerId: 'counter-receipt', state: 'online', reasons: ['paper_near'] },
    refuses: ['printer.unknown'],
  }),
  'drawer.report': command({
    says: 'The bridge says whether a drawer stands open.',
    takes: { drawerId: id, state: v.picklist(['open', 'closed', 'unknown']) },
    example: { drawerId: 'counter-drawer', state: 'open' },
    refuses: ['drawer.unknown', 'printer.unknown'],
  }),
  'drawer.shut': command({
    says: 'A person pushes a virtual drawer shut.',
    takes: { drawerId: id },
    example: { drawerId: 'counter-drawer' },
    refuses: ['drawer.unknown', 'drawer.not-virtual'],
  }),
  'job.finish': command({
    says: 'The bridge says what became of a job.',
    takes: { jobId: uuid, outcome: jobOutcome },
    example: { jobId: someId, outcome: { kind: 'done', level: 'confirmed' } },
    refuses: ['job.unknown'],
  }),
  'job.answer': command({
    says: 'A person answers for a doubtful or failed receipt: it came out, or print it again.',
    takes: { jobId: uuid, answer: v.picklist(['came_out', 'print_again']) },
    example: { jobId: someId, answer: 'came_out' },
    refuses: [
      'job.unknown',
      'job.finished',
      'bill.unknown',
      'bill.not-settled',
      'till.unknown',
      'till.is-open',
      'slip.unknown',
      'printer.missing',
    ],
  }),
  'paper.report': command({
    says: 'The virtual printer has put out paper; its picture already lies in the media folder.',
    takes: {
      printerId: id,
      jobId: uuid,
      picture: sha256,
      widthDots: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1000)),
      heightDots: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(20_000)),
      lines: described(
        v.pipe(v.array(text(120)), v.maxLength(1000)),
        'What it says, a line each: line breaks matter here.',
      ),
    },
    example: {
      printerId: 'counter-receipt',
      jobId: someId,
      picture: '0'.repeat(64),
      widthDots: 576,
      heightDots: 300,
      lines: ['TOTAL 25.00'],
    },
    refuses: ['printer.unknown', 'job.unknown'],
  }),
} as const

/**
 * Commands the hub gives itself, on behalf of a door that has checked a PIN or a
 * pairing code, of a guest’s phone, or of its watches over the kitchen and over bills. No client
 * can send them.
 */
export const hubCommands = {
  'device.join': v.strictObject({ code: v.string(), tokenHash: v.string(), agent: text(80) }),
  /** A program was heard from. Said once an hour at most. */
  'integration.use': v.strictObject({ deviceId: uuid }),
  'signIn.open': v.strictObject({
    signInId: uuid,
    deviceId: uuid,
    userId: id,
    purpose: v.picklist(['work', 'approval']),
    forCommand: v.optional(uuid),
    argsHash: v.optional(v.string()),
    /** Of an approval: what is allowed, of which is kept what the approver was told. */
    allows: v.optional(v.strictObject({ name: v.string(), args: v.unknown() })),
  }),
  'signIn.fail': v.strictObject({ deviceId: uuid, userId: id }),
  'signIn.close': v.strictObject({ deviceId: uuid }),
  ...kitchenHubCommands,
  ...billHubCommands,
  ...billRequestHubCommands,
  ...guestDoorCommands,
  ...tillHubCommands,
} as const

export type CommandName = keyof typeof commands
export type HubCommandName = keyof typeof hubCommands
export type AnyCommandName = CommandName | HubCommandName

export type CommandArgs<N extends AnyCommandName> = N extends CommandName
  ? v.InferOutput<(typeof commands)[N]>
  : N extends HubCommandName
    ? v.InferOutput<(typeof hubCommands)[N]>
    : never

/** What a client writes: defaults may be left out. */
export type CommandInput<N extends CommandName> = ReadonlyDeep<v.InferInput<(typeof commands)[N]>>

export const isCommandName = (name: string): name is CommandName => Object.hasOwn(commands, name)

/** What a command does, in one sentence; empty where its entry does not say. */
export const saysOf = (name: CommandName): string => v.getDescription(commands[name]) ?? ''

/** Arguments as a program would send them; undefined where its entry gives none. */
export const exampleOf = (name: CommandName): unknown =>
  (v.getExamples(commands[name]) as readonly unknown[])[0]

/** The refusals of a command's own, beside those that every command can meet. */
export const refusesOf = (name: CommandName): readonly RefusalCode[] =>
  (v.getMetadata(commands[name]) as { readonly refuses?: readonly RefusalCode[] }).refuses ?? []
