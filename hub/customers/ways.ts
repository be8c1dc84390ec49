/** How the ways an account is paid by are said on paper. Pure. */
import { dateText } from '../../schema/calendar.ts'
import type { MoneyPart } from '../../schema/customer.ts'
import type { Language } from '../../schema/names.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import type { ReceiptBlock } from '../../schema/receipt.ts'
import { text } from '../billing/paper-parts.ts'
import { wordsFor } from '../billing/paper-words.ts'

const own = {
  en: { cheque: 'Cheque', transfer: 'Bank transfer' },
  hi: { cheque: 'चेक', transfer: 'बैंक ट्रांसफ़र' },
} as const

interface Reader {
  readonly outlet: OutletDoc
  readonly language: Language
}

/** What a way of paying is called. */
export const wayIn = ({ kind }: Pick<MoneyPart, 'kind'>, { outlet, language }: Reader): string =>
  kind === 'cheque' || kind === 'transfer'
    ? own[language][kind]
    : wordsFor(outlet, language).tenders[kind]

/** What it is known by: its number, its bank and its day, as far as there are any. */
export const markOf = ({ reference, bank = '', dated }: MoneyPart): string =>
  [reference, bank, dated === undefined ? '' : dateText(dated)]
    .filter((word) => word !== '')
    .join(' · ')

/** The same as a line below it; none where nothing is known. */
export const sayMark = (part: MoneyPart, { outlet, language }: Reader): readonly ReceiptBlock[] => {
  const mark = markOf(part)
  return mark === ''
    ? []
    : [text(`${wordsFor(outlet, language).reference} ${mark}`, { isIndented: true })]
}
