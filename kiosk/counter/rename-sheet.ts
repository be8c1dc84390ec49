/**
 * Whom an order is for, put right after it was sent: the name that is called,
 * or where it is brought and to whom.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { OrderPerson } from '../../schema/order-person.ts'
import { change, isChanging } from '../lib/bill/change.ts'
import { readAgain } from '../lib/order/persons.ts'
import { isAway } from '../lib/send.ts'
import { Button } from '../lib/ui/button.ts'
import { Field } from '../lib/ui/field.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { toast } from '../lib/ui/toast.ts'
import { t } from '../lib/words/words.ts'

export interface RenameSheetProps {
  readonly person: OrderPerson
  readonly onClose: () => void
}

export function RenameSheet({ person, onClose }: RenameSheetProps): VNode {
  const { orderId } = person
  const isBrought = person.address !== ''
  const [to, setTo] = useState(person)
  const put = (more: Partial<OrderPerson>): void => setTo({ ...to, ...more })
  const isSame = (['name', 'phone', 'address', 'note'] as const).every(
    (field) => to[field].trim() === person[field],
  )
  const missing = (isBrought ? (['phone', 'name', 'address'] as const) : (['name'] as const)).find(
    (field) => to[field].trim() === '',
  )
  const why = isAway()
    ? t('counter.rename-away')
    : missing !== undefined
      ? t('counter.deliver-missing', { what: t(`customers.${missing}`) })
      : isSame
        ? t('counter.rename-same')
        : undefined
  const save = async (): Promise<void> => {
    if (why !== undefined) return
    const { name, phone, address, note } = to
    const brought = isBrought ? { address, note } : {}
    if (!(await change('order.rename', { orderId, name, phone, ...brought }, t('counter.rename'))))
      return
    readAgain(orderId)
    onClose()
    toast({ text: t('counter.renamed', { name }), tone: 'done' })
  }
  const field = (name: 'name' | 'phone' | 'address' | 'note', label: string, max: number): VNode =>
    html`<${Field}
      label=${label}
      value=${to[name]}
      maxLength=${max}
      ...${name === 'phone' ? { type: 'tel', inputMode: 'tel' } : {}}
      onInput=${(typed: string) => put({ [name]: typed })}
      onEnter=${() => void save()}
    />`
  return html`<${Sheet}
    title=${t('counter.rename')}
    from="side"
    onClose=${onClose}
    foot=${html`<${Button} kind="primary" wide busy=${isChanging.value} why=${why} onPress=${() => void save()}>
      ${t('counter.rename-save')}
    <//>`}
  >
    <div class="deliver">
      <p>${t(isBrought ? 'counter.rename-brought' : 'counter.rename-called')}</p>
      <div class="deliver-fields">
        ${field('phone', t(isBrought ? 'customers.phone' : 'counter.call-phone'), 20)}
        ${field('name', t('customers.name'), isBrought ? 80 : 40)}
      </div>
      ${isBrought && field('address', t('customers.address'), 200)}
      ${isBrought && field('note', t('counter.deliver-note'), 120)}
    </div>
  <//>`
}
