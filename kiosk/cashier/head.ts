/** Above the desk: its parts, and who stands at it. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { CircleUserRound } from 'lucide'
import { session } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { t } from '../lib/words/words.ts'
import { RequestBell } from './bills/request-cards.ts'
import { partHere, parts } from './parts.ts'

export function Head({ onPerson }: { readonly onPerson: () => void }): VNode {
  const here = partHere()
  const name = session.value.me?.signIn?.name ?? ''
  return html`<header class="desk-head">
    <nav class="desk-parts" aria-label=${t('cashier.parts')}>
      ${
        parts.length > 1 &&
        parts.map(
          (part) => html`<a
            key=${part.id}
            class="desk-part"
            href=${`#${part.id}`}
            aria-current=${part === here ? 'page' : undefined}
          >
            <${Icon} of=${part.icon} size=${20} /><span>${t(part.name)}</span>
          </a>`,
        )
      }
    </nav>
    ${partHere() !== parts[0] && html`<${RequestBell} />`}
    <${Button} kind="quiet" icon=${CircleUserRound} label=${t('cashier.person', { name })} onPress=${onPerson}>
      ${name}
    <//>
  </header>`
}
