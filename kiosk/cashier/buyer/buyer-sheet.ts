/** Who the invoice of a bill is for. The rule: nobody is named before the hub says they are. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { BillDoc } from '../../../schema/bill.ts'
import type { BuyerDoc } from '../../../schema/buyer.ts'
import type { CommandInput } from '../../../schema/commands.ts'
import type { KnownCustomer } from '../../../schema/customer.ts'
import { BuyerForm, type WrittenBuyer } from '../../lib/buyer/form.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { customerOf } from '../../lib/customers/known.ts'
import { read } from '../../lib/hub-api.ts'
import { send } from '../../lib/send.ts'
import { session } from '../../lib/session.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { Skeleton } from '../../lib/ui/skeleton.ts'
import { toast } from '../../lib/ui/toast.ts'
import { t } from '../../lib/words/words.ts'

export interface BuyerSheetProps {
  readonly bill: BillDoc
  readonly onClose: () => void
}

const proposed = (customer: KnownCustomer | undefined): Partial<BuyerDoc> | null =>
  customer === undefined || customer.isErased
    ? null
    : { name: customer.name, address: customer.address, taxNumber: customer.taxNumber }

export function BuyerSheet({ bill, onClose }: BuyerSheetProps): VNode {
  const { billId, buyer } = bill
  const outlet = session.value.me?.outlet
  // Nobody is named yet: whose bill it is, is proposed.
  const customer = customerOf(bill.customerId)
  const [known, setKnown] = useState<Partial<BuyerDoc> | null | undefined>(
    buyer === undefined ? proposed(customer) : undefined,
  )
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | undefined>()
  useEffect(() => {
    if (known !== undefined) return
    void read<{ buyer: BuyerDoc | null }>(`/api/v1/bills/${billId}/buyer`).then((answer) =>
      answer.ok ? setKnown(answer.value.buyer) : setWhy(sayDeclined(answer)),
    )
  }, [billId])
  const give = async (args: CommandInput<'bill.buyer'>, said: string): Promise<void> => {
    setBusy(true)
    const settled = await send('bill.buyer', args).done
    setBusy(false)
    if (!settled.ok) return setWhy(sayDeclined(settled))
    toast({ text: said, tone: 'done' })
    onClose()
  }
  if (known !== undefined && outlet !== undefined)
    return html`<${BuyerForm}
      known=${known}
      outlet=${outlet}
      orderType=${bill.orderType}
      isSentThere=${buyer === undefined ? bill.orderType === 'delivery' : bill.supply === 'inter'}
      busy=${isBusy}
      why=${why}
      onSave=${(written: WrittenBuyer) =>
        void give({ billId, ...written }, t('buyer.saved', { name: written.buyer.name }))}
      onRemove=${buyer === undefined ? undefined : () => void give({ billId }, t('buyer.removed'))}
      onClose=${onClose}
    />`
  return html`<${Sheet} title=${t('buyer.title')} from="side" onClose=${onClose}>
    ${why === undefined ? html`<${Skeleton} count=${4} />` : html`<${ErrorNote} what=${why} todo=${t('shared.retry')} />`}
  <//>`
}
