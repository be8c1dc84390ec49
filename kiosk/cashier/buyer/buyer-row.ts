/**
 * Whether the invoice-to-be names a buyer, and the way to name one.
 *
 * The rule: from the amount at which the law wants a name, the row says so
 * before the bill is paid, and never stands in the way of being paid.
 */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Building2, TriangleAlert } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import type { BuyerDoc } from '../../../schema/buyer.ts'
import { customerOf, nameOfCustomer } from '../../lib/customers/known.ts'
import { read } from '../../lib/hub-api.ts'
import { session } from '../../lib/session.ts'
import { Later } from '../../lib/frame/lazy.ts'
import { ListRow } from '../../lib/ui/list-row.ts'
import { money } from '../../lib/words/format.ts'
import en from '../../lib/words/buyer.en.json'
import hi from '../../lib/words/buyer.hi.json'
import { speak, t } from '../../lib/words/words.ts'
import type { BuyerSheetProps } from './buyer-sheet.ts'

speak({ en, hi })

const bringSheet = async () => (await import('./buyer-sheet.ts')).BuyerSheet

/** CGST Rule 46(e): from this taxable value an invoice names whoever it is for. */
const namedFrom = 50_000_00

/** Who the invoice will be for: who a buyer is, is read by whoever may know it and stays nowhere. */
const useBuyerName = ({ billId, buyer, rev, customerId }: BillDoc): string => {
  const [name, setName] = useState<string | null>(null)
  const isNamed = buyer !== undefined
  useEffect(() => {
    setName(null)
    if (!isNamed) return undefined
    let isGone = false
    void read<{ readonly buyer: BuyerDoc | null }>(`/api/v1/bills/${billId}/buyer`).then(
      (answer) => !isGone && answer.ok && setName(answer.value.buyer?.name ?? null),
    )
    return () => {
      isGone = true
    }
  }, [billId, isNamed, rev])
  const customer = customerOf(customerId)
  if (!isNamed)
    return customer === undefined
      ? t('buyer.nobody')
      : t('buyer.nobody-yet', { name: nameOfCustomer(customer) })
  if (name === null) return t('buyer.named')
  return buyer.isRegistered ? name : t('buyer.unregistered', { name })
}

export function BuyerRow({ bill }: { readonly bill: BillDoc }): VNode {
  const [isOpen, setOpen] = useState(false)
  const isNamed = bill.buyer !== undefined
  const named = useBuyerName(bill)
  const isWanted =
    !isNamed && session.value.me?.outlet.country === 'IN' && bill.total.taxableTotal >= namedFrom
  return html`
    <ul class="rows buyer-row">
      <${ListRow}
        icon=${isWanted ? TriangleAlert : Building2}
        title=${t('buyer.name-of')}
        detail=${isWanted ? t('buyer.wanted', { amount: money(namedFrom, true) }) : named}
        onPress=${() => setOpen(true)}
      />
    </ul>
    ${
      isOpen &&
      html`<${Later<BuyerSheetProps>} load=${bringSheet} props=${{ bill, onClose: () => setOpen(false) }} />`
    }
  `
}
