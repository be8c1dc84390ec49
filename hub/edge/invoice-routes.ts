/** The invoice of a bill over HTTP: who it names, and the paper itself as a PDF. */
import type { Context, Hono, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import type { BillDoc } from '../../schema/bill.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { readings, type ReadingAnswer } from '../../schema/readings.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import { everyInvoiceSheet, invoiceSheet } from '../billing/invoice-sheet.ts'
import { buyerOn, creditNoteAt, paperAt } from '../papers/invoice-paper.ts'
import { creditNoteSheet } from '../billing/credit-note-sheet.ts'
import { refundById } from '../billing/refund.sql.ts'
import { everyChallanOf } from '../billing/challan.sql.ts'
import { challanSheets } from '../papers/challan-copies.ts'
import { statementPage } from '../papers/statement.ts'
import { pdfOf } from './pdf/pdf.ts'
import { readBill } from '../views/views.ts'
import { answerRefusal, type Env, type HttpDeps } from './door.ts'
import { readingRights } from './reading-rights.ts'

interface Found {
  readonly bill: BillDoc
  readonly outlet: OutletDoc
}

export const mountInvoices = (
  app: Hono<Env>,
  deps: HttpDeps,
  identified: MiddlewareHandler<Env>,
): void => {
  const { reader } = deps
  const { entitled } = readingRights(deps)

  /** The bill of a path for whoever may read it. */
  const billAt = (
    c: Context<Env>,
    name: 'buyer' | 'invoicePdf' | 'challanPdf',
  ): Result<Found, Refusal> => {
    const outlet = entitled(c, readings[name].readers)
    if (!outlet.ok) return outlet
    const bill = readBill(reader, outlet.value.outletId, c.req.param('billId') ?? '')
    return bill === undefined ? no(refusal('bill.unknown')) : ok({ bill, outlet: outlet.value })
  }

  app.get(readings.buyer.path, identified, (c) => {
    const found = billAt(c, 'buyer')
    if (!found.ok) return answerRefusal(c, found.error)
    const answer: ReadingAnswer<'buyer'> = {
      ok: true,
      buyer: buyerOn(reader, found.value.bill.billId),
    }
    return c.json(answer)
  })

  app.get(readings.creditNotePdf.path, identified, (c) => {
    const outlet = entitled(c, readings.creditNotePdf.readers)
    if (!outlet.ok) return answerRefusal(c, outlet.error)
    const refund = refundById(reader, c.req.param('refundId') ?? '')
    if (refund?.outletId !== outlet.value.outletId)
      return answerRefusal(c, refusal('refund.unknown'))
    const asked = v.safeParse(readings.creditNotePdf.query, c.req.query())
    if (!asked.success) return answerRefusal(c, badQuery(asked.issues[0]))
    const { paper, language = refund.language } = asked.output
    const note = creditNoteAt(reader, outlet.value, refund, { language, copy: 1 })
    return answerPdf(c, pdfOf([creditNoteSheet(note)], paper), refund.number)
  })

  app.get(readings.challanPdf.path, identified, (c) => {
    const found = billAt(c, 'challanPdf')
    if (!found.ok) return answerRefusal(c, found.error)
    const challan = everyChallanOf(reader, found.value.bill.billId).at(-1)
    if (challan === undefined) return answerRefusal(c, refusal('challan.unknown'))
    const asked = v.safeParse(readings.challanPdf.query, c.req.query())
    if (!asked.success) return answerRefusal(c, badQuery(asked.issues[0]))
    const { paper, language = challan.language } = asked.output
    const copies = challanSheets(reader, found.value.outlet, challan, language)
    return answerPdf(c, pdfOf(copies, paper), challan.number)
  })

  app.get(readings.statementPdf.path, identified, (c) => {
    const outlet = entitled(c, readings.statementPdf.readers)
    if (!outlet.ok) return answerRefusal(c, outlet.error)
    const asked = v.safeParse(readings.statementPdf.query, c.req.query())
    if (!asked.success) return answerRefusal(c, badQuery(asked.issues[0]))
    const { from, to, paper, language } = asked.output
    const page = statementPage(reader, outlet.value, {
      customerId: c.req.param('customerId') ?? '',
      from: Number(from),
      to: Number(to),
      language,
      isNamed: true,
    })
    if (page === undefined) return answerRefusal(c, refusal('customer.unknown'))
    return answerPdf(c, pdfOf([page], paper), `statement-${from}-${to}`)
  })

  app.get(readings.invoicePdf.path, identified, (c) => {
    const found = billAt(c, 'invoicePdf')
    if (!found.ok) return answerRefusal(c, found.error)
    const { bill, outlet } = found.value
    if (bill.invoice === null) return answerRefusal(c, refusal('bill.not-settled'))
    const asked = v.safeParse(readings.invoicePdf.query, c.req.query())
    if (!asked.success) return answerRefusal(c, badQuery(asked.issues[0]))
    const { paper, language = bill.language, copies } = asked.output
    const request = paperAt(reader, outlet, bill, { language, copy: 1 })
    const sheets = copies === 'all' ? everyInvoiceSheet(request) : [invoiceSheet(request)]
    return answerPdf(c, pdfOf(sheets, paper), bill.invoice.number)
  })
}

/** What of a question could not be read. */
const badQuery = (issue: v.BaseIssue<unknown>): Refusal =>
  refusal('command.malformed', { path: v.getDotPath(issue) ?? '', problem: issue.message })

const answerPdf = (c: Context<Env>, pdf: Buffer, number: string): Response =>
  c.body(new Uint8Array(pdf), 200, {
    'content-type': readings.invoicePdf.type,
    'content-disposition': `attachment; filename="${fileName(number)}"`,
  })

/** `M1-2627-00001.pdf`: an invoice number has slashes, and a file's name has none. */
const fileName = (number: string): string => `${number.replaceAll('/', '-')}.pdf`
