/**
 * Every command: its name and what it takes. A permission is a command's name.
 *
 * To add one: a line here, a handler in its slice's `commands.ts`, a row in
 * `permissions.ts`, and a test that a role without the right is refused.
 */
import * as v from 'valibot'
import { tenderArgs } from './bill.ts'
import { categoryArgs, ingredientArgs, itemArgs, recipeArgs } from './catalogue-args.ts'
import { deviceKind, jobOutcome, printerPort, printerReasons } from './device.ts'
import { orderArgs } from './order.ts'
import {
  amount,
  dateNumber,
  id,
  language,
  requiredText,
  sha256,
  text,
  uuid,
  type ReadonlyDeep,
} from './shapes.ts'

const tenders = v.pipe(v.array(tenderArgs), v.minLength(1), v.maxLength(10))

export const commands = {
  /** Sends an order to the kitchen and opens its bill. */
  'order.place': v.strictObject(orderArgs),
  /** A counter sale in one act: order, bill, settlement, receipt, drawer. */
  'sale.ring': v.strictObject({ ...orderArgs, tenders, language: v.optional(language) }),
  /** Takes the money for an open bill, issues its invoice and prints its receipt. */
  'bill.settle': v.strictObject({ billId: uuid, tenders, language: v.optional(language) }),
  /** Prints the receipt of a settled bill again, marked DUPLICATE. */
  'receipt.reprint': v.strictObject({ billId: uuid, language: v.optional(language) }),
  /** The cook has made what the ticket asks for. */
  'ticket.bump': v.strictObject({ ticketId: uuid }),
  /** Brings a bumped ticket back to its place. */
  'ticket.recall': v.strictObject({ ticketId: uuid }),
  /** Makes a category of the menu, or changes it. */
  'category.set': v.strictObject(categoryArgs),
  /** Makes something the shop sells, or changes it: names, sizes, tax, where it is sold. */
  'item.set': v.strictObject(itemArgs),
  /** Makes an ingredient, or changes it. */
  'ingredient.set': v.strictObject(ingredientArgs),
  /** What one unit of an item, a size or a modifier is made of. */
  'recipe.set': v.strictObject(recipeArgs),
  /** A new price, from a business date on; what was is kept. */
  'price.set': v.strictObject({
    subjectId: id,
    outletId: v.optional(id),
    orderType: v.optional(v.picklist(['eat-here', 'takeaway', 'delivery'])),
    customerGroup: v.optional(id),
    validFrom: v.optional(dateNumber),
    amount,
    isTaxIncluded: v.boolean(),
  }),
  /** A one-time code with which a new screen or bridge joins the shop. */
  'device.invite': v.strictObject({
    kind: deviceKind,
    outletId: id,
    name: requiredText(40),
    stationId: v.optional(id),
  }),
  /** Ends a device's access at once: lost, stolen, replaced. */
  'device.revoke': v.strictObject({ deviceId: uuid }),
  /** Where a printer is, and which of the profiles describes it. */
  'printer.set': v.strictObject({ printerId: id, port: printerPort, profile: id }),
  /** The bridge says how a printer is. */
  'printer.report': v.strictObject({
    printerId: id,
    state: v.picklist(['online', 'offline']),
    reasons: v.pipe(v.array(v.picklist(printerReasons)), v.maxLength(5)),
  }),
  /** The bridge says whether a drawer stands open. */
  'drawer.report': v.strictObject({
    drawerId: id,
    state: v.picklist(['open', 'closed', 'unknown']),
  }),
  /** A person pushes a virtual drawer shut. */
  'drawer.shut': v.strictObject({ drawerId: id }),
  /** The bridge says what became of a job. */
  'job.finish': v.strictObject({ jobId: uuid, outcome: jobOutcome }),
  /** A person answers for a doubtful or failed receipt: it came out, or print it again. */
  'job.answer': v.strictObject({ jobId: uuid, answer: v.picklist(['came_out', 'print_again']) }),
  /** The virtual printer has put out paper; its picture already lies in the media folder. */
  'paper.report': v.strictObject({
    printerId: id,
    jobId: uuid,
    picture: sha256,
    widthDots: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1000)),
    heightDots: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(20_000)),
    /** Line breaks matter here, so it is an array of lines. */
    lines: v.pipe(v.array(text(120)), v.maxLength(1000)),
  }),
} as const

/**
 * Commands the hub gives itself on behalf of a door: they follow from a PIN or
 * a pairing code that the door has checked, and no client can send them.
 */
export const hubCommands = {
  'device.join': v.strictObject({ code: v.string(), tokenHash: v.string(), agent: text(80) }),
  'signIn.open': v.strictObject({
    signInId: uuid,
    deviceId: uuid,
    userId: id,
    purpose: v.picklist(['work', 'approval']),
    forCommand: v.optional(uuid),
  }),
  'signIn.fail': v.strictObject({ deviceId: uuid, userId: id }),
  'signIn.close': v.strictObject({ deviceId: uuid }),
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
