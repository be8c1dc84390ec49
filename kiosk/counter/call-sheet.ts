/**
 * The name that is called with the token, and a phone where somebody leaves one.
 *
 * The rule: it is never needed; whoever has ordered before is found by their
 * phone, and a customer the cart is for already is suggested.
 */
import type { VNode } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { KnownCustomer } from '../../schema/customer.ts'
import { customerOf } from '../lib/customers/known.ts'
import { buyerAt } from '../lib/order/cart.ts'
import { Button } from '../lib/ui/button.ts'
import { Field } from '../lib/ui/field.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { t } from '../lib/words/words.ts'
import { closeSheet } from './desk.ts'
import { buyerOf, OrderedBefore } from './ordered-before.ts'
import { call, cart, setBuyer } from './till.ts'

/** What is called is short: the hub takes no longer one. */
const nameMax = 40

/** Nobody is called by name. */
const letGo = (): void => {
  call(undefined)
  closeSheet()
}

export function CallSheet(): VNode {
  const { callTo, buyer } = cart.value
  const [who, setWho] = useState<KnownCustomer | undefined>(() => customerOf(buyer?.customerId))
  const [to, setTo] = useState(() => ({
    name: callTo?.name ?? who?.name.slice(0, nameMax) ?? '',
    phone: callTo?.phone ?? who?.phone ?? '',
  }))
  const [phoneBefore] = useState(to.phone)
  const fields = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => fields.current?.querySelector('input')?.focus(), [])
  const choose = (customer: KnownCustomer): void => {
    setWho(customer)
    setTo({ name: customer.name.slice(0, nameMax), phone: customer.phone })
  }
  /** Another phone is somebody else’s. */
  const typePhone = (phone: string): void => {
    setWho(undefined)
    setTo({ ...to, phone })
  }
  const name = to.name.trim()
  const save = (): void => {
    if (name === '') return
    setBuyer(buyerAt(cart.peek(), who && buyerOf(who), to.phone !== phoneBefore))
    call({ name, phone: to.phone.trim() })
    // After the key: Enter would press the chip that has the focus back by then.
    setTimeout(closeSheet)
  }
  return html`<${Sheet}
    title=${t('counter.call-name')}
    from="side"
    onClose=${closeSheet}
    foot=${html`${callTo !== undefined && html`<${Button} onPress=${letGo}>${t('counter.call-nobody')}<//>`}
      <${Button}
        kind="primary"
        wide
        why=${name === '' ? t('counter.deliver-missing', { what: t('customers.name') }) : undefined}
        onPress=${save}
      >
        ${t('counter.call-this')}
      <//>`}
  >
    <div class="deliver">
      <div class="deliver-fields" ref=${fields}>
        <${Field} label=${t('customers.name')} value=${to.name} maxLength=${nameMax} onInput=${(typed: string) => setTo({ ...to, name: typed })} onEnter=${save} />
        <${Field}
          label=${t('counter.call-phone')}
          type="tel"
          inputMode="tel"
          value=${to.phone}
          maxLength=${20}
          onInput=${typePhone}
          onEnter=${save}
        />
      </div>
      <${OrderedBefore} phone=${to.phone} chosenId=${who?.customerId} onChoose=${choose} />
    </div>
  <//>`
}
