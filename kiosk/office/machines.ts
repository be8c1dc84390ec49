/** The screens, printers and drawers of the outlet: add, remove, and say where each is. */
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { MonitorSmartphone, Plus } from 'lucide'
import type { DeviceDoc, DrawerDoc, PrinterDoc } from '../../schema/device.ts'
import { nameIn } from '../../schema/names.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { presenceOf } from '../lib/health.ts'
import { typedDocs } from '../lib/live.ts'
import { send } from '../lib/send.ts'
import { can } from '../lib/session.ts'
import { Badge } from '../lib/ui/badge.ts'
import { Button } from '../lib/ui/button.ts'
import { Card } from '../lib/ui/card.ts'
import { Field } from '../lib/ui/field.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { SegmentedControl } from '../lib/ui/segmented-control.ts'
import { moment } from '../lib/words/format.ts'
import { language } from '../lib/words/place.ts'
import { deviceName } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { DeviceSheet } from './device-sheet.ts'
import { DrawersCard } from './drawers-card.ts'
import { Invite } from './invite.ts'
import { isElsewhere, view } from './shop.ts'

export function Machines(): VNode {
  const [isInviting, setInviting] = useState(false)
  const [openId, setOpen] = useState<string | null>(null)
  const devices = typedDocs<DeviceDoc>(view.value, 'device').filter(
    ({ isRevoked, integration }) => !isRevoked && integration === null,
  )
  const printers = typedDocs<PrinterDoc>(view.value, 'printer')
  const drawers = typedDocs<DrawerDoc>(view.value, 'drawer')
  const open = devices.find(({ deviceId }) => deviceId === openId)
  const add = html`<${Button}
    icon=${Plus}
    why=${can('device.invite') === 'allow' ? undefined : t('frame.not-yours')}
    onPress=${() => setInviting(true)}
  >
    ${t('office.invite')}
  <//>`
  return html`<div class="machines">
    <div class="machines-column">
    <${Card} title=${t('office.screens')} actions=${add}>
      ${devices.length === 0 && html`<p class="machines-note">${t('office.no-screens')}</p>`}
      ${devices.length > 0 && isElsewhere.value && html`<p class="machines-note">${t('office.live-elsewhere')}</p>`}
      <ul class="rows">
        ${devices.map(
          (device) => html`<${ListRow}
            key=${device.deviceId}
            icon=${MonitorSmartphone}
            title=${deviceName(device)}
            detail=${detailOf(device, drawers)}
            end=${presenceOf(device.deviceId) === 'online' && html`<${Badge} tone="done">${t('office.live')}<//>`}
            onPress=${() => setOpen(device.deviceId)}
          />`,
        )}
      </ul>
    <//>
    <${DrawersCard} />
    </div>
    <${Card} title=${t('office.printers')}>
      ${printers.map((printer) => html`<${PrinterForm} key=${`${printer.printerId} ${printer.port}`} printer=${printer} />`)}
    <//>
    ${isInviting && html`<${Invite} onClose=${() => setInviting(false)} />`}
    ${
      open !== undefined &&
      html`<${DeviceSheet} key=${open.deviceId} device=${open} onClose=${() => setOpen(null)} />`
    }
  </div>`
}

/** What a screen is, at which drawer it stands, and since when. */
const detailOf = (
  { kind, drawerId, pairedAt }: DeviceDoc,
  drawers: readonly DrawerDoc[],
): string => {
  const drawer = drawers.find((one) => one.drawerId === drawerId)
  return [
    t(`office.kind-${kind}`),
    drawer === undefined ? '' : nameIn(drawer.names, language.value),
    t('office.since', { day: moment(pairedAt) }),
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

const papers = ['80', '58'] as const

/** A virtual printer and a real one of the same paper differ in what they can do. */
const profileOf = (port: string, paper: string): string =>
  `${port.trim() === 'virtual:' ? 'virtual' : 'generic'}-${paper}`

function PrinterForm({ printer }: { readonly printer: PrinterDoc }): VNode {
  const [port, setPort] = useState(printer.port)
  const [paper, setPaper] = useState(printer.profile.endsWith('58') ? '58' : '80')
  const [why, setWhy] = useState<string | undefined>()
  const profile = profileOf(port, paper)
  const isSame = port === printer.port && profile === printer.profile
  const set = async (): Promise<void> => {
    const { printerId } = printer
    const settled = await send('printer.set', { printerId, port: port.trim(), profile }).done
    setWhy(settled.ok ? undefined : sayDeclined(settled))
  }
  return html`<div class="printer-form">
    <h4>${nameIn(printer.names, language.value)}</h4>
    <${Field}
      label=${t('office.port')}
      value=${port}
      hint=${t('office.port-hint')}
      error=${why}
      onInput=${setPort}
      onEnter=${() => void set()}
    />
    <${SegmentedControl}
      label=${t('office.profile')}
      choices=${papers.map((value) => ({ value, label: t(`office.profile-${value}`) }))}
      value=${paper}
      onChange=${setPaper}
    />
    ${!isSame && html`<${Button} kind="primary" onPress=${() => void set()}>${t('office.port-set')}<//>`}
  </div>`
}
