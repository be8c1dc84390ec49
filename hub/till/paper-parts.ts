/** The figures of a till's paper. */
import type { Money } from '../../schema/money.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import type { Language } from '../../schema/names.ts'
import type { ReceiptBlock } from '../../schema/receipt.ts'
import type { TillReport } from '../../schema/till.ts'
import { plain } from '../billing/paper-format.ts'
import { pair, text } from '../billing/paper-parts.ts'

export interface ReportPaper {
  readonly report: TillReport
  readonly outlet: OutletDoc
  readonly language: Language
  /** 1 is the original; every further copy says DUPLICATE. */
  readonly copy: number
  readonly nameOf: (userId: string | null) => string
}

export const heading = (words: string): ReceiptBlock => text(words, { isBold: true })

/** A row of a table: what it is, how often where that is counted, and how much in all. */
export const row = (
  name: string,
  count: number | null,
  amount: string,
  { isBold = false } = {},
): ReceiptBlock => ({
  kind: 'columns',
  cells: [name, count === null ? '' : String(count), amount],
  isBold,
})

interface Counted {
  readonly count: number
  readonly amount: Money
}

/** A row that says nothing where it is nothing. */
export const rowUnlessNever = (
  name: string,
  { count, amount }: Counted,
  outlet: OutletDoc,
): readonly ReceiptBlock[] => (count === 0 ? [] : [row(name, count, plain(amount, outlet))])

/** The same of an amount that nobody counts. */
export const rowUnlessNothing = (
  name: string,
  amount: Money,
  outlet: OutletDoc,
): readonly ReceiptBlock[] => (amount === 0 ? [] : [row(name, null, plain(amount, outlet))])

/** By itself, outside of any table: `Cheques in hand (2)`. */
export const unlessNever = (
  name: string,
  { count, amount }: Counted,
  outlet: OutletDoc,
): readonly ReceiptBlock[] =>
  count === 0 ? [] : [pair(`${name} (${count})`, plain(amount, outlet))]

/** The same of an amount. */
export const unlessNothing = (
  name: string,
  amount: Money,
  outlet: OutletDoc,
): readonly ReceiptBlock[] => (amount === 0 ? [] : [pair(name, plain(amount, outlet))])
