/** The house: its sections, its tables as a plan or as a list, and what the colours mean. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Hash, LayoutGrid, List, MapPinned, UserCheck, UserRound, X } from 'lucide'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { session } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { Skeleton } from '../lib/ui/skeleton.ts'
import { Tabs } from '../lib/ui/tabs.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { Arriving } from './arriving.ts'
import { bookings } from './bookings.ts'
import { chooseSection, isMineOnly, layout, open, picking, section, shownTables } from './desk.ts'
import { nameOfParty } from './expected/act.ts'
import { sections, sittingOf, state, tables, why } from './house.ts'
import { TableList } from './list.ts'
import { Legend } from './legend.ts'
import { enter, parts } from './parts.ts'
import { Plan } from './plan.ts'
import { isTaken } from './table-state.ts'

export function House(): VNode {
  return html`<main class="house">
    <${Head} />
    ${picking.value === null ? html`<${Arriving} />` : html`<${PickBar} />`}
    <div class="house-tables">${inside()}</div>
    ${layout.value === 'plan' && html`<${Legend} />`}
  </main>`
}

const inside = (): VNode => {
  if (why.value !== null) {
    return html`<${ErrorNote}
      what=${t('frame.not-yours')}
      kept=${sayDeclined(why.value)}
      todo=${t('frame.not-yours-todo')}
    />`
  }
  if (state.value === 'loading') return html`<${Skeleton} shape="tile" count=${12} />`
  if (sections.value.length === 0) {
    return html`<${EmptyState}
      icon=${MapPinned}
      title=${t('floor.no-tables')}
      next=${t('floor.no-tables-next')}
    />`
  }
  if (shownTables.value.length === 0) {
    return html`<${EmptyState}
      icon=${UserCheck}
      title=${t(isMineOnly.value ? 'floor.none-mine' : 'floor.no-tables')}
      next=${t(isMineOnly.value ? 'floor.none-mine-next' : 'floor.no-tables-next')}
    />`
  }
  return layout.value === 'plan' ? html`<${Plan} />` : html`<${TableList} />`
}

function Head(): VNode {
  const isPlan = layout.value === 'plan'
  const tabs = sections.value.map(({ sectionId, names }) => {
    const own = tables.value.filter((view) => view.section.sectionId === sectionId)
    return {
      id: sectionId,
      label: nameOf(names),
      count: `${own.filter(isTaken).length}/${own.length}`,
    }
  })
  const [firstName = ''] = (session.value.me?.signIn?.name ?? '').split(' ')
  return html`<header class="house-head">
    <h1 class="unseen">${t('floor.title')}</h1>
    <${Tabs}
      label=${t('floor.sections')}
      tabs=${tabs}
      value=${section.value?.sectionId ?? ''}
      onChange=${chooseSection}
    />
    <div class="house-keys">
      <${Button} icon=${UserCheck} pressed=${isMineOnly.value} onPress=${() => (isMineOnly.value = !isMineOnly.value)}>
        ${t('floor.mine')}
      <//>
      <${Button} icon=${Hash} label=${t('floor.jump')} onPress=${() => (open.value = { kind: 'jump' })}>
        <span class="key-name">${t('floor.jump-short')}</span>
      <//>
      <${Button}
        icon=${isPlan ? List : LayoutGrid}
        label=${t(isPlan ? 'floor.as-list' : 'floor.as-plan')}
        onPress=${() => (layout.value = isPlan ? 'list' : 'plan')}
      >
        <span class="key-name">${t(isPlan ? 'floor.list-short' : 'floor.plan-short')}</span>
      <//>
      ${parts
        .filter((part) => part.isOffered())
        .map(
          (
            part,
          ) => html`<${Button} key=${part.id} icon=${part.icon} onPress=${() => void enter(part)}>
            <span class="part-name">${t(part.name)}</span>${part.count !== undefined && part.count() > 0 && html` <span class="part-count figures">${part.count()}</span>`}
          <//>`,
        )}
      <${Button} icon=${UserRound} label=${`${t('floor.person')}: ${firstName}`} onPress=${() => (open.value = { kind: 'person' })}>
        <span class="key-name">${firstName}</span>
      <//>
    </div>
  </header>`
}

/** What the chosen table is for; null where none is being chosen. */
const pickWords = (): string | null => {
  const now = picking.value
  if (now?.kind === 'seat') {
    const booking = bookings.value.find(({ bookingId }) => bookingId === now.bookingId)
    return booking === undefined
      ? null
      : t('floor.pick-seat', { name: nameOfParty(booking), guests: booking.guests })
  }
  const party = now === null ? undefined : sittingOf(now.sittingId)
  return now === null || party === undefined
    ? null
    : t(`floor.pick-${now.kind}`, { table: party.label })
}

/** A table is being chosen: what for, and the way out. */
function PickBar(): VNode | null {
  const text = pickWords()
  if (text === null) return null
  return html`<div class="pick-bar" role="status">
    <p>${text}</p>
    <${Button} icon=${X} onPress=${() => (picking.value = null)}>${t('shared.cancel')}<//>
  </div>`
}
