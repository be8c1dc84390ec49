/**
 * The copies of a challan on their way to a printer. A job says only which
 * challan it is and which copy; what stands on the paper is composed when the
 * bridge pulls it, so that nobody's name lies in a job.
 */
import type { BridgeJob } from '../../schema/device.ts'
import type { Language } from '../../schema/names.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { challanCopies } from '../../schema/paper-copies.ts'
import type { ReceiptDocument } from '../../schema/receipt.ts'
import { challanPaper } from '../billing/challan-paper.ts'
import { challanSheet } from '../billing/challan-sheet.ts'
import type { ReceiptRequest } from '../billing/receipt-request.ts'
import { inCopies, type Sheet } from '../billing/sheet.ts'
import { deliveryOf } from '../orders/persons.sql.ts'
import { challanById, challansTo, everyChallanOf, type Challan } from '../billing/challan.sql.ts'
import type { Tx } from '../bus/tx.ts'
import { personByCustomer } from '../customers/customers.ts'
import { queueJob } from '../devices/jobs.ts'
import { lastCopy, type QueuedJob } from '../devices/jobs.sql.ts'
import { outletById } from '../outlets/outlets.sql.ts'
import type { Database } from '../store/driver.ts'

const beginning = 'challan:'
const marks = challanCopies.length

/** What the papers of a challan are about. */
export const aboutChallan = ({ challanId }: Pick<Challan, 'challanId'>): string =>
  `${beginning}${challanId}`

/** The same of all that went to a customer, whoever their bills are for by now; papers of before are about the bill. */
export const aboutChallansOf = (db: Database, customerId: string): readonly string[] =>
  challansTo
    .all(db, customerId)
    .flatMap(({ challanId, billId }) => [aboutChallan({ challanId }), `${beginning}${billId}`])

/** The challan that papers are about; those of before name its bill. */
export const challanAbout = (db: Database, about: string): Challan | undefined => {
  if (!about.startsWith(beginning)) return undefined
  const id = about.slice(beginning.length)
  return challanById(db, id) ?? everyChallanOf(db, id)[0]
}

/** Which of the three copies a job's copy is, from 0; those printed again count on. */
export const markOf = (copy: number): number => (copy - 1) % marks

/** The copy that stays with whoever sends the goods. */
export const keptCopy = marks - 1

interface Which {
  readonly language?: Language | undefined
  readonly which?: readonly number[]
}

/** Prints copies of a challan where the person stands, all three or some; where there is no printer, none. */
export const queueCopies = (
  tx: Tx,
  challan: Pick<Challan, 'challanId' | 'language'>,
  { language = challan.language, which = challanCopies.map((_mark, i) => i) }: Which = {},
): void => {
  const { printerId } = tx.sender()
  if (printerId === null) return
  const about = aboutChallan(challan)
  const document: ReceiptDocument = { title: '', language, blocks: [] }
  for (const mark of which) {
    const before = lastCopy.get(tx.db, about, marks, mark)?.copy ?? 0
    const copy = before === 0 ? mark + 1 : before + marks
    queueJob(tx, { task: { kind: 'receipt', printerId, document }, about, copy })
  }
}

/** Jobs as the bridge prints them: what is composed only now with what stands on it. */
export const withPapers = (db: Database, jobs: readonly QueuedJob[]): readonly BridgeJob[] =>
  jobs.map(({ about, ...job }) => {
    const { task, copy } = job
    const challan = task.kind === 'receipt' ? challanAbout(db, about) : undefined
    const outlet = challan && outletById(db, challan.content.bill.outletId)
    if (task.kind !== 'receipt' || challan === undefined || outlet === undefined) return job
    const asked = { language: task.document.language, copy }
    const document = challanPaper(copyOf(db, outlet, challan, asked), challan, markOf(copy))
    return { ...job, task: { ...task, document } }
  })

/**
 * What one copy of a challan is composed of. A consignee who is registered is named as they were
 * when it was issued; anybody else as they are known now, so that they can be
 * forgotten.
 */
const copyOf = (
  db: Database,
  outlet: OutletDoc,
  challan: Challan,
  { language, copy }: { readonly language: Language; readonly copy: number },
): ReceiptRequest => {
  const { bill, particulars } = challan.content
  const {
    rates = {},
    buyer,
    placeOfSupply,
    isReverseCharge: _,
    challans: _no,
    ...seller
  } = particulars
  const person = personByCustomer(db, challan.customerId)
  const known =
    person === undefined || person.name === ''
      ? null
      : { name: person.name, address: person.address, taxNumber: '', stateCode: '' }
  return {
    bill,
    outlet: { ...outlet, ...seller },
    language,
    copy: Math.ceil(copy / marks),
    buyer: buyer ?? known,
    owed: 0,
    placeOfSupply,
    rateOf: (id: string): string => rates[id] ?? '',
  }
}

/** The three copies as they were issued, for whoever keeps them as a file, with where the goods go. */
export const challanSheets = (
  db: Database,
  outlet: OutletDoc,
  challan: Challan,
  language: Language,
): readonly Sheet[] => {
  const request = copyOf(db, outlet, challan, { language, copy: 1 })
  const deliverTo = deliveryOf(db, challan.content.bill.orderId)
  return inCopies(challanSheet({ ...request, deliverTo }, challan), challanCopies)
}
