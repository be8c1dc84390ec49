/**
 * Every shape of the open interfaces as JSON Schema 2020-12, under one name
 * each and referring to one another, as both descriptions use them.
 */
import { toJsonSchemaDefs, type ConversionConfig } from '@valibot/to-json-schema'
import * as v from 'valibot'
import { billDoc, billTotal, invoiceDoc, paymentDoc } from '../../../schema/bill.ts'
import {
  acceptedReply,
  commandEnvelope,
  refusedBody,
  refusedReply,
} from '../../../schema/command.ts'
import { commands, type CommandName } from '../../../schema/commands.ts'
import { deviceDoc, drawerDoc, jobDoc, paperDoc, printerDoc } from '../../../schema/device.ts'
import {
  businessDay,
  moment,
  money,
  namesDoc,
  qty,
  ratePpm,
  rev,
} from '../../../schema/doc-shapes.ts'
import { documents, menuPointer, type Concept } from '../../../schema/documents.ts'
import { doors, type DoorRule } from '../../../schema/doors.ts'
import { eventFrame, eventKinds, events } from '../../../schema/events.ts'
import { guestMenuDoc, guestStateDoc, pagerStateDoc } from '../../../schema/guest-doc.ts'
import { guestDoors, guestRefused, type GuestDoorRule } from '../../../schema/guest-doors.ts'
import { entryDoc, posting } from '../../../schema/ledger.ts'
import { menuDoc, priceRow, taxClass } from '../../../schema/menu-doc.ts'
import { orderDoc, orderLine } from '../../../schema/order.ts'
import { outletDoc, outletHere } from '../../../schema/outlet.ts'
import { readings } from '../../../schema/readings.ts'
import { commandResults } from '../../../schema/results.ts'
import { salesDayDoc } from '../../../schema/sales.ts'
import { ticketDoc, ticketLine } from '../../../schema/ticket.ts'
import { signInDoc, userDoc } from '../../../schema/user.ts'
import { shown } from '../../../schema/shown.ts'
import { beat, here, hubStatus, presence, viewFrame } from '../../../schema/view.ts'
import { viewFacts } from '../../views/views.ts'

/** A JSON Schema, or a part of one. */
export type Json = Readonly<Record<string, unknown>>

/** Shapes that stand in several places, under the name they are known by. */
const named = {
  Money: money,
  Quantity: qty,
  Rate: ratePpm,
  Moment: moment,
  BusinessDate: businessDay,
  Revision: rev,
  Names: namesDoc,
  Order: orderDoc,
  OrderLine: orderLine,
  Ticket: ticketDoc,
  TicketLine: ticketLine,
  Bill: billDoc,
  BillTotal: billTotal,
  Payment: paymentDoc,
  Invoice: invoiceDoc,
  Entry: entryDoc,
  Posting: posting,
  SalesDay: salesDayDoc,
  Menu: menuDoc,
  PriceRow: priceRow,
  TaxClass: taxClass,
  Outlet: outletDoc,
  OutletHere: outletHere,
  Device: deviceDoc,
  Printer: printerDoc,
  Drawer: drawerDoc,
  Job: jobDoc,
  Paper: paperDoc,
  User: userDoc,
  SignIn: signInDoc,
  Beat: beat,
  HubStatus: hubStatus,
  Presence: presence,
  Here: here,
  Shown: shown,
  MenuPointer: menuPointer,
  Command: commandEnvelope,
  Accepted: acceptedReply,
  Refused: refusedBody,
  RefusedReply: refusedReply,
  GuestState: guestStateDoc,
  GuestMenu: guestMenuDoc,
  PagerState: pagerStateDoc,
  GuestRefused: guestRefused,
} as const satisfies Readonly<Record<string, v.GenericSchema>>

