/** What sold best, by amount or by quantity, with its sizes and its share. */
import { signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { nameIn } from '../../../schema/names.ts'
import type { ItemSales, SalesReport } from '../../../schema/report.ts'
import { Button } from '../../lib/ui/button.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { money, percent } from '../../lib/words/format.ts'
import { language } from '../../lib/words/place.ts'
import { t } from '../../lib/words/words.ts'
import { CsvKey } from './csv-key.ts'
import { qtyWithUnit, unitOf } from './quantities.ts'
import { openRows } from './rows.ts'
import { ShareRow } from './share-row.ts'

type By = 'amount' | 'quantity'
const by = signal<By>('amount')
const first = 10

export function BestItems({ report }: { readonly report: SalesReport }): VNode {
  const title = t('sales.items')
  return html`<section class="card">
    <header class="card-head">
      <h3>${title}</h3>
      <div class="card-actions ranking-keys">
        <${SegmentedControl}
          label=${t('sales.rank')}
          choices=${(['amount', 'quantity'] as const).map((value) => ({ value, label: t(`sales.by-${value}`) }))}
          value=${by.value}
          onChange=${(value: By) => {
            by.value = value
          }}
        />
        <${CsvKey} table="items" of=${title} />
      </div>
    </header>
    ${
      by.value === 'amount'
        ? html`<${Ranking} items=${report.items} of=${report.items} measure=${totalOf} />`
        : unitsIn(report.items).map(
            ({ unit, items }) => html`<${Ranking}
            key=${unit}
            title=${t(`sales.sold-by-${unit}`)}
            items=${items}
            of=${items}
            measure=${qtyOf}
          />`,
          )
    }
  </section>`
}

const totalOf = ({ total }: Pick<ItemSales, 'total'>): number => total
const qtyOf = ({ qtyMilli }: Pick<ItemSales, 'qtyMilli'>): number => qtyMilli

/** Kilograms are not ranked among pieces. */
const unitsIn = (items: readonly ItemSales[]) =>
  (['piece', 'kg', 'litre'] as const)
    .map((unit) => ({
      unit,
      items: items
        .filter((item) => unitOf(item.unit) === unit)
        .toSorted((a, b) => b.qtyMilli - a.qtyMilli),
    }))
    .filter((one) => one.items.length > 0)

interface RankingProps {
  readonly title?: string
  readonly items: readonly ItemSales[]
  /** What a share is a share of. */
  readonly of: readonly ItemSales[]
  readonly measure: (sold: Pick<ItemSales, 'total' | 'qtyMilli'>) => number
}

function Ranking({ title, items, of, measure }: RankingProps): VNode {
  const [isWhole, setWhole] = useState(false)
  const whole = of.reduce((sum, item) => sum + measure(item), 0)
  const most = Math.max(...items.map(measure), 1)
  return html`<div class="ranking">
    ${title && html`<h4>${title}</h4>`}
    <ol class="shares">
      ${items.slice(0, isWhole ? undefined : first).map(
        (item) => html`<${ShareRow}
          key=${item.itemId}
          name=${nameIn(item.names, language.value)}
          detail=${[qtyWithUnit(item.qtyMilli, item.unit), sizesOf(item, measure)].filter(Boolean).join(' · ')}
          value=${money(item.total)}
          share=${whole === 0 ? 0 : measure(item) / whole}
          width=${measure(item) / most}
          onPress=${() => openRows({ of: 'item', id: item.itemId })}
        />`,
      )}
    </ol>
    ${
      items.length > first &&
      html`<${Button} kind="quiet" onPress=${() => setWhole(!isWhole)}>
        ${isWhole ? t('sales.fewer') : t('sales.all-items', { count: items.length })}
      <//>`
    }
  </div>`
}

/** `S 20 % · M 45 % · L 35 %` */
const sizesOf = ({ variants, ...item }: ItemSales, measure: RankingProps['measure']): string =>
  variants.length < 2 || measure(item) === 0
    ? ''
    : variants
        .map(
          (size) =>
            `${nameIn(size.names, language.value)} ${percent(measure(size) / measure(item))}`,
        )
        .join(' · ')
