/** One screen: what it is called, at which drawer it stands and what prints its receipts where it is a till, and taking it out. */
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { tillKinds } from '../../schema/device-kinds.ts'
import type { DeviceDoc, DrawerDoc, PrinterDoc } from '../../schema/device.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { typedDocs } from '../lib/live.ts'
import { send } from '../lib/send.ts'
import { can } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { Field } from '../lib/ui/field.ts'
import { Select } from '../lib/ui/select.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { toast } from '../lib/ui/toast.ts'
import { deviceName, nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { view } from './shop.ts'

export interface DeviceSheetProps {
  readonly device: DeviceDoc
  readonly onClose: () => void
}

export function DeviceSheet({ device, onClose }: DeviceSheetProps): VNode {
  const [why, setWhy] = useState<string | undefined>()
  const [isLeaving, setLeaving] = useState(false)
  const remove = async (): Promise<void> => {
    const settled = await send('device.revoke', { deviceId: device.deviceId }).done
    if (settled.ok) onClose()
    else setWhy(sayDeclined(settled))
  }
  const mayRemove = can('device.revoke') === 'allow' ? undefined : t('frame.not-yours')
  const isTill = tillKinds.includes(device.kind)
  const called = deviceName(device)
  if (isLeaving)
    return html`<${Sheet}
      title=${t('office.revoke-sure', { name: called })}
      onClose=${onClose}
      foot=${html`<${Button} onPress=${onClose}>${t('shared.cancel')}<//>
        <${Button} kind="danger" why=${mayRemove} onPress=${() => void remove()}>${t('office.revoke')}<//>`}
    >
      <p>${why ?? t('office.revoke-what')}</p>
    <//>`
  return html`<${Sheet} title=${called} from="side" onClose=${onClose}>
    <${Name} key=${`name ${device.rev}`} device=${device} />
    ${isTill && html`<${Equipment} key=${device.rev} device=${device} onSaved=${onClose} />`}
    <div class="device-leave">
      <${Button} kind="danger" why=${mayRemove} onPress=${() => setLeaving(true)}>${t('office.revoke')}<//>
    </div>
  <//>`
}

/** What it is called, in each language; whoever stands at it reads it in theirs. */
function Name({ device }: { readonly device: DeviceDoc }): VNode {
  const [en, setEn] = useState(device.names?.en ?? device.name)
  const [hi, setHi] = useState(device.names?.hi ?? '')
  const [why, setWhy] = useState<string | undefined>()
  const isSame =
    en.trim() === (device.names?.en ?? device.name) && hi.trim() === (device.names?.hi ?? '')
  const save = async (): Promise<void> => {
    if (en.trim() === '') return setWhy(t('office.screen-name-missing'))
    const names = { en: en.trim(), ...(hi.trim() === '' ? {} : { hi: hi.trim() }) }
    const settled = await send('device.rename', { deviceId: device.deviceId, names }).done
    if (!settled.ok) return setWhy(sayDeclined(settled))
    toast({ text: t('office.equipped', { name: nameOf(names) }), tone: 'done' })
  }
  return html`<div class="device-equipment">
    <${Field}
      label=${t('office.screen-name')}
      value=${en}
      maxLength=${40}
      error=${why}
      onInput=${setEn}
      onEnter=${() => void save()}
    />
    <${Field}
      label=${t('office.screen-name-hi')}
      value=${hi}
      maxLength=${40}
      onInput=${setHi}
      onEnter=${() => void save()}
    />
    ${
      !isSame &&
      html`<${Button}
        kind="primary"
        wide
        why=${can('device.rename') === 'allow' ? undefined : t('frame.not-yours')}
        onPress=${() => void save()}
      >
        ${t('office.screen-rename')}
      <//>`
    }
  </div>`
}

function Equipment({
  device,
  onSaved,
}: {
  readonly device: DeviceDoc
  readonly onSaved: () => void
}): VNode {
  const [drawerId, setDrawer] = useState(device.drawerId ?? '')
  const [printerId, setPrinter] = useState(device.printerId ?? '')
  const [why, setWhy] = useState<string | undefined>()
  const drawers = typedDocs<DrawerDoc>(view.value, 'drawer')
  const printers = typedDocs<PrinterDoc>(view.value, 'printer')
  const sharing = typedDocs<DeviceDoc>(view.value, 'device').filter(
    (one) =>
      drawerId !== '' &&
      one.drawerId === drawerId &&
      !one.isRevoked &&
      one.deviceId !== device.deviceId,
  )
  const isSame = drawerId === (device.drawerId ?? '') && printerId === (device.printerId ?? '')
  /** The printer a drawer hangs at is the one beside it, so it prints there unless somebody says otherwise. */
  const choose = (next: string): void => {
    setDrawer(next)
    const beside = drawers.find((drawer) => drawer.drawerId === next)?.printerId
    if (beside !== undefined) setPrinter(beside)
  }
  const save = async (): Promise<void> => {
    const settled = await send('device.equip', {
      deviceId: device.deviceId,
      drawerId: drawerId === '' ? null : drawerId,
      printerId: printerId === '' ? null : printerId,
    }).done
    if (!settled.ok) return setWhy(sayDeclined(settled))
    toast({ text: t('office.equipped', { name: deviceName(device) }), tone: 'done' })
    onSaved()
  }
  return html`<div class="device-equipment">
    ${why !== undefined && html`<${ErrorNote} what=${why} todo=${t('frame.not-yours-todo')} />`}
    <${Select}
      label=${t('office.drawer-of')}
      choices=${named(drawers.map((one) => ({ value: one.drawerId, label: nameOf(one.names) })))}
      value=${drawerId}
      onChange=${choose}
    />
    <p class="machines-note" role="status">
      ${
        drawerId === ''
          ? t('office.drawer-none-what')
          : sharing.length > 0
            ? t('office.drawer-shared', { names: sharing.map(deviceName).join(', ') })
            : t('office.drawer-own')
      }
    </p>
    <${Select}
      label=${t('office.printer-of')}
      choices=${named(printers.map((one) => ({ value: one.printerId, label: nameOf(one.names) })))}
      value=${printerId}
      onChange=${setPrinter}
    />
    ${
      !isSame &&
      html`<${Button}
        kind="primary"
        wide
        why=${can('device.equip') === 'allow' ? undefined : t('frame.not-yours')}
        onPress=${() => void save()}
      >
        ${t('shared.save')}
      <//>`
    }
  </div>`
}

interface Choice {
  readonly value: string
  readonly label: string
}

/** What can be chosen, and nothing at all. */
const named = (list: readonly Choice[]): readonly Choice[] => [
  { value: '', label: t('office.none-of-it') },
  ...list,
]
