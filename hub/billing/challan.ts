/** Issuing a delivery challan for goods that go before their invoice (CGST Rule 55). */
import type { BillDoc } from '../../schema/bill.ts'
import { formatInvoiceNo } from '../../schema/invoice-no.ts'
import type { Language } from '../../schema/names.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import { fiscalYear } from '../../schema/time.ts'
import type { Tx } from '../bus/tx.ts'
import { takeNumber } from './bill-writes.sql.ts'
import { challanOfBill, insertChallan, type ChallanContent } from './challan.sql.ts'
import { owedBillOf, tellBill, type BillDeps } from './owed.ts'
import { particularsNow } from './particulars.ts'

/** An outlet's code has no more letters and figures than this, and nothing else in it. */
const longestCode = 4

/**
 * The series of an outlet's challans: its code with a D behind it, that no
 * invoice of another outlet begins with. `M1D` may be a code, so a hyphen parts
 * it; behind a code of full length there is no room for one (a number has 16
 * characters, Rule 55), and no other code is as long.
 */
export const challanSeries = (outletCode: string): string =>
  outletCode.length < longestCode ? `${outletCode}-D` : `${outletCode}D`

/** What a bill has of its own that would be lost with it on the invoice of another one. */
export const hasItsOwn = ({ lines, discounts, charges, total }: BillDoc): boolean =>
  total.tip > 0 ||
  discounts.length > 0 ||
  charges.length > 0 ||
  lines.some(({ listPrice }) => listPrice !== undefined)

/** What a bill has that would be reckoned from more goods than it was given for. */
export const reachesAll = ({ discounts, charges }: BillDoc): boolean =>
  discounts.some(({ lineId }) => lineId === null) || charges.some(({ ratePpm }) => ratePpm !== null)

export interface NewChallan {
  readonly billId: string
  readonly vehicle: string
  readonly language?: Language | undefined
}

/**
 * Writes the challan with the next number of its series. What it says is kept
 * with it: the order may change before it is invoiced, the paper that went with
 * the goods does not. Refuses a bill of nobody, a part of one, and a second
 * challan for the same goods.
 */
export const issueChallan = (
  tx: Tx,
  { billId, vehicle, language }: NewChallan,
  deps: BillDeps,
): Result<{ readonly challanId: string; readonly number: string }, Refusal> => {
  const open = owedBillOf(tx, billId, deps)
  if (!open.ok) return open
  const bill: BillDoc = open.value
  if (bill.isSplit) return no(refusal('bill.is-split'))
  if (bill.customerId === undefined) return no(refusal('challan.no-customer'))
  const before = challanOfBill(tx.db, billId)
  if (before !== undefined) return no(refusal('challan.there', { number: before.number }))
  const { outlet } = tx
  const series = challanSeries(outlet.code)
  const year = fiscalYear(tx.businessDate, outlet.fiscalYearStartMonth)
  const row = takeNumber.get(tx.db, outlet.outletId, series, year, tx.at)
  if (row === undefined) return no(refusal('clock.behind'))
  const number = formatInvoiceNo(series, year, row.no)
  const challanId = tx.newId()
  const particulars = particularsNow(tx, bill, deps.taxClassOf)
  // Only who is registered is kept by name; of anybody else the id, so that they can be forgotten.
  const isRegistered = (particulars.buyer?.taxNumber ?? '') !== ''
  const content: ChallanContent = {
    bill,
    particulars: { ...particulars, buyer: isRegistered ? (particulars.buyer ?? null) : null },
  }
  insertChallan.run(
    tx.db,
    challanId,
    outlet.outletId,
    series,
    year,
    row.no,
    number,
    billId,
    bill.customerId,
    vehicle,
    tx.businessDate,
    tx.at,
    tx.userId,
    language ?? bill.language,
    JSON.stringify(content),
    billId,
  )
  tellBill(tx, billId, deps.linesOf)
  return ok({ challanId, number })
}
