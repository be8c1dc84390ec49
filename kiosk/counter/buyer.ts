/**
 * Whose the cart is: the chip above it, and the ways of paying that are theirs.
 *
 * The rule: whoever buys by another price list is chosen before the first item
 * or after the last, and every price on the screen is theirs at once.
 */
import { speakCustomers } from '../lib/customers/words.ts'
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { NotebookText, UserRound, WalletMinimal } from 'lucide'
import type { KnownCustomer } from '../../schema/customer.ts'
import { retail } from '../../schema/customer-words.ts'
import {
  creditLeft,
  customerOf,
  groupName,
  lookUp,
  nameOfCustomer,
  readGroups,
} from '../lib/customers/known.ts'
import { CustomerSheet } from '../lib/customers/sheet.ts'
import { menu } from '../lib/menu.ts'
import { hub, isAway } from '../lib/hub-api.ts'
import { can } from '../lib/session.ts'
import { Badge } from '../lib/ui/badge.ts'
import { Button } from '../lib/ui/button.ts'
import { clock, money } from '../lib/words/format.ts'
import { refused } from '../lib/words/refused.ts'
import { t } from '../lib/words/words.ts'
import { pay } from './sell.ts'
import { cart, previewElse, setBuyer } from './till.ts'

speakCustomers()

/** Why customers cannot be asked for just now. */
const whyNot = (): string | undefined =>
  can('view.customers') === 'deny'
    ? refused({ code: 'command.not-permitted' })
    : isAway()
      ? t('counter.hub-needed', { since: clock(hub.value.since) })
      : undefined

export function BuyerChip(): VNode {
  const [isOpen, setOpen] = useState(false)
  const { buyer } = cart.value
  const customer = customerOf(buyer?.customerId)
  // A group that is called otherwise begins a menu.
  useEffect(() => void readGroups(), [menu.value?.rev])
  const choose = ({ customerId, groupId }: KnownCustomer): void => {
    setOpen(false)
    setBuyer({ customerId, groupId })
  }
  const letGo = (): void => {
    setOpen(false)
    setBuyer(null)
  }
  return html`<div class="buyer">
    <${Button}
      kind="quiet"
      icon=${UserRound}
      label=${customer === undefined ? undefined : t('customers.change-who', { name: nameOfCustomer(customer) })}
      why=${whyNot()}
      onPress=${() => setOpen(true)}
    >
      ${customer === undefined ? t('customers.add') : nameOfCustomer(customer)}
    <//>
    ${
      buyer != null &&
      buyer.groupId !== retail &&
      html`<${Badge} tone="next">${t('customers.prices-of', { group: groupName(buyer.groupId) })}<//>`
    }
    ${
      isOpen &&
      html`<${CustomerSheet}
        title=${t('customers.whose-cart')}
        chosenId=${buyer?.customerId}
        onChoose=${choose}
        onNobody=${letGo}
        onClose=${() => setOpen(false)}
      />`
    }
  </div>`
}

/** On account and from the wallet, once it is known whose the cart is. */
export function BuyerKeys({ why }: { readonly why: string | undefined }): VNode | null {
  const customerId = cart.value.buyer?.customerId
  useEffect(() => {
    if (customerId !== undefined) void lookUp(customerId)
  }, [customerId])
  const customer = customerOf(customerId)
  if (customer === undefined) return null
  const due = previewElse.value?.total.due ?? 0
  const left = creditLeft(customer)
  const noCredit =
    left === null
      ? t('customers.no-account')
      : due > left
        ? t('customers.account-over', { over: money(due - left, true) })
        : undefined
  const noWallet =
    customer.wallet < due
      ? t('customers.wallet-has', { left: money(customer.wallet, true) })
      : undefined
  return html`<div class="pay-tenders" role="group" aria-label=${nameOfCustomer(customer)}>
    <${Button}
      icon=${NotebookText}
      why=${why ?? whyNot() ?? noCredit}
      onPress=${() => pay({ kind: 'account', offered: 'exact' })}
    >
      ${t('shared.tender-account')}
    <//>
    <${Button}
      icon=${WalletMinimal}
      why=${why ?? whyNot() ?? noWallet}
      onPress=${() => pay({ kind: 'wallet', offered: 'exact' })}
    >
      ${t('shared.tender-wallet')}
    <//>
  </div>`
}
