/** A customer's statement, for whoever prints it and whoever keeps it as a file. */
import type { Language } from '../../schema/names.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { refusal } from '../../schema/refusals.ts'
import { no, ok } from '../../schema/result.ts'
import { statementOf } from '../../schema/statement.ts'
import type { Handler } from '../bus/tx.ts'
import { viewCustomer, withParts } from '../customers/customers.ts'
import { accountMoves } from '../customers/customers.sql.ts'
import type { Sheet } from '../billing/sheet.ts'
import { statementSheet } from '../customers/statement-sheet.ts'
import { statementPaper, type StatementPaper } from '../customers/statement.ts'
import { queueJob } from '../devices/jobs.ts'
import type { Database } from '../store/driver.ts'

export interface Asked {
  readonly customerId: string
  readonly from: number
  readonly to: number
  readonly language: Language
  /** Whether it names them: a file does, a printer's paper has their number alone. */
  readonly isNamed: boolean
}

/** Undefined where there is no such customer. */
const askedOf = (
  db: Database,
  outlet: OutletDoc,
  { customerId, from, to, language, isNamed }: Asked,
): StatementPaper | undefined => {
  const customer = viewCustomer(db, customerId)?.customer
  if (customer === undefined) return undefined
  const statement = statementOf(withParts(db, accountMoves.all(db, customerId, to)), from, to)
  const { no: number, name, address, taxNumber } = customer
  const person = isNamed ? { name, address, taxNumber } : null
  return { statement, outlet, language, from, to, no: number, person }
}

/** As a till’s printer has it; undefined where there is no such customer. */
export const statementDocument = (
  db: Database,
  outlet: OutletDoc,
  asked: Asked,
): ReceiptDocument | undefined => {
  const paper = askedOf(db, outlet, asked)
  return paper && statementPaper(paper)
}

/** As a page, for whoever keeps it as a file; undefined where there is no such customer. */
export const statementPage = (db: Database, outlet: OutletDoc, asked: Asked): Sheet | undefined => {
  const paper = askedOf(db, outlet, asked)
  return paper && statementSheet(paper)
}

/** Prints it where the person stands. */
export const printStatement: Handler<'customer.statement'> = (
  tx,
  { customerId, from, to, language = tx.outlet.receiptLanguage },
) => {
  const { printerId } = tx.sender()
  const asked = { customerId, from, to, language, isNamed: false }
  const document = statementDocument(tx.db, tx.outlet, asked)
  if (document === undefined) return no(refusal('customer.unknown'))
  if (printerId === null) return no(refusal('printer.missing'))
  const task = { kind: 'receipt', printerId, document } as const
  return ok({ jobId: queueJob(tx, { task, about: `statement:${customerId}` }).jobId })
}
