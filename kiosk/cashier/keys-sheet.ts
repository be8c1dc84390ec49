/** Every key of the keyboard that does something at the desk. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Sheet } from '../lib/ui/sheet.ts'
import { t } from '../lib/words/words.ts'
import { shortcuts } from './bills/keys.ts'

export function KeysList(): VNode {
  return html`<dl class="keys">
    ${shortcuts.map(
      ({ shows, says }) => html`<div key=${shows}>
        <dt><kbd>${shows}</kbd></dt>
        <dd>${t(says)}</dd>
      </div>`,
    )}
  </dl>`
}

export function KeysSheet({ onClose }: { readonly onClose: () => void }): VNode {
  return html`<${Sheet} title=${t('cashier.keys')} from="side" onClose=${onClose}><${KeysList} /><//>`
}
