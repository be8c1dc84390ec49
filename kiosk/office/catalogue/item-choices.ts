/** What is asked with an item, in the order in which it is asked. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { ArrowUp, Trash2 } from 'lucide'
import type { CatalogueDoc } from '../../../schema/catalogue-doc.ts'
import { Button } from '../../lib/ui/button.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { hashOf } from '../address.ts'
import { Chips } from '../../lib/ui/choice-chips.ts'
import { limitsText } from './group-draft.ts'
import type { ChangeArgs } from './item-draft.ts'

export interface ItemChoicesProps {
  readonly known: CatalogueDoc
  readonly groupIds: readonly string[]
  readonly onChange: ChangeArgs
}

export function ItemChoices({ known, groupIds, onChange }: ItemChoicesProps): VNode {
  const set = (ids: readonly string[]): void => onChange({ modifierGroupIds: [...ids] })
  const asked = groupIds.flatMap(
    (id) => known.modifierGroups.find(({ groupId }) => groupId === id) ?? [],
  )
  const others = known.modifierGroups.filter(({ groupId }) => !groupIds.includes(groupId))
  const up = (i: number): void =>
    set(groupIds.map((id, at) => groupIds[at === i ? i - 1 : at === i - 1 ? i : at] ?? id))
  return html`<div class="item-form">
    ${asked.length === 0 && html`<p class="item-about">${t('choices.none-asked')}</p>`}
    <ol class="asked">
      ${asked.map(
        (group, i) => html`<li key=${group.groupId} class="asked-group">
          <span>
            <b>${nameOf(group.names)}</b> <small>${limitsText(group)}</small>
            <small class="asked-answers">${group.modifiers.map(({ names }) => nameOf(names)).join(' · ')}</small>
          </span>
          <span class="size-keys">
            ${i > 0 && html`<${Button} icon=${ArrowUp} label=${t('catalogue.up', { name: nameOf(group.names) })} onPress=${() => up(i)} />`}
            <${Button}
              icon=${Trash2}
              label=${t('choices.remove', { name: nameOf(group.names) })}
              onPress=${() => set(groupIds.filter((id) => id !== group.groupId))}
            />
          </span>
        </li>`,
      )}
    </ol>
    ${
      others.length > 0 &&
      html`<${Chips}
        label=${t('choices.ask-more')}
        choices=${others.map(({ groupId, names }) => ({ value: groupId, label: nameOf(names) }))}
        value=${[]}
        onChange=${(ids: readonly string[]) => set([...groupIds, ...ids])}
      />`
    }
    <p><a href=${hashOf({ part: 'catalogue', path: ['choices'] })}>${t('choices.edit-groups')}</a></p>
  </div>`
}
