/** The counter on the glass: who is here decides what stands there. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { session } from '../lib/session.ts'
import { Toasts } from '../lib/ui/toast.ts'
import { CartColumn } from './cart-column.ts'
import { side } from './desk.ts'
import { Gate } from './gate.ts'
import { Menu, Rail } from './menu-column.ts'
import { PhoneBar } from './phone-bar.ts'
import { Sheets } from './sheets.ts'
import { Strip } from './strip.ts'

export function App(): VNode {
  const { state } = session.value
  const isOpen = state === 'ready' || state === 'loading'
  return html`<div class="counter" data-side=${side.value}>
    <${Strip} />
    ${
      isOpen
        ? html`<${Rail} /><${Menu} /><${CartColumn} /><${PhoneBar} />
          ${state === 'ready' && html`<${Sheets} />`}`
        : html`<${Gate} />`
    }
    <${Toasts} />
  </div>`
}
