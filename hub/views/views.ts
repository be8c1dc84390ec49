/**
 * Reading a view. Everything in one view is read at one moment, so that the
 * position in the log it names is exactly what it shows; what stands in which
 * is said in `view-docs.ts`.
 */
import { billFateOf } from '../../schema/bill-fate.ts'
import { programKind, type DeviceKind } from '../../schema/device-kinds.ts'
import type { Concept } from '../../schema/documents.ts'
import { sum } from '../../schema/money.ts'
import type { ViewRight } from '../../schema/permissions.ts'
import { rightToRead } from '../../schema/readers.ts'
import type { BillsArgs } from '../../schema/report-args.ts'
import { billsPage, type BillsReport } from '../../schema/report.ts'
import { businessDate } from '../../schema/time.ts'
import { ruleOf } from '../../schema/topics.ts'
import type { View, ViewDoc } from '../../schema/view.ts'
import { billById } from '../billing/bills.sql.ts'
import { refundsOf } from '../billing/refund.sql.ts'
import { headOf, tailsOf } from '../bus/log.sql.ts'
import { billedLinesOf as linesOf } from '../orders/lines.sql.ts'
import { billsAskedFor, type ReportContext } from '../reports/views.ts'
import type { Database } from '../store/driver.ts'
import {
  idsOf,
  personHere,
  stationsFor,
  views,
  type ViewContext,
  type ViewDefinition,
} from './view-docs.ts'

/** The kind of screen a view is for. */
const screenOf = (name: string): string => views[name]?.screen ?? name

export const isViewName = (name: string): boolean => Object.hasOwn(views, name)

/** Every view with what is to be said of it: for the API description. */
export const viewFacts: readonly {
  readonly name: string
  readonly screen: string
  readonly says: string
  readonly streams: readonly string[]
  readonly concepts: readonly Concept[]
}[] = Object.entries(views).map(([name, { says, streams, docs }]) => ({
  name,
  screen: screenOf(name),
  says,
  streams,
  concepts: Object.keys(docs) as Concept[],
}))

const docsOf = ({ docs }: ViewDefinition, context: ViewContext): readonly ViewDoc[] =>
  (Object.keys(docs) as Concept[]).flatMap((concept) => keyed(concept, docs[concept], context))

const keyed = <C extends Concept>(
  concept: C,
  read: ViewDefinition['docs'][C],
  context: ViewContext,
): readonly ViewDoc[] =>
  (read?.(context) ?? []).map((document) => ({
    key: `${concept}:${idsOf[concept](document as never, context.outlet)}`,
    rev: document.rev,
    data: document,
  }))

/**
 * The rights a device needs for a view: those of the streams it follows;
 * undefined where it may not have it. A screen has its own, a program any.
 */
export const rightsForView = (name: string, kind: DeviceKind): readonly ViewRight[] | undefined => {
  if (screenOf(name) !== kind && kind !== programKind) return undefined
  const rights = (views[name]?.streams ?? []).map((stream) => {
    const rule = ruleOf(stream)
    return rule && rightToRead(rule, kind)
  })
  if (rights.includes(undefined)) return undefined
  return [...new Set(rights)].filter((right) => right !== null && right !== undefined)
}

/** The streams a view follows on this device, by name. */
const streamsOf = ({ streams }: ViewDefinition, context: ViewContext): readonly string[] =>
  streams.flatMap((stream) => {
    if (stream === 'tickets/*') return stationsFor(context).map((station) => `tickets/${station}`)
    if (stream !== 'approvals/*') return [stream]
    const person = personHere(context)
    return person === null ? [] : [`approvals/${person}`]
  })

/** Reads a view at one moment of the log. */
export const readView = (name: string, context: Omit<ViewContext, 'businessDate'>): View => {
  const definition = views[name]
  if (definition === undefined) throw new Error(`there is no view ${name}`)
  const { db, outlet, at } = context
  const full = { ...context, businessDate: businessDate(at, outlet.timeZone, outlet.cutOffMinute) }
  return db.transaction((): View => {
    const head = headOf.get(db, outlet.outletId)
    const known = Object.fromEntries(
      tailsOf.all(db, outlet.outletId).map(({ stream, seq }) => [stream, seq]),
    )
    return {
      outletId: outlet.outletId,
      epoch: head?.epoch ?? '',
      seq: head?.seq ?? 0,
      at,
      tails: Object.fromEntries(
        streamsOf(definition, full).map((stream) => [stream, known[stream] ?? 0]),
      ),
      docs: docsOf(definition, full),
    }
  })()
}

/** One bill with everything on it, for whoever drills down to it. */
export const readBill = (
  db: Database,
  outletId: string,
  billId: string,
): ReturnType<typeof billById> => {
  const bill = billById(db, billId, linesOf)
  return bill?.outletId === outletId ? bill : undefined
}

/** A day's bills of one outlet, page by page; a page that begins after an unknown bill is the first. */
export const readBillsOfDay = (context: ReportContext, args: BillsArgs): BillsReport => {
  const { db, outlet } = context
  const asked = billsAskedFor(context, args)
  const start = asked.findIndex(({ billId }) => billId === args.after) + 1
  const page = asked.slice(start, start + billsPage)
  const standing = asked.filter(({ isUndone }) => isUndone === 0)
  return {
    outletId: outlet.outletId,
    date: args.date,
    count: standing.length,
    undone: asked.length - standing.length,
    total: sum(standing.map(({ payable }) => payable)),
    refunded: sum(standing.map(({ refunded }) => refunded)),
    bills: page.flatMap(({ billId }) => billById(db, billId, linesOf) ?? []),
    refunds: page.flatMap(({ billId, isUndone, refunded }) =>
      isUndone === 0 && refunded === 0
        ? []
        : [{ billId, state: billFateOf(refundsOf(db, billId)), amount: refunded }],
    ),
    next: start + billsPage < asked.length ? (page.at(-1)?.billId ?? null) : null,
  }
}
