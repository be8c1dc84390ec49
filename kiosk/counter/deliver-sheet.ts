/**
 * Where an order is brought: phone, name, address, and how to find it.
 *
 * The rule: the phone comes first, because whoever has ordered before is found
 * by it and types nothing more. Cut off from the hub it is written down all the
 * same, and the hub finds its customer when the order reaches it.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { KnownCustomer } from '../../schema/customer.ts'
import { customerOf, lookUp } from '../lib/customers/known.ts'
import { sayDeclined, type Said } from '../lib/frame/say-declined.ts'
import type { Declined } from '../lib/hub-api.ts'
import { buyerAt } from '../lib/order/cart.ts'
import { isAway, newId, send } from '../lib/send.ts'
import { can } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { Field } from '../lib/ui/field.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { t } from '../lib/words/words.ts'
import { closeSheet } from './desk.ts'
import { buyerOf, mayAsk, OrderedBefore } from './ordered-before.ts'
import { bring, cart, setBuyer } from './till.ts'

export function DeliverSheet(): VNode {
  const { deliverTo, buyer } = cart.value
  const [who, setWho] = useState<KnownCustomer | undefined>(() => customerOf(buyer?.customerId))
  const [to, setTo] = useState(() => ({
    phone: deliverTo?.phone ?? who?.phone ?? '',
    name: deliverTo?.name ?? who?.name ?? '',
    address: deliverTo?.address ?? who?.address ?? '',
    note: deliverTo?.note ?? '',
  }))
  const [phoneBefore] = useState(to.phone)
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<Said | undefined>()
  const put = (more: Partial<typeof to>): void => setTo({ ...to, ...more })
  const choose = (customer: KnownCustomer): void => {
    const { phone, name, address } = customer
    setWho(customer)
    put({ phone, name, address: address === '' ? to.address : address })
  }
  /** Another phone is somebody else’s. */
  const typePhone = (phone: string): void => {
    setWho(undefined)
    put({ phone })
  }
  const missing = (['phone', 'name', 'address'] as const).find((field) => to[field].trim() === '')
  const save = async (): Promise<void> => {
    if (missing !== undefined || isBusy) return
    setBusy(true)
    const known = await writeDown(who, to)
    setBusy(false)
    if (!known.ok) return setWhy(known)
    setBuyer(buyerAt(cart.peek(), known.value && buyerOf(known.value), to.phone !== phoneBefore))
    // Cut off from the hub nobody could be written down: it is asked to, with the order.
    const isNew = known.value === undefined && isAway() && can('customer.set') === 'allow'
    bring({ ...to, ...(isNew ? { remember: true } : {}) })
    closeSheet()
  }
  return html`<${Sheet}
    title=${t('counter.deliver-to')}
    from="side"
    onClose=${closeSheet}
    foot=${html`<${Button}
      kind="primary"
      wide
      busy=${isBusy}
      why=${missing && t('counter.deliver-missing', { what: t(`customers.${missing}`) })}
      onPress=${() => void save()}
    >
      ${t('counter.deliver-here')}
    <//>`}
  >
    <div class="deliver">
      <div class="deliver-fields">
        <${Field} label=${t('customers.phone')} type="tel" inputMode="tel" value=${to.phone} maxLength=${20} onInput=${typePhone} />
        <${Field} label=${t('customers.name')} value=${to.name} maxLength=${80} onInput=${(name: string) => put({ name })} />
      </div>
      <${OrderedBefore} phone=${to.phone} chosenId=${who?.customerId} onChoose=${choose} />
      <${Field} label=${t('customers.address')} value=${to.address} maxLength=${200} onInput=${(address: string) => put({ address })} onEnter=${() => void save()} />
      <${Field}
        label=${t('counter.deliver-note')}
        placeholder=${t('counter.deliver-note-example')}
        value=${to.note}
        maxLength=${120}
        onInput=${(note: string) => put({ note })}
        onEnter=${() => void save()}
      />
      ${why !== undefined && html`<${ErrorNote} what=${sayDeclined(why)} todo=${t('customers.unread-todo')} />`}
    </div>
  <//>`
}

interface To {
  readonly phone: string
  readonly name: string
  readonly address: string
}

/** The customer it is for: written down where nobody has this phone yet; nobody where the hub cannot be asked. */
const writeDown = async (
  who: KnownCustomer | undefined,
  { phone, name, address }: To,
): Promise<{ readonly ok: true; readonly value: KnownCustomer | undefined } | Declined> => {
  const isWhole = who !== undefined && who.address !== ''
  if (isWhole || !mayAsk() || can('customer.set') !== 'allow') return { ok: true, value: who }
  const customerId = who?.customerId ?? newId()
  const { taxNumber = '', note = '' } = who ?? {}
  const person = { name: who?.name ?? name, phone: who?.phone ?? phone, address, taxNumber, note }
  const saved = await send('customer.set', { customerId, ...person }).done
  if (!saved.ok) return saved
  const read = await lookUp(customerId)
  return read.ok ? { ok: true, value: read.value.customer } : read
}
