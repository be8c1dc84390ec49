/** Whose bill it is: one touch finds the customer, another says that it is nobody’s. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { UserRound } from 'lucide'
import type { BillDoc } from '../../../schema/bill.ts'
import type { KnownCustomer } from '../../../schema/customer.ts'
import { retail } from '../../../schema/customer-words.ts'
import { customerOf, groupName, nameOfCustomer, readGroups } from '../../lib/customers/known.ts'
import type { CustomerSheetProps } from '../../lib/customers/sheet.ts'
import { sendApproved } from '../../lib/frame/ask-approval.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { can } from '../../lib/session.ts'
import { Badge } from '../../lib/ui/badge.ts'
import { Button } from '../../lib/ui/button.ts'
import { Later } from '../../lib/frame/lazy.ts'
import { toast } from '../../lib/ui/toast.ts'
import { refused } from '../../lib/words/refused.ts'
import { t } from '../../lib/words/words.ts'

/** Says whose bill it is, or that it is nobody’s; prices of another list are asked for where that is needed. */
const setWhose = async (
  { billId, priceGroup = retail, rev }: BillDoc,
  chosen: KnownCustomer | null,
): Promise<void> => {
  const customerId = chosen?.customerId ?? null
  const group = chosen?.groupId ?? retail
  const isRepriced = group !== retail && group !== priceGroup
  const args = { billId, customerId, ...(isRepriced ? { isRepriced } : {}) }
  const title = t('cashier.approve-prices', { name: chosen?.name ?? '', group: groupName(group) })
  const answer = await sendApproved('bill.customer', args, title, { key: `bill:${billId}`, rev })
  if (answer?.ok === false) toast({ text: sayDeclined(answer), tone: 'stop', seconds: 8 })
}

const bringSheet = async () => (await import('../../lib/customers/sheet.ts')).CustomerSheet

/** Whose prices these are, where they are not everybody’s, or not those of whose bill it is. */
function PricedBy({ group, own }: { readonly group: string; readonly own: string }): VNode | null {
  const isSaid = group !== retail || own !== retail
  useEffect(() => void (isSaid && readGroups()), [isSaid])
  if (!isSaid) return null
  return html`<${Badge} tone=${group === own ? 'next' : 'wait'}>${t('cashier.prices-of', { group: groupName(group) })}<//>`
}

export function WhoseBill({ bill }: { readonly bill: BillDoc }): VNode {
  const [isOpen, setOpen] = useState(false)
  const { customerId } = bill
  const customer = customerOf(customerId)
  const put = (next: KnownCustomer | null): void => {
    setOpen(false)
    void setWhose(bill, next)
  }
  return html`<div class="whose-side">
    <${Button}
      kind="quiet"
      class="whose"
      icon=${UserRound}
      label=${customer === undefined ? undefined : t('cashier.whose-change', { name: nameOfCustomer(customer) })}
      why=${can('bill.customer') === 'deny' ? refused({ code: 'command.not-permitted' }) : undefined}
      onPress=${() => setOpen(true)}
    >
      ${customer === undefined ? t('cashier.whose-add') : nameOfCustomer(customer)}
    <//>
    <${PricedBy} group=${bill.priceGroup ?? retail} own=${customer?.groupId ?? retail} />
    ${
      isOpen &&
      html`<${Later<CustomerSheetProps>}
        load=${bringSheet}
        props=${{
          title: t('cashier.whose'),
          chosenId: customerId,
          onChoose: put,
          onNobody: () => put(null),
          onClose: () => setOpen(false),
        }}
      />`
    }
  </div>`
}
