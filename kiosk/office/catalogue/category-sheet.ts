/** The categories: made, named, coloured, and put in order. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ArrowUp, Plus } from 'lucide'
import type { CatalogueDoc } from '../../../schema/catalogue-doc.ts'
import type { CommandInput } from '../../../schema/commands.ts'
import { newId } from '../../lib/ids.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { NamesFields, namesIn } from './names-fields.ts'
import { ServedField, type ServedArgs } from './served-field.ts'
import { catalogue, sayNo, setCategory } from './store.ts'

type Category = CatalogueDoc['categories'][number]
const colours = [1, 2, 3, 4, 5, 6, 7, 8] as const

const timesOf = ({ served }: Pick<Category, 'served'>): ServedArgs =>
  served.map((time) => ({ ...time, days: [...time.days] }))

const argsOf = ({
  categoryId,
  names,
  colour,
  position,
  served,
}: Category): CommandInput<'category.set'> => ({
  categoryId,
  names,
  colour,
  position,
  served: timesOf({ served }),
})

export function CategorySheet({ onClose }: { readonly onClose: () => void }): VNode {
  const [openId, setOpenId] = useState<string | null>(null)
  const all = catalogue.value?.categories ?? []
  const why = can('category.set') === 'allow' ? undefined : t('frame.not-yours')
  /** It changes places with the one above it. */
  const up = async (i: number): Promise<void> => {
    const [above, it] = [all[i - 1], all[i]]
    if (above === undefined || it === undefined) return
    sayNo(
      (await setCategory({ ...argsOf(it), position: above.position })) ??
        (await setCategory({ ...argsOf(above), position: it.position })),
    )
  }
  const add = async (): Promise<void> => {
    const categoryId = `category-${newId()}`
    const made = {
      categoryId,
      names: { en: t('catalogue.new-category') },
      colour: (all.length % 8) + 1,
    }
    const refusedFor = await setCategory(made)
    if (refusedFor === undefined) setOpenId(categoryId)
    else sayNo(refusedFor)
  }
  return html`<${Sheet}
    title=${t('catalogue.categories')}
    from="side"
    onClose=${onClose}
    foot=${html`<${Button} icon=${Plus} why=${why} onPress=${() => void add()}>${t('catalogue.new-category')}<//>
      <${Button} kind="primary" class="grow" onPress=${onClose}>${t('shared.done')}<//>`}
  >
    <ul class="category-list">
      ${all.map(
        (category, i) => html`<li key=${category.categoryId} data-category=${category.colour}>
          <button
            type="button"
            class="category-name"
            aria-expanded=${openId === category.categoryId ? 'true' : 'false'}
            onClick=${() => setOpenId(openId === category.categoryId ? null : category.categoryId)}
          >
            ${nameOf(category.names)}
          </button>
          ${i > 0 && html`<${Button} icon=${ArrowUp} label=${t('catalogue.up', { name: nameOf(category.names) })} why=${why} onPress=${() => void up(i)} />`}
          ${openId === category.categoryId && html`<${CategoryForm} category=${category} why=${why} />`}
        </li>`,
      )}
    </ul>
  <//>`
}

function CategoryForm({
  category,
  why,
}: {
  readonly category: Category
  readonly why: string | undefined
}): VNode {
  const [names, setNames] = useState({ en: category.names.en, hi: category.names.hi ?? '' })
  const [served, setServed] = useState<ServedArgs>(() => timesOf(category))
  const keep = async (to: Partial<CommandInput<'category.set'>>): Promise<void> =>
    sayNo(await setCategory({ ...argsOf(category), ...to }))
  const typed = namesIn(names)
  return html`<div class="category-form">
    <${NamesFields} label=${t('catalogue.name')} value=${names} max=${80} onChange=${setNames} />
    <div class="category-colours" role="group" aria-label=${t('catalogue.colour')}>
      ${colours.map(
        (colour) => html`<button
          type="button"
          key=${colour}
          class="category-colour"
          data-category=${colour}
          aria-label=${t('catalogue.colour-of', { number: colour })}
          aria-pressed=${colour === category.colour ? 'true' : 'false'}
          onClick=${() => why === undefined && void keep({ colour })}
        />`,
      )}
    </div>
    <${ServedField} value=${served} onChange=${setServed} />
    <${Button}
      why=${why ?? (typed === null ? t('catalogue.needs-name') : undefined)}
      onPress=${() => typed !== null && void keep({ names: typed, served })}
    >
      ${t('shared.save')}
    <//>
  </div>`
}
