/** Every price of what is looked at, by size and by order type, as a spreadsheet has it. */
import { signal } from '@preact/signals'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { Undo2 } from 'lucide'
import type { CatalogueDoc } from '../../../schema/catalogue-doc.ts'
import { retail } from '../../../schema/customer-words.ts'
import type { CustomerGroup } from '../../../schema/customer.ts'
import type { ReadingAnswer } from '../../../schema/readings.ts'
import { read } from '../../lib/hub-api.ts'
import { Button } from '../../lib/ui/button.ts'
import { Select } from '../../lib/ui/select.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { Find, NothingFound, shown } from './find.ts'
import { PriceCell } from './price-cell.ts'
import { lastChange, ownPriceOf, priceScopes, undoLast } from './store.ts'

/** Each row is four fields; a page of more than this answers a key late. */
const most = 250

/** Whose price list is looked at. */
const list = signal(retail)
const groups = signal<readonly CustomerGroup[]>([])

/** The price lists of customer groups, where the shop has any beside the one for everybody. */
function Lists(): VNode | null {
  useEffect(() => {
    void read<ReadingAnswer<'customerGroups'>>('/api/v1/customer-groups').then((answer) => {
      if (answer.ok) groups.value = answer.value.groups
      return undefined
    })
  }, [])
  const others = groups.value.filter(({ groupId }) => groupId !== retail)
  if (others.length === 0) return null
  return html`<${Select}
    label=${t('catalogue.price-list')}
    quietLabel
    choices=${[
      { value: retail, label: t('catalogue.everybody') },
      ...others.map(({ groupId, names }) => ({ value: groupId, label: nameOf(names) })),
    ]}
    value=${list.value}
    onChange=${(groupId: string) => {
      list.value = groupId
    }}
  />`
}

const isUndo = ({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === 'z'

export function Prices({ known }: { readonly known: CatalogueDoc }): VNode {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      // While a price is being typed the same keys take back the typing.
      if (!isUndo(event) || document.activeElement instanceof HTMLInputElement) return
      event.preventDefault()
      undoLast()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  const rows = shown.value.flatMap((item) =>
    (item.variants.length === 0 ? [null] : item.variants).map((size) => ({ item, size })),
  )
  return html`<div class="catalogue-page">
    <header class="catalogue-head">
      <${Find} known=${known} />
      <${Lists} />
      <${Button}
        icon=${Undo2}
        why=${lastChange.value === undefined ? t('catalogue.nothing-to-undo') : undefined}
        onPress=${undoLast}
      >
        ${t('shared.undo')}
      <//>
    </header>
    ${
      rows.length === 0
        ? html`<${NothingFound} />`
        : html`<div class="catalogue-scroll" tabindex="0" role="region" aria-label=${t('catalogue.tab-prices')}>
          <table class="catalogue-table price-table">
            <thead>
              <tr>
                <th scope="col">${t('catalogue.name')}</th>
                ${priceScopes.map(
                  (scope) =>
                    html`<th scope="col" class="number" key=${scope ?? 'all'}>${t(`catalogue.scope-${scope ?? 'all'}`)}</th>`,
                )}
              </tr>
            </thead>
            <tbody>
              ${rows.slice(0, most).map(({ item, size }) => {
                const subjectId = size?.variantId ?? item.itemId
                const name =
                  size === null
                    ? nameOf(item.names)
                    : `${nameOf(item.names)} · ${nameOf(size.names)}`
                return html`<tr key=${subjectId} class=${item.isActive ? '' : 'catalogue-off'}>
                  <th scope="row">${name}</th>
                  ${priceScopes.map(
                    (scope) => html`<td class="number" key=${scope ?? 'all'}>
                      <${PriceCell}
                        key=${`${list.value} ${ownPriceOf(subjectId, scope, list.value)}`}
                        name=${scope === null ? name : `${name}, ${t(`catalogue.scope-${scope}`)}`}
                        subjectId=${subjectId}
                        unit=${item.unit}
                        scope=${scope}
                        group=${list.value}
                      />
                    </td>`,
                  )}
                </tr>`
              })}
            </tbody>
          </table>
          ${rows.length > most && html`<p class="catalogue-about">${t('catalogue.more-rows', { count: rows.length - most })}</p>`}
        </div>`
    }
  </div>`
}
