/** A new screen joins with a code that is read out or typed: eight characters, good once. */
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { deviceKinds, tillKinds } from '../../schema/device-kinds.ts'
import type { DeviceDoc, DrawerDoc } from '../../schema/device.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { shownOutlet } from '../lib/frame/shown-outlet.ts'
import { typedDocs } from '../lib/live.ts'
import { send } from '../lib/send.ts'
import { Button } from '../lib/ui/button.ts'
import { Field } from '../lib/ui/field.ts'
import { SegmentedControl } from '../lib/ui/segmented-control.ts'
import { Select } from '../lib/ui/select.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { clock } from '../lib/words/format.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { view } from './shop.ts'

export function Invite({ onClose }: { readonly onClose: () => void }): VNode {
  const [kind, setKind] = useState<(typeof deviceKinds)[number]>('counter')
  const [name, setName] = useState('')
  const [code, setCode] = useState<{ readonly code: string; readonly expiresAt: number } | null>(
    null,
  )
  const [chosen, setDrawer] = useState<string | undefined>()
  const [why, setWhy] = useState<string | undefined>()
  const drawers = typedDocs<DrawerDoc>(view.value, 'drawer')
  const isTill = tillKinds.includes(kind)
  const drawerId = chosen ?? freeDrawer(drawers) ?? ''
  const make = async (): Promise<void> => {
    const settled = await send('device.invite', {
      kind,
      outletId: shownOutlet.peek()?.outletId ?? '',
      name: name.trim() || t(`office.kind-${kind}`),
      ...(isTill && drawerId !== '' ? { drawerId } : {}),
    }).done
    if (settled.ok) setCode(settled.result)
    else setWhy(sayDeclined(settled))
  }
  if (code !== null) {
    return html`<${Sheet} title=${t('office.code-is')} onClose=${onClose}>
      <p>${t('office.code-where')}</p>
      <p class="invite-where"><b>${`${location.origin}/${kind}`}</b></p>
      <p>${t('office.code-type')}</p>
      <p class="invite-code figures">${code.code}</p>
      <p>${t('office.code-until', { time: clock(code.expiresAt) })}</p>
    <//>`
  }
  return html`<${Sheet}
    title=${t('office.invite')}
    onClose=${onClose}
    foot=${html`<${Button} kind="primary" wide onPress=${() => void make()}>${t('office.invite-make')}<//>`}
  >
    <div class="invite">
      <${SegmentedControl}
        label=${t('office.invite-kind')}
        choices=${deviceKinds.map((id) => ({ value: id, label: t(`office.kind-${id}`) }))}
        value=${kind}
        onChange=${setKind}
      />
      <${Field} label=${t('office.invite-name')} value=${name} maxLength=${40} error=${why} onInput=${setName} />
      ${
        isTill &&
        html`<${Select}
          label=${t('office.drawer-of')}
          choices=${[
            { value: '', label: t('office.none-of-it') },
            ...drawers.map((one) => ({ value: one.drawerId, label: nameOf(one.names) })),
          ]}
          value=${drawerId}
          onChange=${setDrawer}
        />`
      }
    </div>
  <//>`
}

/** The first drawer that no till stands at yet; else the first there is, to be shared. */
const freeDrawer = (drawers: readonly DrawerDoc[]): string | undefined => {
  const taken = new Set(
    typedDocs<DeviceDoc>(view.value, 'device')
      .filter(({ isRevoked }) => !isRevoked)
      .map((device) => device.drawerId),
  )
  return (drawers.find((drawer) => !taken.has(drawer.drawerId)) ?? drawers[0])?.drawerId
}
