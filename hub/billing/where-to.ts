/** Whom a paper calls, and where it is brought: the table, the token that is called out, an address. Pure. */
import type { ReceiptBlock } from '../../schema/receipt.ts'
import { text } from './paper-parts.ts'
import { wordsFor } from './paper-words.ts'
import type { ReceiptRequest } from './receipt-request.ts'

/** The table, or the token that is called out, with the name beside it; of all that is paid on it. */
export const whereTo = ({
  bill,
  outlet,
  language,
  callName = '',
  slips = [],
}: ReceiptRequest): string => {
  const words = wordsFor(outlet, language)
  const together = [bill, ...(bill.merged ?? [])]
  const tables = together.flatMap(({ tableLabel }) => (tableLabel === '' ? [] : [tableLabel]))
  const tokens = together.flatMap(({ tableLabel, token }) => (tableLabel === '' ? [token] : []))
  return [
    ...(tables.length > 0 ? [`${words.table} ${tables.join(', ')}`] : []),
    ...(tokens.length > 0 ? [`${words.token} ${[...tokens, ...slips].join(', ')}`] : []),
    ...(callName === '' ? [] : [callName]),
  ].join(' · ')
}

/** To whom it is brought, for whoever rides; nothing where it is carried away or eaten here. */
export const deliveryLines = ({ deliverTo }: ReceiptRequest): readonly ReceiptBlock[] =>
  deliverTo === undefined
    ? []
    : [
        text(`${deliverTo.name} · ${deliverTo.phone}`, { isBold: true }),
        text(deliverTo.address),
        ...(deliverTo.note === '' ? [] : [text(deliverTo.note)]),
      ]
