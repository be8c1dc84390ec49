/**
 * Every reading over HTTP that is no view: where it is, who may have it, how
 * it is asked and what it answers. The hub serves by this table and describes
 * itself by it.
 */
import * as v from 'valibot'
import { couponHoldRefuses } from './commands/bill.ts'
import { billSharesArgs, billSharesDoc } from './bill-shares.ts'
import { billSearchArgs, billsFoundDoc } from './bill-search.ts'
import { billDoc } from './bill.ts'
import { bookingDoc, bookingsArgs } from './booking.ts'
import { buyerDoc } from './buyer.ts'
import { catalogueDoc } from './catalogue-doc.ts'
import { couponArgs, couponNowDoc } from './coupon.ts'
import { customerReadings } from './customer-readings.ts'
import { deviceKinds } from './device-kinds.ts'
import { bridgeView, deviceDoc } from './device.ts'
import { businessDay, described, moment, money, namesDoc, whole } from './doc-shapes.ts'
import { guestsDoc } from './guest.ts'
import { entryDoc } from './ledger.ts'
import { menuDoc } from './menu-doc.ts'
import { callNameDoc, orderPersonDoc, personsArgs } from './order-person.ts'
import { outletFacts, outletHere } from './outlet.ts'
import { recipesDoc } from './recipe.ts'
import type { Readers } from './readers.ts'
import type { ReadingRule } from './reading-rule.ts'
import { refundDoc } from './refund.ts'
import type { RefusalCode } from './refusals.ts'
import { billsArgs, salesCsvArgs, salesReportArgs, trendArgs } from './report-args.ts'
import { billsReportDoc, salesReportDoc, trendReportDoc } from './report.ts'
import { language, type ReadonlyDeep } from './shapes.ts'
import { shopDoc } from './shop-doc.ts'
import { stayDoc } from './stay.ts'
import { tillDoc, tillReasonDoc, tillReportDoc } from './till.ts'
import { routingDoc } from './station.ts'
import { signInDoc, userDoc } from './user.ts'

/** What can be said to anybody, whatever they asked for. */
export const everyReadingRefuses = [
  'device.unknown',
  'device.revoked',
  'integration.orphaned',
  'sign-in.missing',
  'command.not-permitted',
  'command.malformed',
  'outlet.unknown',
  'hub.busy',
  'hub.fault',
] as const satisfies readonly RefusalCode[]

const anyone: Readers = { kinds: deviceKinds, right: null }
const sales: Readers = { kinds: ['office'], right: 'view.sales' }
const books: Readers = { kinds: ['office'], right: 'view.books' }
const billReaders: Readers = {
  kinds: ['counter', 'cashier', 'floor', 'office'],
  right: null,
  unattendedRight: 'view.sales',
}
const yes = v.literal(true)
const rangeRefuses = [
  'report.range-reversed',
  'report.range-ahead',
  'report.range-too-long',
] as const

