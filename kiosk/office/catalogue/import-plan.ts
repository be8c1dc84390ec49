/** What a file would change, before any of it is done: what cannot be first, then what would. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { Check, CircleAlert } from 'lucide'
import { Badge } from '../../lib/ui/badge.ts'
import { Button } from '../../lib/ui/button.ts'
import { Card } from '../../lib/ui/card.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { money } from '../../lib/words/format.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import type { BadRow, Plan, PlannedItem } from './csv-plan.ts'

export interface ImportPlanProps {
  readonly fileName: string
  readonly plan: Plan
  readonly unknown: readonly string[]
  readonly onTake: () => void
}

/** More rows than this nobody reads; how many there are is said. */
const most = 100

export function ImportPlan({ fileName, plan, unknown, onTake }: ImportPlanProps): VNode {
  const { items, bad, same, categories } = plan
  const count = items.length
  const take = html`<${Button} kind="primary" onPress=${onTake}>${t('menu-file.take', { count })}<//>`
  return html`<${Card} title=${fileName} tone=${bad.length > 0 ? 'wait' : 'plain'}>
    <p class="menu-file-sum" role="status">
      ${t('menu-file.sum', { count, bad: bad.length, same })}
    </p>
    ${unknown.length > 0 && html`<p class="menu-file-note">${t('menu-file.unknown', { columns: unknown.join(', ') })}</p>`}
    ${
      categories.length > 0 &&
      html`<p class="menu-file-note">${t('menu-file.new-categories', { names: categories.map(({ names }) => nameOf(names)).join(', ') })}</p>`
    }
    ${
      bad.length > 0 &&
      html`<h4>${t('menu-file.bad', { count: bad.length })}</h4>
        <ul class="menu-file-rows">${bad.slice(0, most).map((row) => html`<${Bad} key=${`${row.line} ${row.problem}`} row=${row} />`)}</ul>`
    }
    ${bad.length > most && html`<p class="menu-file-note">${t('menu-file.more', { count: bad.length - most })}</p>`}
    ${
      count === 0
        ? html`<${EmptyState} icon=${Check} title=${t('menu-file.nothing')} next=${t('menu-file.nothing-next')} />`
        : html`<div class="menu-file-take">${take}<span>${t('menu-file.take-what')}</span></div>
            <ul class="menu-file-rows">${items.slice(0, most).map((item) => html`<${Change} key=${item.line} item=${item} />`)}</ul>
            ${count > most && html`<p class="menu-file-note">${t('menu-file.more', { count: count - most })}</p>`}`
    }
  <//>`
}

function Bad({ row }: { readonly row: BadRow }): VNode {
  return html`<li class="menu-file-bad">
    <${Icon} of=${CircleAlert} size=${20} />
    <span class="figures">${t('menu-file.line', { line: row.line })}</span>
    <b>${row.name}</b>
    <span>${t(`menu-file.problem-${row.problem}`, { text: row.text })}</span>
  </li>`
}

function Change({ item }: { readonly item: PlannedItem }): VNode {
  return html`<li>
    <${Badge} tone=${item.isNew ? 'next' : 'plain'}>${t(item.isNew ? 'menu-file.is-new' : 'menu-file.is-changed')}<//>
    <span class="figures">${t('menu-file.line', { line: item.line })}</span>
    <b>${item.name}</b>
    <span class="figures">${item.prices.map(({ amount }) => money(amount, true)).join(' · ')}</span>
  </li>`
}
