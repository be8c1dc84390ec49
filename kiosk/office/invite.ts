/** A new screen joins with a code that is read out or typed: eight characters, good once. */
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { deviceKinds } from '../../schema/device-kinds.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { shownOutlet } from '../lib/frame/shown-outlet.ts'
import { send } from '../lib/send.ts'
import { Button } from '../lib/ui/button.ts'
import { Field } from '../lib/ui/field.ts'
import { SegmentedControl } from '../lib/ui/segmented-control.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { clock } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'

export function Invite({ onClose }: { readonly onClose: () => void }): VNode {
  const [kind, setKind] = useState<(typeof deviceKinds)[number]>('counter')
  const [name, setName] = useState('')
  const [code, setCode] = useState<{ readonly code: string; readonly expiresAt: number } | null>(
    null,
  )
  const [why, setWhy] = useState<string | undefined>()
  const make = async (): Promise<void> => {
    const settled = await send('device.invite', {
      kind,
      outletId: shownOutlet.peek()?.outletId ?? '',
      name: name.trim() || t(`office.kind-${kind}`),
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
    </div>
  <//>`
}
