/** A table gets another code. The rule: it is said first that the old sticker ends with it. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { tableName } from '../../../schema/sitting.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { send } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { toast } from '../../lib/ui/toast.ts'
import { t } from '../../lib/words/words.ts'
import type { CodedTable } from './codes.ts'

export interface NewCodeProps {
  readonly table: CodedTable
  readonly onClose: () => void
  readonly onDone: () => void
}

export function NewCode({ table, onClose, onDone }: NewCodeProps): VNode {
  const [why, setWhy] = useState<string | undefined>()
  const make = async (): Promise<void> => {
    const settled = await send('table.recode', { tableId: table.tableId }).done
    if (!settled.ok) return setWhy(sayDeclined(settled))
    toast({ text: t('guest-desk.recoded', { table: tableName(table.number) }), tone: 'done' })
    onDone()
  }
  return html`<${Sheet}
    title=${t('guest-desk.recode-sure', { table: tableName(table.number) })}
    onClose=${onClose}
    foot=${html`<${Button} onPress=${onClose}>${t('shared.cancel')}<//>
      <${Button}
        kind="danger"
        why=${can('table.recode') === 'allow' ? undefined : t('frame.not-yours')}
        onPress=${() => void make()}
      >
        ${t('guest-desk.recode')}
      <//>`}
  >
    <p>${why ?? t('guest-desk.recode-what')}</p>
  <//>`
}
