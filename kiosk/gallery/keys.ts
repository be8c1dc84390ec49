/** Buttons, choices, numbers: what the fingers do. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Bike, Printer, ShoppingBag, Trash2, Utensils } from 'lucide'
import { Amount } from '../lib/ui/amount.ts'
import { Button } from '../lib/ui/button.ts'
import { Keypad, type PadMode } from '../lib/ui/keypad.ts'
import { PinPad } from '../lib/ui/pin-pad.ts'
import { SegmentedControl } from '../lib/ui/segmented-control.ts'
import { Stepper } from '../lib/ui/stepper.ts'
import { Tabs } from '../lib/ui/tabs.ts'
import { money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { say } from './samples.ts'
import { Shelf, Specimen } from './specimen.ts'

const nothing = (): void => undefined

export function Buttons(): VNode {
  return html`<${Shelf} title="Button">
    <${Specimen} state="primary: the one thing to do next">
      <${Button} kind="primary" onPress=${nothing}>${t('gallery.settle')}<//>
    <//>
    <${Specimen} state="primary, busy">
      <${Button} kind="primary" busy onPress=${nothing}>${t('gallery.settle')}<//>
    <//>
    <${Specimen} state="primary, not now: touch it">
      <${Button} kind="primary" why=${t('gallery.cart-empty')}>${t('gallery.settle')}<//>
    <//>
    <${Specimen} state="plain, with icon, pressed">
      <div class="along">
        <${Button} onPress=${nothing}>${t('gallery.hold')}<//>
        <${Button} icon=${Printer} onPress=${nothing}>${t('gallery.print')}<//>
        <${Button} pressed onPress=${nothing}>${t('gallery.hold')}<//>
      </div>
    <//>
    <${Specimen} state="quiet, icon alone, not now">
      <div class="along">
        <${Button} kind="quiet" onPress=${nothing}>${t('shared.cancel')}<//>
        <${Button} icon=${Printer} label=${t('gallery.print')} onPress=${nothing} />
        <${Button} why=${t('gallery.cart-empty')}>${t('gallery.hold')}<//>
      </div>
    <//>
    <${Specimen} state="danger, 24 px from what is safe">
      <div class="along apart">
        <${Button} kind="danger" icon=${Trash2} onPress=${nothing}>${t('gallery.void')}<//>
        <${Button} onPress=${nothing}>${t('shared.cancel')}<//>
      </div>
    <//>
    <${Specimen} wide state="pay: plates that take money; smart cash above">
      <div class="paykeys">
        ${[28350, 29000, 30000, 50000].map(
          (minor) => html`<${Button} key=${minor} onPress=${nothing}>${money(minor, true)}<//>`,
        )}
        <${Button} kind="pay" onPress=${nothing}>${t('gallery.cash')}<//>
        <${Button} kind="pay" onPress=${nothing}>UPI<//>
        <${Button} kind="pay" busy onPress=${nothing}>${t('gallery.card')}<//>
        <${Button} kind="pay" why=${t('gallery.no-drawer')}>${t('shared.more')}<//>
      </div>
    <//>
  <//>`
}

export function Choices(): VNode {
  const [type, setType] = useState('here')
  const [quantity, setQuantity] = useState(2)
  const [tab, setTab] = useState('bills')
  const types = [
    { value: 'here', label: t('gallery.eat-here'), icon: Utensils },
    { value: 'away', label: t('gallery.takeaway'), icon: ShoppingBag },
    { value: 'sent', label: t('gallery.delivery'), icon: Bike, why: t('gallery.no-delivery') },
  ]
  const tabs = [
    { id: 'bills', label: t('gallery.bills'), count: '12' },
    { id: 'requests', label: t('gallery.requests'), count: '2' },
    { id: 'history', label: t('gallery.history') },
  ]
  return html`<${Shelf} title="Segmented control, stepper, tabs">
    <${Specimen} wide state="one of three; the third not now">
      <${SegmentedControl}
        label=${t('gallery.order-type')}
        choices=${types}
        value=${type}
        onChange=${setType}
      />
    <//>
    <${Specimen} state="stepper; least 1, then remove">
      <${Stepper}
        name=${say('Samosa', 'समोसा')}
        value=${quantity}
        least=${1}
        onChange=${setQuantity}
        onRemove=${nothing}
      />
    <//>
    <${Specimen} state="stepper at its end">
      <${Stepper} name=${say('Guests', 'मेहमान')} value=${1} least=${1} most=${1} onChange=${nothing} />
    <//>
    <${Specimen} wide state="tabs: arrows move">
      <${Tabs} label=${t('gallery.bills')} tabs=${tabs} value=${tab} onChange=${setTab}>
        <p>${tabs.find((one) => one.id === tab)?.label}</p>
      <//>
    <//>
  <//>`
}

export function Numbers(): VNode {
  return html`<${Shelf} title="Amount">
    <${Specimen} state="total, 40">
      <div class="sum"><span>${t('gallery.total')}</span><${Amount} minor=${12345600} size="total" /></div>
    <//>
    <${Specimen} state="change due, 72">
      <div class="sum"><span>${t('gallery.change')}</span><${Amount} minor=${21650} size="change" /></div>
    <//>
    <${Specimen} state="a column: figures of one width">
      <table class="column">
        <tr><th>${t('gallery.subtotal')}</th><td><${Amount} minor=${111111} size="line" /></td></tr>
        <tr><th>${t('gallery.tax')}</th><td><${Amount} minor=${5556} size="line" /></td></tr>
        <tr><th>${say('Round-off', 'राउंड-ऑफ')}</th><td><${Amount} minor=${-67} size="line" /></td></tr>
        <tr class="column-sum">
          <th>${t('gallery.total')}</th><td><${Amount} minor=${116600} size="head" /></td>
        </tr>
      </table>
    <//>
  <//>`
}

function Pad({ mode, listens }: { readonly mode: PadMode; readonly listens: boolean }): VNode {
  const [value, setValue] = useState('')
  return html`<div class="pad">
    <output class="pad-value figures">${value || '0'}</output>
    <${Keypad} mode=${mode} value=${value} onChange=${setValue} listens=${listens} />
  </div>`
}

export function Pads(): VNode {
  const people = [
    { userId: 'a', name: say('Owner', 'मालिक') },
    { userId: 'b', name: say('Cashier', 'कैशियर'), role: t('gallery.bills') },
    { userId: 'c', name: say('Manager of the evening shift', 'शाम की शिफ़्ट के प्रबंधक') },
    { userId: 'd', name: say('Waiter', 'वेटर') },
  ]
  return html`<${Shelf} title="Keypad and PIN pad">
    <${Specimen} state="amount; the keyboard types here">
      <${Pad} mode="amount" listens=${true} />
    <//>
    <${Specimen} state="weight"><${Pad} mode="weight" listens=${false} /><//>
    <${Specimen} state="count"><${Pad} mode="count" listens=${false} /><//>
    <${Specimen} wide state="choose the person, then the PIN; here the last one was wrong">
      <${PinPad} people=${people} error=${t('gallery.wrong-pin')} onEnter=${nothing} />
    <//>
  <//>`
}
