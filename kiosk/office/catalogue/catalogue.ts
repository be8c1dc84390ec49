/**
 * The catalogue: what is sold, what it costs, what is asked with it, and all
 * of it as a file. Which of them is open stands in the address.
 */
import { useEffect } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import type { CatalogueDoc } from '../../../schema/catalogue-doc.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Skeleton } from '../../lib/ui/skeleton.ts'
import { Tabs } from '../../lib/ui/tabs.ts'
import { t } from '../../lib/words/words.ts'
import { goTo, where } from '../where.ts'
import { CustomerGroups } from './customer-groups.ts'
import { Groups } from './groups.ts'
import { Import } from './import.ts'
import { Items } from './items.ts'
import { Prices } from './prices.ts'
import { ScanWeigh } from './scan-weigh.ts'
import { catalogue, follow, missing, refresh } from './store.ts'

type Page = (props: { readonly known: CatalogueDoc }) => VNode

const pages = [
  { id: 'items', name: 'catalogue.tab-items', page: Items },
  { id: 'prices', name: 'catalogue.tab-prices', page: Prices },
  { id: 'choices', name: 'catalogue.choices', page: Groups },
  { id: 'scan', name: 'catalogue.tab-scan', page: ScanWeigh },
  { id: 'groups', name: 'catalogue.tab-groups', page: CustomerGroups },
  { id: 'file', name: 'catalogue.tab-file', page: Import },
] as const satisfies readonly { id: string; name: string; page: Page }[]

export function Catalogue(): VNode {
  useEffect(follow, [])
  const known = catalogue.value
  if (known === null) {
    return missing.value === null
      ? html`<${Skeleton} shape="row" count=${8} />`
      : html`<${ErrorNote}
          what=${sayDeclined(missing.value)}
          todo=${t('frame.unreachable-todo')}
          action=${html`<${Button} onPress=${() => void refresh()}>${t('shared.retry')}<//>`}
        />`
  }
  const [open] = where.value.path
  const here = pages.find(({ id }) => id === open) ?? pages[0]
  return html`<div class="catalogue">
    <${Tabs}
      label=${t('office.catalogue')}
      tabs=${pages.map(({ id, name }) => ({ id, label: t(name) }))}
      value=${here.id}
      onChange=${(id: string) => goTo({ part: 'catalogue', path: [id] })}
    >
      <${here.page} known=${known} />
    <//>
  </div>`
}
