/** The till of the counter's drawer. It is fetched when somebody first asks for it. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Inbox } from 'lucide'
import { PartView, type Part } from '../lib/frame/part-view.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { t } from '../lib/words/words.ts'
import { closeSheet } from './desk.ts'

const till: Part = {
  id: 'till',
  name: 'counter.till',
  icon: Inbox,
  load: async () => (await import('../lib/till/part.ts')).Till,
}

export function TillSheet(): VNode {
  return html`<${Sheet} title=${t('counter.till')} from="side" onClose=${closeSheet}>
    <${PartView} key="till" part=${till} />
  <//>`
}
