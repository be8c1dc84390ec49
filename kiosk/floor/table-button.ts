/**
 * A table under the finger: its number, how it stands, and who sits there.
 *
 * The rule: fill and sign say the same, and the whole of it is said in words
 * to whoever cannot see it.
 */
import { tableName } from '../../schema/sitting.ts'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Clock, CloudOff, Hand } from 'lucide'
import { Icon } from '../lib/ui/icon.ts'
import { clock, money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { isMine } from './desk.ts'
import { now, savingFor, seatsOf } from './house.ts'
import { initialsOf, othersAt } from './presence.ts'
import { lateText, stateIcon, stateText, waited } from './say.ts'
import { isTaken, type TableView } from './table-state.ts'

/** Everything a table shows, as one sentence. */
export const tableText = (view: TableView): string =>
  [
    tableName(view.table.number),
    stateText(view.state),
    isTaken(view) ? t('shared.guests', { count: view.guests }) : '',
    view.since === null ? '' : waited(now.value - view.since),
    view.amount === 0 ? '' : money(view.amount, true),
    view.late === null ? '' : lateText(view.late, now.value),
    view.isCalling ? t('floor.calling') : '',
    othersText(view),
    view.booking === null ? '' : t('floor.booked-at', { time: clock(view.booking.at) }),
    view.table.reason,
  ]
    .filter((part) => part !== '')
    .join(', ')

/** Everybody who has one of its parties open elsewhere. */
const othersOf = ({ parties }: TableView): readonly string[] => [
  ...new Set(parties.flatMap(({ sittingId }) => othersAt(sittingId))),
]

const othersText = (view: TableView): string => {
  const names = othersOf(view)
  return names.length === 0 ? '' : t('floor.also-here', { names: names.join(', ') })
}

/** Their initials at the edge of the table. */
export function Others({ view }: { readonly view: TableView }): VNode | null {
  const names = othersOf(view)
  if (names.length === 0) return null
  return html`<span class="table-others" title=${names.join(', ')}>
    ${names.slice(0, 3).map((name) => html`<span key=${name}>${initialsOf(name)}</span>`)}
  </span>`
}

export const isSaving = ({ parties }: TableView): boolean =>
  parties.some(({ sittingId }) => savingFor.value.has(sittingId))

/** One bill over several tables is one party, and each of its tables says which they are; null at any other table. */
export const joinedAs = ({ parties }: TableView): string | null => {
  const [party, ...others] = parties
  return party !== undefined && others.length === 0 && party.tableIds.length > 1
    ? party.label
    : null
}

/** What stands inside a table on the plan. */
export function TableFace({ view }: { readonly view: TableView }): VNode {
  const { table, state, guests, since, amount, late, isCalling, parties, booking } = view
  const joined = joinedAs(view)
  return html`
    <span class="table-number figures">${tableName(table.number)}${parties.length > 1 ? ` ×${parties.length}` : ''}</span>
    ${joined !== null && html`<span class="table-joined figures">${joined}</span>`}
    <span class="table-signs">
      <${Icon} of=${stateIcon[state]} size=${20} />
      ${late !== null && html`<${Icon} of=${Clock} size=${20} />`}
      ${isCalling && html`<span class="table-call"><${Icon} of=${Hand} size=${20} /></span>`}
      ${isSaving(view) && html`<${Icon} of=${CloudOff} size=${20} />`}
    </span>
    ${
      isTaken(view)
        ? html`<span class="table-facts figures">
            <span>${guests}/${seatsOf([table.tableId, ...parties.flatMap(({ tableIds }) => tableIds)])} · ${since === null ? '' : waited(now.value - since)}</span>
            ${amount > 0 && html`<b>${money(amount, true)}</b>`}
            ${booking !== null && html`<span>${t('floor.booked-at', { time: clock(booking.at) })}</span>`}
          </span>`
        : html`<span class="table-facts figures">
            ${booking !== null && html`<b>${t('floor.booked-at', { time: clock(booking.at) })}</b>`}
            <span>${booking === null ? t('floor.seats', { count: table.seats }) : `${booking.guests}/${seatsOf([table.tableId, ...booking.tableIds])}`}</span>
          </span>`
    }
    <${Others} view=${view} />
    ${isMine(view) && html`<span class="table-mine" aria-hidden="true" />`}
  `
}
