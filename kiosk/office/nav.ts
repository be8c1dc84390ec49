/** The parts of the office as links: a column beside the work, a row above it on a phone. */
import { useEffect, useRef } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { Icon } from '../lib/ui/icon.ts'
import { t } from '../lib/words/words.ts'
import { hashOf } from './address.ts'
import { partNamed, parts } from './parts.ts'
import { where } from './where.ts'

export function Nav(): VNode {
  const row = useRef<HTMLElement>(null)
  const here = partNamed(where.value.part).id
  // On a phone the row is longer than the screen; where one is must not lie beyond its edge.
  useEffect(() => {
    row.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [here])
  return html`<nav class="nav" aria-label=${t('office.parts')} ref=${row}>
    <ul class="nav-parts">
      ${parts.map(
        ({ id, name, icon }) => html`<li key=${id}>
          <a class="nav-part" href=${hashOf({ part: id })} aria-current=${id === here ? 'page' : undefined}>
            <${Icon} of=${icon} size=${20} /><span>${t(name)}</span>
          </a>
        </li>`,
      )}
    </ul>
  </nav>`
}
