/**
 * Finding a bill by what somebody at the desk knows of it: its table, its token, what it
 * comes to, something that is on it, the name that is called, the number of its invoice.
 *
 * The rule: what was meant most likely stands first, and a token is what is
 * meant most often.
 */
import type { BillDoc } from '../../../schema/bill.ts'

/** @param exponent decimals of the currency. Keeps the given order among equals; all where nothing is typed. */
export const findBills = (
  bills: readonly BillDoc[],
  typed: string,
  exponent: number,
  nameOf: (bill: BillDoc) => string = () => '',
): readonly BillDoc[] => {
  const asked = plain(typed)
  if (asked === '') return bills
  return bills
    .map((bill) => ({ bill, rank: rankOf(bill, asked, exponent, nameOf(bill)) }))
    .filter(({ rank }) => rank < none)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ bill }) => bill)
}

const none = 9

const rankOf = (bill: BillDoc, asked: string, exponent: number, name: string): number => {
  const tables = plain(bill.tableLabel).split(' + ')
  if (bill.tableLabel !== '' && (plain(bill.tableLabel) === asked || tables.includes(asked)))
    return 0
  const figures = asked.replace(/^[₹#]/, '').replaceAll(',', '')
  if (/^\d+(\.\d*)?$/.test(figures)) {
    const token = String(bill.token)
    if (token === figures) return 0
    const amount = (bill.total.due / 10 ** exponent).toFixed(exponent)
    if (amount === figures || Number(amount) === Number(figures)) return 1
    if (token.startsWith(figures)) return 2
    if (amount.startsWith(figures)) return 3
  }
  if (plain(bill.invoice?.number ?? '').endsWith(asked)) return 4
  return asked.split(' ').every((word) => textOf(bill, name).includes(word)) ? 5 : none
}

/** Every name on the bill in both languages, and whom it is for. */
const textOf = ({ lines }: BillDoc, name: string): string =>
  plain(
    lines
      .flatMap(({ names, variantNames }) => [names, variantNames])
      .map((names) => `${names?.en ?? ''} ${names?.hi ?? ''}`)
      .join(' ')
      .concat(' ', name),
  )

const plain = (text: string): string =>
  text.normalize('NFC').toLowerCase().trim().replace(/\s+/g, ' ')
