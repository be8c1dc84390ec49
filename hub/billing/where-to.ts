/** Whom a paper calls: the table, or the token that is called out. Pure. */
import { wordsFor } from './paper-words.ts'
import type { ReceiptRequest } from './receipt-request.ts'

/** The table, or the token that is called out; of all that is paid on it. */
export const whereTo = ({ bill, outlet, language, slips = [] }: ReceiptRequest): string => {
  const words = wordsFor(outlet, language)
  const together = [bill, ...(bill.merged ?? [])]
  const tables = together.flatMap(({ tableLabel }) => (tableLabel === '' ? [] : [tableLabel]))
  const tokens = together.flatMap(({ tableLabel, token }) => (tableLabel === '' ? [token] : []))
  return [
    ...(tables.length > 0 ? [`${words.table} ${tables.join(', ')}`] : []),
    ...(tokens.length > 0 ? [`${words.token} ${[...tokens, ...slips].join(', ')}`] : []),
  ].join(' · ')
}
