/** Opening the drawer without a sale: one touch on why. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { noSaleReasons, type NoSaleReason } from '../../../schema/till.ts'
import { Button } from '../ui/button.ts'
import { Field } from '../ui/field.ts'
import { Sheet } from '../ui/sheet.ts'
import { toast } from '../ui/toast.ts'
import { t } from '../words/words.ts'
import { give, whyNot } from './act.ts'

/** Opens the drawer for a reason; it is written down. */
export const openDrawer = async (reason: NoSaleReason, note = ''): Promise<boolean> => {
  const done = await give('till.no-sale', { reason, note }, t('till.approve-no-sale'))
  if (done !== null) toast({ text: t('till.drawer-opens') })
  return done !== null
}

export function NoSaleSheet({ onClose }: { readonly onClose: () => void }): VNode {
  const [note, setNote] = useState('')
  const [isBusy, setBusy] = useState(false)
  const open = async (reason: NoSaleReason): Promise<void> => {
    setBusy(true)
    const isDone = await openDrawer(reason, note)
    setBusy(false)
    if (isDone) onClose()
  }
  return html`<${Sheet} title=${t('till.no-sale-title')} from="side" onClose=${onClose}>
    <p class="till-soft">${t('till.no-sale-what')}</p>
    <${Field} label=${t('till.note')} value=${note} maxLength=${120} onInput=${setNote} />
    <div class="till-reasons">
      ${noSaleReasons.map(
        (reason) => html`<${Button}
          key=${reason}
          busy=${isBusy}
          why=${whyNot('till.no-sale')}
          onPress=${() => void open(reason)}
        >
          ${t(`till.no-sale-${reason}`)}
        <//>`,
      )}
    </div>
  <//>`
}
