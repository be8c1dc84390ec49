/** The date that a numbered paper bears. Pure. */
import type { Language } from '../../schema/names.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import type { ReceiptBlock } from '../../schema/receipt.ts'
import { businessDate } from '../../schema/time.ts'
import { dateIn, dayIn } from './paper-format.ts'
import { pair } from './paper-parts.ts'
import { wordsFor } from './paper-words.ts'

interface Issued {
  /** yyyymmdd. */
  readonly businessDate: number
  readonly at: number
}

/**
 * Number and date of issue: the business date, by which a paper is numbered and
 * booked (CGST Rule 46(c)). What is sold after midnight, before the outlet's day
 * ends, is of the evening before, and what the clock said stands below.
 * @param label the number with its word.
 */
export const issued = (
  label: string,
  { businessDate: date, at }: Issued,
  { outlet, language }: { readonly outlet: OutletDoc; readonly language: Language },
  { isBold = false } = {},
): readonly ReceiptBlock[] =>
  businessDate(at, outlet.timeZone, 0) === date
    ? [pair(label, dateIn(at, outlet, language), { isBold })]
    : [
        pair(label, dayIn(date, outlet, language), { isBold }),
        pair(wordsFor(outlet, language).clock, dateIn(at, outlet, language)),
      ]
