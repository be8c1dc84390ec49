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

/** `3 · 120.00`: how often, and how much in all. */
export const counted = (
  { count, amount }: { readonly count: number; readonly amount: Money },
  outlet: OutletDoc,
): string => `${count} · ${plain(amount, outlet)}`

/** A line of figures that says nothing where it is nothing. */
export const unlessNever = (
  name: string,
  sum: { readonly count: number; readonly amount: Money },
  outlet: OutletDoc,
): readonly ReceiptBlock[] => (sum.count === 0 ? [] : [pair(name, counted(sum, outlet))])

/** The same of an amount. */
export const unlessNothing = (
  name: string,
  amount: Money,
  outlet: OutletDoc,
): readonly ReceiptBlock[] => (amount === 0 ? [] : [pair(name, plain(amount, outlet))])
