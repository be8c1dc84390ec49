/** The whole catalogue as a file: out to a spreadsheet, and back with everything looked at first. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { Download, FileUp } from 'lucide'
import type { CatalogueDoc } from '../../../schema/catalogue-doc.ts'
import { shownOutlet } from '../../lib/frame/shown-outlet.ts'
import { newId } from '../../lib/ids.ts'
import { keepBlob } from '../../lib/keep-file.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { Card } from '../../lib/ui/card.ts'
import { place } from '../../lib/words/place.ts'
import { t } from '../../lib/words/words.ts'
import { amountText } from './amount.ts'
import { columns } from './csv-columns.ts'
import { readFile } from './csv-file.ts'
import { planOf, type Plan } from './csv-plan.ts'
import { csvOf } from './csv-write.ts'
import { ImportPlan } from './import-plan.ts'
import { ImportProgress } from './import-progress.ts'
import { progress, takePlan } from './import-run.ts'
import { ownPriceOf } from './store.ts'

interface Looked {
  readonly fileName: string
  readonly plan: Plan
  /** Columns that mean nothing here. */
  readonly unknown: readonly string[]
}

/** More than this is no menu. */
const bytesMax = 8_000_000

const saveAll = (known: CatalogueDoc): void => {
  const text = csvOf(known, known.items, (id, scope) => amountText(ownPriceOf(id, scope)))
  keepBlob('menu.csv', new Blob([text], { type: 'text/csv' }))
}

export function Import({ known }: { readonly known: CatalogueDoc }): VNode {
  const input = useRef<HTMLInputElement>(null)
  const [looked, setLooked] = useState<Looked | null>(null)
  const [why, setWhy] = useState<string | undefined>()
  const notYours = can('item.set') === 'allow' ? undefined : t('frame.not-yours')
  const look = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    setLooked(null)
    progress.value = null
    if (file.size > bytesMax) return setWhy(t('menu-file.too-large'))
    const read = readFile(new Uint8Array(await file.arrayBuffer()))
    if (!('columns' in read)) return setWhy(t('menu-file.broken', { line: read.line ?? 1 }))
    if (!read.columns.includes('code')) return setWhy(t('menu-file.no-code-column'))
    if (read.rows.length === 0) return setWhy(t('menu-file.no-rows'))
    setWhy(undefined)
    const plan = planOf(read, {
      known,
      outletId: shownOutlet.peek()?.outletId ?? '',
      currencyExponent: place.peek().currencyExponent,
      newId,
      priceNow: ownPriceOf,
    })
    const unknown = read.columns.filter((name) => !columns.some((column) => column === name))
    setLooked({ fileName: file.name, plan, unknown })
  }
  // What was chosen stands first: it is what the person came to look at.
  return html`<div class="catalogue-page menu-file">
    ${
      progress.value !== null
        ? html`<${ImportProgress} progress=${progress.value} />`
        : looked !== null &&
          html`<${ImportPlan} ...${looked} onTake=${() => void takePlan(looked.plan)} />`
    }
    <${Card} title=${t('menu-file.out')}>
      <p>${t('menu-file.out-what', { count: known.items.length })}</p>
      <${Button} icon=${Download} onPress=${() => saveAll(known)}>${t('menu-file.save')}<//>
    <//>
    <${Card} title=${t('menu-file.in')}>
      <p>${t('menu-file.in-what')}</p>
      <p class="menu-file-columns">${columns.join(' · ')}</p>
      <input
        ref=${input}
        type="file"
        class="unseen"
        tabindex="-1"
        aria-label=${t('menu-file.choose')}
        accept=".csv,.txt,.tsv,text/csv"
        onChange=${() => {
          const [file] = input.current?.files ?? []
          void look(file)
          // The same file may be chosen again once it was put right.
          if (input.current) input.current.value = ''
        }}
      />
      <${Button}
        kind=${looked === null ? 'primary' : 'plain'}
        icon=${FileUp}
        why=${notYours ?? (progress.value?.isOver === false ? t('menu-file.busy') : undefined)}
        onPress=${() => input.current?.click()}
      >
        ${t('menu-file.choose')}
      <//>
      ${why !== undefined && html`<p class="item-why" role="alert">${why}</p>`}
    <//>
  </div>`
}
