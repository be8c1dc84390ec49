/** One item with everything there is to say about it, beside the list. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { CatalogueDoc, CatalogueItem } from '../../../schema/catalogue-doc.ts'
import { Button } from '../../lib/ui/button.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { Tabs } from '../../lib/ui/tabs.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { ItemBasics } from './item-basics.ts'
import { ItemChoices } from './item-choices.ts'
import { draftOf, lackOf, recipeIn, saveItem, type ItemDraft } from './item-draft.ts'
import { ItemPrices } from './item-prices.ts'
import { ItemRecipe } from './item-recipe.ts'
import { ItemWhere } from './item-where.ts'
import type { ItemArgs } from './store.ts'

export interface ItemSheetProps {
  readonly known: CatalogueDoc
  /** undefined: a new one. */
  readonly item: CatalogueItem | undefined
  /** Where a new one goes at first. */
  readonly categoryId: string | undefined
  readonly onClose: () => void
}

type Tab = 'item' | 'prices' | 'choices' | 'recipe' | 'served'

export function ItemSheet({ known, item, categoryId, onClose }: ItemSheetProps): VNode {
  const [draft, setDraft] = useState<ItemDraft>(() => draftOf(known, item, categoryId))
  const [tab, setTab] = useState<Tab>('item')
  const [why, setWhy] = useState<string | undefined>()
  const [isBusy, setBusy] = useState(false)
  const change = (to: Partial<ItemDraft>): void => setDraft((before) => ({ ...before, ...to }))
  const changeArgs = (to: Partial<ItemArgs>): void =>
    setDraft((before) => ({ ...before, args: { ...before.args, ...to } }))
  const save = async (): Promise<void> => {
    setBusy(true)
    const refusedFor = await saveItem(draft, item)
    setBusy(false)
    if (refusedFor === undefined) onClose()
    else setWhy(refusedFor)
  }
  const groupIds = draft.args.modifierGroupIds ?? []
  const views: Readonly<Record<Tab, () => VNode>> = {
    item: () => html`<${ItemBasics} known=${known} draft=${draft} onChange=${change} />`,
    prices: () => html`<${ItemPrices} draft=${draft} onChange=${change} />`,
    choices: () =>
      html`<${ItemChoices} known=${known} groupIds=${groupIds} onChange=${changeArgs} />`,
    recipe: () => html`<${ItemRecipe} known=${known} draft=${draft} onChange=${change} />`,
    served: () => html`<${ItemWhere} args=${draft.args} onChange=${changeArgs} />`,
  }
  const counts: Partial<Record<Tab, number>> = {
    prices: draft.sizes.length,
    choices: groupIds.length,
    recipe: recipeIn(draft, draft.args.itemId).length,
  }
  return html`<${Sheet}
    title=${item === undefined ? t('catalogue.new-item') : nameOf(item.names)}
    from="side"
    onClose=${onClose}
    foot=${html`<${Button} onPress=${onClose}>${t('shared.cancel')}<//>
      <${Button} kind="primary" class="grow" why=${lackOf(draft)} busy=${isBusy} onPress=${() => void save()}>
        ${t('shared.save')}
      <//>`}
  >
    <div class="item-tabs">
      ${why !== undefined && html`<p class="item-why" role="alert">${why}</p>`}
      <${Tabs}
        label=${t('catalogue.about-item')}
        tabs=${(Object.keys(views) as Tab[]).map((id) => ({
          id,
          label: t(`catalogue.part-${id}`),
          ...((counts[id] ?? 0) > 0 ? { count: String(counts[id]) } : {}),
        }))}
        value=${tab}
        onChange=${(id: Tab) => setTab(id)}
      >
        ${views[tab]()}
      <//>
    </div>
  <//>`
}
