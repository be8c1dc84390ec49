/** What the fills, the signs and the marks of the plan mean, and how many of each there are in the whole house. */
import type { ComponentChildren, VNode } from 'preact'
import { html } from 'htm/preact'
import { Clock, CloudOff, Hand } from 'lucide'
import { session } from '../lib/session.ts'
import { Icon } from '../lib/ui/icon.ts'
import { t, type WordKey } from '../lib/words/words.ts'
import { isMine } from './desk.ts'
import { state, tables } from './house.ts'
import { initialsOf, othersAt } from './presence.ts'
import { stateIcon, stateText } from './say.ts'
import { isSaving } from './table-button.ts'
import { countStates, tableStates, type TableView } from './table-state.ts'

/** A mark beside the state: how it looks, and on which tables it stands. */
interface Mark {
  readonly key: WordKey
  readonly look: () => VNode
  readonly isOn: (view: TableView) => boolean
}

const marks: readonly Mark[] = [
  {
    key: 'floor.mark-call',
    look: () => html`<span class="legend-sign table-call"><${Icon} of=${Hand} size=${16} /></span>`,
    isOn: ({ isCalling }) => isCalling,
  },
  {
    key: 'floor.mark-late',
    look: () =>
      html`<span class="legend-sign legend-late"><${Icon} of=${Clock} size=${16} /></span>`,
    isOn: ({ late }) => late !== null,
  },
  {
    key: 'floor.mark-mine',
    look: () => html`<span class="legend-sign legend-mine"><span class="table-mine"></span></span>`,
    isOn: isMine,
  },
  {
    key: 'floor.mark-others',
    look: () =>
      html`<span class="legend-others"><span>${initialsOf(session.value.me?.users[0]?.name ?? '')}</span></span>`,
    isOn: ({ parties }) => parties.some(({ sittingId }) => othersAt(sittingId).length > 0),
  },
  {
    key: 'floor.mark-saving',
    look: () => html`<span class="legend-sign"><${Icon} of=${CloudOff} size=${16} /></span>`,
    isOn: isSaving,
  },
]

export function Legend(): VNode {
  const counts = countStates(tables.value)
  return html`<ul class="legend" aria-label=${t('floor.legend')}>
    ${tableStates.map(
      (one) => html`<${Entry} key=${one} text=${stateText(one)} count=${counts.get(one) ?? 0}>
        <span class="legend-sign" data-state=${one}><${Icon} of=${stateIcon[one]} size=${16} /></span>
      <//>`,
    )}
    ${marks.map(
      ({ key, look, isOn }) => html`<${Entry}
        key=${key}
        text=${t(key)}
        count=${tables.value.filter(isOn).length}
      >
        ${look()}
      <//>`,
    )}
  </ul>`
}

/**
 * A phone has room for what stands on the plan now; `data-none` lets the rest go there.
 * Before the hub has said how the tables stand, there is no number.
 */
function Entry(props: {
  readonly text: string
  readonly count: number
  readonly children: ComponentChildren
}): VNode {
  return html`<li data-none=${props.count === 0}>
    ${props.children} ${props.text} <b class="figures">${state.value === 'loading' ? '' : props.count}</b>
  </li>`
}
