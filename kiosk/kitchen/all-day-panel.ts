/**
 * All-day: what the open tickets ask for, added up. The rule: touching a row
 * shows its tickets and dims the others; touching it again lets go.
 */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { CookingPot } from 'lucide'
import { nameIn } from '../../schema/names.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { allDay, type AllDayRow } from './all-day.ts'
import { isRemoval } from '../../schema/removal.ts'
import { qtyText } from './names.ts'
import { rail } from './wall.ts'

/** The tickets of the row that was touched; null while none is. */
export const asked = signal<ReadonlySet<string> | null>(null)
const chosen = signal('')

export function AllDayPanel(): VNode {
  const rows = allDay(rail.value)
  return html`<aside class="all-day" aria-label=${t('kitchen.all-day')}>
    <h2>${t('kitchen.all-day')}</h2>
    ${
      rows.length === 0
        ? html`<${EmptyState} icon=${CookingPot} title=${t('kitchen.all-day-empty')} />`
        : html`<ul>${rows.map((row) => html`<${Row} key=${row.key} row=${row} />`)}</ul>`
    }
  </aside>`
}

function Row({ row }: { readonly row: AllDayRow }): VNode {
  const reader = language.value
  const name = nameIn(row.names, reader)
  const full = row.variantNames === null ? name : `${name}, ${nameIn(row.variantNames, reader)}`
  const isChosen = asked.value !== null && chosen.value === row.key
  const press = (): void => {
    chosen.value = row.key
    asked.value = isChosen ? null : new Set(row.ticketIds)
  }
  return html`<li>
    <button type="button" class="all-day-row" aria-pressed=${isChosen} onClick=${press}>
      <span class="all-day-qty figures">${qtyText(row)}</span>
      <span class="all-day-name">${full}</span>
      ${row.modifiers.map(
        (modifier) => html`<span
          key=${modifier.names.en}
          class=${`all-day-how${isRemoval(modifier.names) ? ' ticket-removes' : ''}`}
        >
          <span class="figures">${qtyText({ qtyMilli: modifier.qtyMilli, unit: row.unit })}</span>
          ${' '}${nameIn(modifier.names, reader)}
        </span>`,
      )}
    </button>
  </li>`
}
