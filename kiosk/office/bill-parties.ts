/**
 * Whom a bill is for: the buyer its invoice names, the customer whose it is, and
 * the challans its goods went on.
 *
 * The rule: who they are is read by whoever may know it, each time, and stays
 * nowhere on the screen.
 */
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import type { BillDoc } from '../../schema/bill.ts'
import type { BuyerDoc } from '../../schema/buyer.ts'
import { customerOf, nameOfCustomer } from '../lib/customers/known.ts'
import { read } from '../lib/hub-api.ts'
import { can } from '../lib/session.ts'
import { t } from '../lib/words/words.ts'
import { outletQuery } from './shop.ts'

export function BillParties({ bill }: { readonly bill: BillDoc }): VNode | null {
  const { customerId, challans = [], cancelledChallans = [] } = bill
  const buyer = useBuyer(bill)
  const customer = can('view.customers') === 'deny' ? undefined : customerOf(customerId)
  const rows = [
    { name: t('buyer.name-of'), text: buyer === null ? '' : sayBuyer(buyer) },
    { name: t('office.customer'), text: customer === undefined ? '' : nameOfCustomer(customer) },
    { name: t('office.challans'), text: challans.join(', ') },
    { name: t('office.challans-cancelled'), text: cancelledChallans.join(', ') },
  ].filter(({ text }) => text !== '')
  if (rows.length === 0) return null
  return html`<dl class="facts bill-parties">
    ${rows.map(
      ({ name, text }) =>
        html`<div class="fact" key=${name}><dt>${name}</dt><dd>${text}</dd></div>`,
    )}
  </dl>`
}

const sayBuyer = ({ name, taxNumber }: BuyerDoc): string =>
  [name, taxNumber].filter((part) => part !== '').join(' · ')

/** Null where nobody is named, until the hub has answered, and to whoever may not know. */
const useBuyer = ({ billId, buyer, rev }: BillDoc): BuyerDoc | null => {
  const [named, setNamed] = useState<BuyerDoc | null>(null)
  const isNamed = buyer !== undefined
  useEffect(() => {
    setNamed(null)
    if (!isNamed) return undefined
    let isGone = false
    const path = `/api/v1/bills/${billId}/buyer${outletQuery.peek()}`
    void read<{ readonly buyer: BuyerDoc | null }>(path).then(
      (answer) => !isGone && answer.ok && setNamed(answer.value.buyer),
    )
    return () => {
      isGone = true
    }
  }, [billId, isNamed, rev])
  return named
}