export const readings = {
  me: {
    path: '/api/v1/me',
    says: 'Which device this is, where it stands, who is signed in on it and who may be.',
    readers: anyone,
    answer: v.object({
      at: described(moment, 'The hub’s clock: what `sentAt` of a command is measured by.'),
      version: v.string(),
      epoch: v.string(),
      device: deviceDoc,
      outlet: outletHere,
      outlets: described(v.array(outletFacts), 'The outlets its person works at.'),
      signIn: v.nullable(signInDoc),
      users: described(v.array(userDoc), 'The people who may sign in here.'),
    }),
  },
  menu: {
    path: '/api/v1/menu',
    says: 'What the outlet sells today, with its prices and taxes.',
    readers: anyone,
    answer: menuDoc,
    isRevalidated: true,
  },
  catalogue: {
    path: '/api/v1/catalogue',
    says: 'The whole catalogue as the office edits it: what is sold and what is not, as it was set.',
    readers: { kinds: ['office'], right: null },
    answer: catalogueDoc,
  },
  shop: {
    path: '/api/v1/shop',
    says: 'The business card of an outlet, its tax rules, classes and rates, and the tax systems it could choose.',
    readers: { kinds: ['office'], right: null },
    answer: shopDoc,
  },
  recipes: {
    path: '/api/v1/recipes',
    says: 'What everything on the menu is made of.',
    readers: { kinds: ['kitchen', 'office'], right: null },
    answer: recipesDoc,
  },
  bridge: {
    path: '/api/v1/views/bridge',
    says: 'What a bridge is to do: its printers and drawers, and every job not yet finished.',
    readers: { kinds: ['bridge'], right: null },
    answer: bridgeView,
  },
  billSearch: {
    path: '/api/v1/bills',
    says: 'The settled bills somebody looks for, by number, token, table, amount, item, reference or cashier, the newest first, fifty at a time.',
    readers: {
      kinds: ['cashier', 'office'],
      right: null,
      unattendedRight: 'view.sales',
    },
    query: billSearchArgs,
    answer: billsFoundDoc,
  },
  bill: {
    path: '/api/v1/bills/:billId',
    says: 'One bill with everything on it, and what was given back of it.',
    readers: billReaders,
    answer: v.object({
      ok: yes,
      bill: billDoc,
      refunds: described(v.array(refundDoc), 'What was given back of it, the first first.'),
    }),
    refuses: ['bill.unknown'],
  },
  buyer: {
    path: '/api/v1/bills/:billId/buyer',
    says: 'Who is named on a bill’s invoice, or will be.',
    readers: billReaders,
    answer: v.object({ ok: yes, buyer: v.nullable(buyerDoc) }),
    refuses: ['bill.unknown'],
  },
  paper: {
    path: '/api/v1/papers/:paperId',
    says: 'What a paper of a virtual printer says; nothing once it was cleared or forgotten.',
    readers: { kinds: ['devices'], right: null },
    answer: v.object({ ok: yes, text: v.string() }),
  },
  coupon: {
    path: '/api/v1/coupons/:code',
    says: 'What a coupon takes off today from so much that may be lowered, or why it does not hold.',
    readers: { kinds: ['counter', 'cashier'], right: null },
    query: couponArgs,
    answer: couponNowDoc,
    refuses: couponHoldRefuses,
  },
  billShares: {
    path: '/api/v1/bills/:billId/shares',
    says: 'What each part of an open bill would owe if it were split so. Every part is an invoice of its own and rounded by itself, so the parts may come to a little more or less than the bill.',
    readers: { kinds: ['cashier'], right: null },
    query: billSharesArgs,
    answer: billSharesDoc,
    refuses: ['bill.unknown'],
  },
  invoicePdf: {
    path: '/api/v1/bills/:billId/invoice.pdf',
    says: 'The invoice of a settled bill as a PDF: a page for whoever books it, with the figures its receipt was printed with.',
    readers: billReaders,
    query: v.object({
      paper: v.optional(v.picklist(['a5', 'a4']), 'a4'),
      language: v.optional(
        described(language, 'Left out, the language its receipt was printed in.'),
      ),
      copies: v.optional(
        described(
          v.picklist(['original', 'all']),
          '`all`: in India, that for the supplier follows, and where goods are on it that for the transporter before it (CGST Rule 48).',
        ),
        'original',
      ),
    }),
    answer: v.string(),
    type: 'application/pdf',
    refuses: ['bill.unknown', 'bill.not-settled'],
  },
  creditNotePdf: {
    path: '/api/v1/refunds/:refundId/credit-note.pdf',
    says: 'The credit note of a refund as a PDF, with the figures it was printed with.',
    readers: billReaders,
    query: v.object({
      paper: v.optional(v.picklist(['a5', 'a4']), 'a4'),
      language: v.optional(described(language, 'Left out, the language it was issued in.')),
    }),
    answer: v.string(),
    type: 'application/pdf',
    refuses: ['refund.unknown'],
  },
  challanPdf: {
    path: '/api/v1/bills/:billId/challan.pdf',
    says: 'The three copies of a bill’s delivery challan as a PDF, a page or more each.',
    readers: billReaders,
    query: v.object({
      paper: v.optional(v.picklist(['a5', 'a4']), 'a4'),
      language: v.optional(described(language, 'Left out, the language it was issued in.')),
    }),
    answer: v.string(),
    type: 'application/pdf',
    refuses: ['bill.unknown', 'challan.unknown'],
  },
  entries: {
    path: '/api/v1/bills/:billId/entries',
    says: 'The journal entries a bill and its refunds have caused.',
    readers: books,
    answer: v.object({ ok: yes, entries: v.array(entryDoc) }),
    refuses: ['bill.unknown'],
  },
  accounts: {
    path: '/api/v1/accounts',
    says: 'The chart of accounts.',
    readers: books,
    answer: v.object({
      ok: yes,
      accounts: v.array(v.object({ accountId: v.string(), names: namesDoc, kind: v.string() })),
    }),
  },
  devices: {
    path: '/api/v1/devices',
    says: 'Every device of the outlet, those taken out of it included.',
    readers: { kinds: ['office'], right: null },
    answer: v.object({ ok: yes, devices: v.array(deviceDoc) }),
  },
  routing: {
    path: '/api/v1/routing',
    says: 'The stations of an outlet, and which of them makes what.',
    readers: { kinds: ['office'], right: null },
    answer: routingDoc,
  },
  integrations: {
    path: '/api/v1/integrations',
    says: 'When each program of the outlet was last heard from, and the roles one could be given.',
    readers: { kinds: ['office'], right: null },
    answer: v.object({
      ok: yes,
      programs: v.array(
        v.object({
          deviceId: v.string(),
          lastHeardAt: described(v.nullable(moment), 'null: never yet.'),
        }),
      ),
      roles: v.array(
        v.object({
          roleId: v.string(),
          names: namesDoc,
          isYours: described(
            v.boolean(),
            'Whoever is signed in may do all it may, so they may give it to a program.',
          ),
        }),
      ),
    }),
  },
  tableCodes: {
    path: '/api/v1/table-codes',
    says: 'The code on each table, where phones find the hub, and the Wi-Fi guests are offered: all that stands on the printed sheet.',
    readers: { kinds: ['floor', 'office'], right: null },
    answer: v.object({
      ok: yes,
      address: described(
        v.string(),
        'Where phones find the hub, such as `http://192.168.1.20:7480`.',
      ),
      ownAddress: described(
        v.string(),
        'The same where the office has set it; empty: the hub found it by itself.',
      ),
      guests: guestsDoc,
      wifiPassword: v.string(),
      tables: v.array(
        v.object({
          tableId: v.string(),
          number: v.string(),
          sectionId: v.string(),
          sectionNames: namesDoc,
          code: v.string(),
        }),
      ),
    }),
  },
  bookings: {
    path: '/api/v1/bookings',
    says: 'Who has booked for a day, and who waits at the door: the only place where their names and phones stand.',
    readers: { kinds: ['floor'], right: null, unattendedRight: 'view.people' },
    query: bookingsArgs,
    answer: v.object({
      ok: yes,
      date: businessDay,
      bookings: v.array(
        v.object({
          ...bookingDoc.entries,
          name: described(v.string(), 'Empty once it was forgotten.'),
          phone: v.string(),
          note: v.string(),
        }),
      ),
    }),
  },
  stays: {
    path: '/api/v1/stays',
    says: 'How long a party of each size stays here at this hour of this weekday, and of how many it is known.',
    readers: { kinds: ['floor'], right: null },
    answer: v.object({
      ok: yes,
      stayMinutes: described(whole, 'The setting, for sizes of which too few have been here.'),
      stays: v.array(stayDoc),
    }),
  },
  guestNames: {
    path: '/api/v1/guest-names',
    says: 'The first names that guests in the house gave on their phones; they are forgotten when the table is clear.',
    readers: {
      kinds: ['counter', 'cashier', 'floor', 'office'],
      right: null,
      unattendedRight: 'view.people',
    },
    answer: v.object({
      ok: yes,
      guests: v.array(v.object({ guestId: v.string(), name: v.string() })),
    }),
  },
  orderPersons: {
    path: '/api/v1/order-persons',
    says: 'Whom orders are for, where somebody was named: the name that is called, or where each is brought and to whom. The only place where that stands.',
    readers: {
      kinds: ['counter', 'cashier', 'kitchen', 'floor', 'office'],
      right: null,
      unattendedRight: 'view.people',
    },
    query: personsArgs,
    answer: v.object({ ok: yes, persons: v.array(orderPersonDoc) }),
  },
  callNames: {
    path: '/api/v1/call-names',
    says: 'The names the pickup board shows beside the tokens of these orders: none of a delivery, and none at all where the shop shows no names.',
    readers: { kinds: ['board'], right: null, unattendedRight: 'view.people' },
    query: personsArgs,
    answer: v.object({ ok: yes, names: v.array(callNameDoc) }),
  },
  ...customerReadings,
  tillReasons: {
    path: '/api/v1/till-reasons',
    says: 'Why cash can be paid in or out of a drawer.',
    readers: { kinds: ['counter', 'cashier', 'office'], right: null },
    answer: v.object({ ok: yes, reasons: v.array(tillReasonDoc) }),
  },
  coupons: {
    path: '/api/v1/coupons',
    says: 'How often each coupon of the shop was used, and what settled bills came to less by it.',
    readers: sales,
    answer: v.object({
      ok: yes,
      coupons: v.array(
        v.object({
          reasonId: v.string(),
          uses: described(whole, 'Orders; what was voided has come back.'),
          given: described(money, 'Taken off settled bills.'),
        }),
      ),
    }),
  },
  tills: {
    path: '/api/v1/tills',
    says: 'The last tills of an outlet, open and closed, the newest first.',
    readers: sales,
    answer: v.object({ ok: yes, tills: v.array(tillDoc) }),
  },
  tillReport: {
    path: '/api/v1/tills/:tillId/report',
    says: 'The Z report of a closed till as it was kept, or what an open one has taken so far.',
    readers: sales,
    answer: v.object({ ok: yes, report: tillReportDoc }),
    refuses: ['till.unknown'],
  },
  salesReport: {
    path: '/api/v1/reports/sales',
    says: 'What an outlet sold from one business date to another: the line by hour, day, week or month, beside the time before; and by tender, hour of the week, item and category.',
    readers: sales,
    query: salesReportArgs,
    answer: salesReportDoc,
    refuses: rangeRefuses,
  },
  salesCsv: {
    path: '/api/v1/reports/sales.csv',
    says: 'One table of the same report as CSV, in UTF-8, with dots for decimals and dates as 2026-11-21.',
    readers: sales,
    query: salesCsvArgs,
    answer: v.string(),
    type: 'text/csv; charset=utf-8',
    refuses: rangeRefuses,
  },
  trend: {
    path: '/api/v1/reports/trend',
    says: 'The rows beneath one figure of the report: one item, category, tender or hour of the week, day by day, week by week or month by month.',
    readers: sales,
    query: trendArgs,
    answer: trendReportDoc,
    refuses: rangeRefuses,
  },
  billsOfDay: {
    path: '/api/v1/reports/bills',
    says: 'The settled bills of a business date, all or those of an hour, an item, a category, a tender, a number, a token or an amount, fifty at a time.',
    readers: sales,
    query: billsArgs,
    answer: billsReportDoc,
    refuses: ['report.range-ahead'],
  },
} as const satisfies Readonly<Record<string, ReadingRule>>

export type ReadingName = keyof typeof readings

/** What a reading answers with. */
export type ReadingAnswer<N extends ReadingName> = ReadonlyDeep<
  v.InferOutput<(typeof readings)[N]['answer']>
>
