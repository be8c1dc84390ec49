/** Puts an X or a Z report together from what a till has taken. */
import type { TillDoc, TillReport } from '../../schema/till.ts'
import { formatInvoiceNo } from '../../schema/invoice-no.ts'
import type { Tx } from '../bus/tx.ts'
import type { Database } from '../store/driver.ts'
import {
  creditNoteSeries,
  invoiceSeries,
  retenderedOfTill,
  undoneOfTill,
  type SeriesRow,
} from './report.sql.ts'
import { salesOf, type SalesDeps } from './sales.ts'
import { moveSums, movesOf, openBillSum, refundsOfTill, voidsOfTill } from './till.sql.ts'
import { moneyOf } from './till.ts'

/** What a report is given of other slices. */
export interface ReportDeps extends SalesDeps {
  /** The end of the log before this command. */
  readonly chain: TillReport['chain']
  /** The cheques of an outlet: those in hand, and those that came back since a moment. */
  readonly chequesOf: (db: Database, outletId: string, since: number) => Cheques
}

type Cheques = NonNullable<TillReport['cheques']>

/** What a till has taken up to now, before anything was counted. */
export const reportOf = (
  { db, at }: Pick<Tx, 'db' | 'at'>,
  till: TillDoc,
  { chain, chequesOf, ...deps }: ReportDeps,
): TillReport => {
  const { tillId, outletId } = till
  const voids = voidsOfTill.get(db, tillId)
  const open = openBillSum.get(db, outletId)
  return {
    kind: 'x',
    tillId,
    outletId,
    drawerId: till.drawerId,
    names: till.names,
    zNo: null,
    businessDate: till.businessDate,
    openedAt: till.openedAt,
    openedBy: till.openedBy,
    until: at,
    closedBy: null,
    approvedBy: null,
    handedTo: null,
    isConfirmed: till.isConfirmed,
    ...salesOf(db, tillId, deps),
    undone: undoneOfTill.get(db, tillId)?.count ?? 0,
    series: [
      ...invoiceSeries.all(db, tillId).map(seriesAs('invoice')),
      ...creditNoteSeries.all(db, tillId).map(seriesAs('credit-note')),
    ],
    ...moneyOf(till.float, moveSums.all(db, tillId), refundsOfTill.get(db, tillId)?.count ?? 0),
    retendered: retenderedOfTill.all(db, tillId),
    voids: { count: voids?.count ?? 0, amount: voids?.amount ?? 0 },
    moves: movesOf(db, till),
    pieces: [],
    counts: till.counts,
    differences: [],
    sinceCount: 0,
    left: null,
    deposit: null,
    note: '',
    openBills: { count: open?.count ?? 0, amount: open?.amount ?? 0 },
    cheques: chequesOf(db, outletId, till.openedAt),
    chain,
  }
}

type Series = NonNullable<TillReport['series']>[number]

const seriesAs =
  (kind: Series['kind']) =>
  ({ series, fiscalYear, first, last, count }: SeriesRow): Series => ({
    kind,
    first: formatInvoiceNo(series, fiscalYear, first),
    last: formatInvoiceNo(series, fiscalYear, last),
    count,
  })