/** A document of a view: its key says by its first part of which shape it is. */
const keyed = (concept: Concept): v.GenericSchema =>
  v.object({
    key: v.pipe(v.string(), v.regex(new RegExp(`^${concept}:`))),
    rev,
    data: documents[concept],
  })

const view = (concepts: readonly Concept[]): v.GenericSchema =>
  v.object({ ...viewFrame, docs: v.array(v.union(concepts.map(keyed))) })

const by = <T>(
  list: readonly T[],
  nameOf: (one: T) => string,
  shapeOf: (one: T) => v.GenericSchema | undefined,
): Readonly<Record<string, v.GenericSchema>> =>
  Object.fromEntries(
    list.flatMap((one) => {
      const shape = shapeOf(one)
      return shape === undefined ? [] : [[nameOf(one), shape] as const]
    }),
  )

const doorList = Object.entries<DoorRule>(doors)
const guestList = Object.entries<GuestDoorRule>(guestDoors)

/** The name of each shape below `#/components/schemas/`. */
export const shapeName = {
  args: (name: CommandName): string => `${name}.args`,
  result: (name: string): string => `${name}.result`,
  view: (name: string): string => `view.${name}`,
  answer: (name: string): string => `answer.${name}`,
  body: (name: string): string => `body.${name}`,
  event: (kind: string): string => `event.${kind}`,
} as const

const shapes: Readonly<Record<string, v.GenericSchema>> = {
  ...named,
  ...by(Object.keys(commands) as CommandName[], shapeName.args, (name) => commands[name]),
  ...by(
    Object.entries(commandResults),
    ([name]) => shapeName.result(name),
    ([, shape]) => shape,
  ),
  ...by(
    viewFacts,
    ({ name }) => shapeName.view(name),
    ({ concepts }) => view(concepts),
  ),
  ...by(
    Object.entries(readings),
    ([name]) => shapeName.answer(name),
    ([, { answer }]) => answer,
  ),
  ...by(
    [...doorList, ...guestList],
    ([name]) => shapeName.answer(name),
    ([, { answer }]) => answer,
  ),
  ...by(
    [...doorList, ...guestList],
    ([name]) => shapeName.body(name),
    ([, { body }]) => body,
  ),
  ...by(eventKinds, shapeName.event, (kind) =>
    v.object({ ...eventFrame, kind: v.literal(kind), data: events[kind].data }),
  ),
}

export const refTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })

/**
 * What a shape checks beyond JSON Schema (`check`) is left to the words of its
 * description. Whole numbers are int64 for generators, not a range of 53 bits.
 */
const config: ConversionConfig = {
  typeMode: 'input',
  target: 'draft-2020-12',
  ignoreActions: ['check', 'partial_check', 'metadata'],
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  overrideAction: ({ valibotAction, jsonSchema }) => {
    if (valibotAction.type !== 'safe_integer') return undefined
    const { minimum: _min, maximum: _max, ...rest } = jsonSchema
    return { ...rest, type: 'integer', format: 'int64' }
  },
}

/** All of them. Throws where a shape says something that JSON Schema cannot. */
export const schemas = (): Readonly<Record<string, Json>> =>
  toJsonSchemaDefs(shapes, config) as Readonly<Record<string, Json>>

/** The shapes of these names and all they refer to. */
export const schemasOf = (names: readonly string[]): Readonly<Record<string, Json>> => {
  const all = schemas()
  const found: Record<string, Json> = {}
  const walk = (name: string): void => {
    const schema = all[name]
    if (schema === undefined || Object.hasOwn(found, name)) return
    found[name] = schema
    for (const [, next = ''] of JSON.stringify(schema).matchAll(
      /"#\/components\/schemas\/([\w.]+)"/g,
    ))
      walk(next)
  }
  names.forEach(walk)
  return found
}

/** One shape by itself: for the parameters of a reading. */
export const schemaOf = (shape: v.GenericSchema): Json =>
  toJsonSchemaDefs({ one: shape }, config)['one'] as Json
