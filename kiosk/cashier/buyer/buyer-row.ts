/**
 * Whether the invoice-to-be names a buyer, and the way to name one.
 *
 * The rule: from the amount at which the law wants a name, the row says so
 * before the bill is paid, and never stands in the way of being paid.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Building2, TriangleAlert } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import { session } from '../../lib/session.ts'
import { Later } from '../../lib/ui/later.ts'
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

export function BuyerRow({ bill }: { readonly bill: BillDoc }): VNode {
  const [isOpen, setOpen] = useState(false)
  const isNamed = bill.buyer !== undefined
  const isWanted =
    !isNamed && session.value.me?.outlet.country === 'IN' && bill.total.taxableTotal >= namedFrom
  return html`
    <ul class="rows buyer-row">
      <${ListRow}
        icon=${isWanted ? TriangleAlert : Building2}
        title=${t('buyer.name-of')}
        detail=${isWanted ? t('buyer.wanted', { amount: money(namedFrom, true) }) : undefined}
        end=${t(isNamed ? 'buyer.named' : 'buyer.nobody')}
        onPress=${() => setOpen(true)}
      />
    </ul>
    ${
      isOpen &&
      html`<${Later<BuyerSheetProps>} load=${bringSheet} props=${{ bill, onClose: () => setOpen(false) }} />`
    }
  `
}
