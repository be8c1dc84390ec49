/** The tables as rows: what a phone shows, and where food is brought with one touch. */
import { tableName } from '../../schema/sitting.ts'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Check, Clock, CloudOff, Hand } from 'lucide'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { clock, money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { serve } from './act.ts'
import { shownTables, tapTable } from './desk.ts'
import { now, personName } from './house.ts'
import { choose, pickSeats, pickText } from './pick.ts'
import { lateText, stateIcon, stateText, waited } from './say.ts'
import { isSaving, joinedAs, Others } from './table-button.ts'
import { isTaken, type TableView } from './table-state.ts'

export function TableList(): VNode {
  return html`<ul class="table-list">
    ${shownTables.value.map((view) => html`<${Row} key=${view.table.tableId} view=${view} />`)}
  </ul>`
}

function Row({ view }: { readonly view: TableView }): VNode {
  const { table, state, guests, since, amount, late, isCalling, parties, serverIds, booking } = view
  const booked = booking === null ? '' : t('floor.booked-at', { time: clock(booking.at) })
  const pick = pickText(view)
  const fit = pickSeats(view)
  const ready = parties.find(({ lines }) => lines.ready > 0)
  const facts = isTaken(view)
    ? [
        joinedAs(view) ?? '',
        t('shared.guests', { count: guests }),
        since === null ? '' : waited(now.value - since),
        serverIds.map(personName).join(', '),
        booked,
      ]
    : [
        booked,
        fit === null ? t('floor.seats', { count: table.seats }) : t('floor.seats-for', fit),
        table.reason,
      ]
  return html`<li class="table-row" data-dim=${pick === null}>
    <button type="button" class="table-open" onClick=${() => (pick === undefined ? tapTable(view) : choose(view))}>
      <span class="table-badge figures" data-state=${state} data-late=${late !== null}>
        <b>${tableName(table.number)}</b><${Icon} of=${stateIcon[state]} size=${16} />
      </span>
      <span class="table-text">
        <b>${pick ?? stateText(state)}</b>
        <span class="figures">${facts.filter((fact) => fact !== '').join(' · ')}</span>
        ${
          (late !== null || isCalling) &&
          html`<span class="table-late">
            <${Icon} of=${isCalling ? Hand : Clock} size=${16} />
            ${isCalling ? t('floor.calling') : late && lateText(late, now.value)}
          </span>`
        }
      </span>
      <${Others} view=${view} />
      ${isSaving(view) && html`<${Icon} of=${CloudOff} size=${20} />`}
      ${amount > 0 && html`<b class="table-amount figures">${money(amount, true)}</b>`}
    </button>
    ${
      ready !== undefined &&
      pick === undefined &&
      html`<${Button} icon=${Check} onPress=${() => serve(ready)}>${t('floor.serve')}<//>`
    }
  </li>`
}
