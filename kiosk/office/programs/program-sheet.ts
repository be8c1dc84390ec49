/** One program: what it may, who answers for it, and the key that ends it. */
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import type { DeviceDoc } from '../../../schema/device.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { send } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { CopyField } from '../../lib/ui/copy-field.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { moment } from '../../lib/words/format.ts'
import { roleName } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { issuerOf, lastHeard, type Listing } from './listing.ts'

export function ProgramSheet({
  program,
  listing,
  onClose,
}: {
  readonly program: DeviceDoc
  readonly listing: Listing | undefined
  readonly onClose: () => void
}): VNode {
  const [isSure, setSure] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | undefined>()
  const { scope = 'read', roleId = '' } = program.integration ?? {}
  const remove = async (): Promise<void> => {
    setBusy(true)
    const settled = await send('device.revoke', { deviceId: program.deviceId }).done
    setBusy(false)
    if (settled.ok) onClose()
    else setWhy(sayDeclined(settled))
  }
  const foot = isSure
    ? html`<${Button} onPress=${() => setSure(false)}>${t('shared.cancel')}<//>
        <${Button} kind="danger" busy=${isBusy} onPress=${() => void remove()}>${t('programs.remove')}<//>`
    : html`<${Button}
        why=${can('device.revoke') === 'allow' ? undefined : t('frame.not-yours')}
        onPress=${() => setSure(true)}
      >
        ${t('programs.remove')}
      <//>`
  const heard = lastHeard(program, listing)
  return html`<${Sheet}
    title=${isSure ? t('programs.remove-sure', { name: program.name }) : program.name}
    from="side"
    onClose=${onClose}
    foot=${foot}
  >
    <div class="program">
      ${why !== undefined && html`<${ErrorNote} what=${why} todo=${t('shared.retry')} />`}
      ${isSure && html`<p>${t('programs.remove-what')}</p>`}
      <dl class="facts">
        <${Line} name=${t('programs.may')} value=${t(`programs.${scope}`)} />
        <${Line} name=${t('programs.in-role')} value=${roleName(roleId)} />
        <${Line} name=${t('programs.issued-by')} value=${issuerOf(program).name} />
        <${Line} name=${t('programs.since')} value=${moment(program.pairedAt)} />
        ${
          heard !== undefined &&
          html`<${Line}
            name=${t('programs.last-heard')}
            value=${heard === null ? t('programs.never') : moment(heard)}
          />`
        }
      </dl>
      <${CopyField} label=${t('programs.id')} value=${program.deviceId} />
    </div>
  <//>`
}

function Line({ name, value }: { readonly name: string; readonly value: string }): VNode {
  return html`<div class="fact"><dt>${name}</dt><dd>${value}</dd></div>`
}
