/** The groups of choices: what is asked with an item, and what combos are put together from. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { ListChecks, Plus } from 'lucide'
import type { CatalogueDoc } from '../../../schema/catalogue-doc.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { ListRow } from '../../lib/ui/list-row.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { goTo, where } from '../where.ts'
import { GroupForm } from './group-form.ts'
import { limitsText } from './group-draft.ts'

const open = (id: string): void => goTo({ part: 'catalogue', path: ['choices', id] })

export function Groups({ known }: { readonly known: CatalogueDoc }): VNode {
  const [, groupId] = where.value.path
  const group = known.modifierGroups.find((one) => one.groupId === groupId)
  if (groupId === 'new' || group !== undefined) {
    return html`<${GroupForm} key=${groupId} known=${known} group=${group} />`
  }
  const add = html`<${Button}
    kind="primary"
    icon=${Plus}
    why=${can('modifier-group.set') === 'allow' ? undefined : t('frame.not-yours')}
    onPress=${() => open('new')}
  >
    ${t('choices.new')}
  <//>`
  if (known.modifierGroups.length === 0) {
    return html`<${EmptyState}
      icon=${ListChecks}
      title=${t('choices.empty')}
      next=${t('choices.empty-next')}
      action=${add}
    />`
  }
  return html`<div class="catalogue-page">
    <header class="catalogue-head"><p class="catalogue-about">${t('choices.about')}</p>${add}</header>
    <ul class="rows catalogue-groups">
      ${known.modifierGroups.map((one) => {
        const uses = known.items.filter(({ modifierGroupIds }) =>
          modifierGroupIds.includes(one.groupId),
        ).length
        return html`<${ListRow}
          key=${one.groupId}
          title=${nameOf(one.names)}
          detail=${one.modifiers.map(({ names }) => nameOf(names)).join(' · ')}
          end=${`${limitsText(one)} · ${t('choices.uses', { count: uses })}`}
          onPress=${() => open(one.groupId)}
        />`
      })}
    </ul>
  </div>`
}
