/**
 * What guests paid once more and have not got back.
 *
 * The rule: it stands here from the moment it came until it has gone back, of
 * whichever day its bill is, the one that waits longest first.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { HandCoins } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import { sum } from '../../../schema/money.ts'
import type { TwiceDoc } from '../../../schema/twice.ts'
import { customerOf, nameOfCustomer } from '../customers/known.ts'
import { can } from '../session.ts'
import { Amount } from '../ui/amount.ts'
import { ListRow } from '../ui/list-row.ts'
import { moment } from '../words/format.ts'
import en from '../words/owed.en.json'
import hi from '../words/owed.hi.json'
import { speak, t } from '../words/words.ts'

speak({ en, hi })

/** Money that came once more, with its bill. */
export interface Owed {
  readonly bill: BillDoc
  readonly came: TwiceDoc
}

/** What of some bills is owed to their guests, the longest first. */
export const owedOf = (bills: readonly BillDoc[]): readonly Owed[] =>
  bills
    .flatMap((bill) =>
      (bill.twice ?? []).filter(({ back }) => back === null).map((came) => ({ bill, came })),
    )
    .toSorted((a, b) => a.came.at - b.came.at)

/** How much that is. */
export const sumOwed = (owed: readonly Owed[]): number => sum(owed.map(({ came }) => came.amount))

export interface OwedRowsProps {
  readonly owed: readonly Owed[]
  readonly chosenId?: string | null
  readonly onPress: (bill: BillDoc) => void
  /** The key that gives it back, where that can be done. */
  readonly keyFor?: (bill: BillDoc) => VNode
}

export function OwedRows({ owed, chosenId, onPress, keyFor }: OwedRowsProps): VNode {
  return html`<ul class="rows">
    ${owed.map(
      ({ bill, came }) => html`<${ListRow}
        key=${came.twiceId}
        icon=${HandCoins}
        title=${html`<span class="figures">${bill.invoice?.number ?? ''}</span>`}
        detail=${[whoseOf(bill), t(`shared.tender-${came.kind}`), came.reference, t('owed.since', { time: moment(came.at) })].filter((part) => part !== '').join(' · ')}
        end=${html`<${Amount} minor=${came.amount} />`}
        chosen=${chosenId === bill.billId}
        onPress=${() => onPress(bill)}
        beside=${keyFor?.(bill)}
      />`,
    )}
  </ul>`
}

/** The customer whose bill it is, for whoever may know. */
const whoseOf = ({ customerId }: BillDoc): string => {
  const customer = can('view.customers') === 'deny' ? undefined : customerOf(customerId)
  return customer === undefined ? '' : nameOfCustomer(customer)
}
