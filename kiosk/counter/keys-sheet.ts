/** Every key of the keyboard that does something here. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Sheet } from '../lib/ui/sheet.ts'
import { t } from '../lib/words/words.ts'
import { closeSheet } from './desk.ts'
import { shortcuts } from './keys.ts'

export function KeysSheet(): VNode {
  return html`<${Sheet} title=${t('counter.keys')} from="side" onClose=${closeSheet}>
    <dl class="keys">
      ${shortcuts.map(
        ({ shows, does }) => html`<div key=${does}>
          <dt><kbd>${shows}</kbd></dt>
          <dd>${t(`counter.key-${does}`)}</dd>
        </div>`,
      )}
    </dl>
  <//>`
}
