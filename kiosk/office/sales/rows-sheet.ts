/** The rows beneath a figure: the same thing month by month or day by day, and from a day to its bills. */
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { ChevronLeft, Inbox } from 'lucide'
import { daysFromTo } from '../../../schema/calendar.ts'
import { nameIn } from '../../../schema/names.ts'
import type { ItemSales, SalesReport, TrendPoint, TrendReport } from '../../../schema/report.ts'
import type { DateRange } from '../../../schema/report-range.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Button } from '../../lib/ui/button.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { ListRow } from '../../lib/ui/list-row.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { Skeleton } from '../../lib/ui/skeleton.ts'
import { days, hourName, weekdayName } from '../../lib/words/dates.ts'
import { percent } from '../../lib/words/format.ts'
import { language } from '../../lib/words/place.ts'
import { t } from '../../lib/words/words.ts'
import { useReading } from '../reading.ts'
import { outletQuery } from '../shop.ts'
import { goTo } from '../where.ts'
import { pointName } from './points.ts'
import { qtyWithUnit } from './quantities.ts'
import { closeRows, type OpenRows } from './rows.ts'
import { tenderName } from './shares.ts'

/** More days than this are first shown as months. */
const daysMax = 92

export interface RowsSheetProps extends OpenRows {
  readonly report: SalesReport
}

export function RowsSheet({ of, id, report }: RowsSheetProps): VNode {
  const whole = { from: report.from, to: report.to }
  const [month, setMonth] = useState<DateRange | null>(null)
  const { from, to } = month ?? whole
  const grain = daysFromTo(from, to) > daysMax ? 'month' : 'day'
  const outlet = outletQuery.value
  const asked = new URLSearchParams({ of, id, from: String(from), to: String(to), grain })
  const path = `/api/v1/reports/trend${outlet === '' ? '?' : `${outlet}&`}${asked.toString()}`
  const { value, path: readFrom, why, again } = useReading<TrendReport>(path)
  const trend = readFrom === path ? value : undefined
  const title = rowsTitle({ of, id }, report)
  const item = of === 'item' ? report.items.find(({ itemId }) => itemId === id) : undefined
  const open = (point: TrendPoint): void => {
    if (grain === 'month') return setMonth({ from: point.from, to: point.to })
    closeRows()
    goTo({
      part: 'bills',
      path: [String(point.from)],
      query: { ...narrowed({ of, id }), what: title },
    })
  }
  return html`<${Sheet} title=${title} from="side" onClose=${closeRows}>
    <div class="rows-beneath">
      ${item !== undefined && month === null && html`<${Sizes} item=${item} />`}
      ${
        month !== null &&
        html`<${Button} kind="quiet" icon=${ChevronLeft} onPress=${() => setMonth(null)}>${t('sales.all-months')}<//>`
      }
      ${
        why !== undefined && trend === undefined
          ? html`<${ErrorNote}
              what=${sayDeclined(why)}
              todo=${t('frame.unreachable-todo')}
              action=${html`<${Button} onPress=${again}>${t('shared.retry')}<//>`}
            />`
          : trend === undefined
            ? html`<${Skeleton} count=${8} />`
            : trend.points.length === 0
              ? html`<${EmptyState} icon=${Inbox} title=${t('sales.nothing')} />`
              : html`<p class="bills-sum">
                    <span>${days(from, to)}</span>
                    <${Amount} minor=${trend.points.reduce((sum, { total }) => sum + total, 0)} size="head" />
                  </p>
                  <ul class="rows">
                  ${trend.points.map(
                    (point) => html`<${ListRow}
                      key=${point.from}
                      title=${pointName({ ...point, hour: null }, grain)}
                      detail=${countOf(point.count, of, item)}
                      end=${html`<${Amount} minor=${point.total} />`}
                      onPress=${() => open(point)}
                    />`,
                  )}
                </ul>`
      }
    </div>
  <//>`
}

const countOf = (count: number, of: OpenRows['of'], item: ItemSales | undefined): string => {
  switch (of) {
    case 'item':
      return item === undefined ? '' : qtyWithUnit(count, item.unit)
    case 'tender':
      return t('sales.payment-count', { count })
    case 'hour':
      return t('office.bill-count', { count })
    case 'category':
      return ''
  }
}

/** What a figure is of, as its rows are headed. */
const rowsTitle = ({ of, id }: OpenRows, { items, categories }: SalesReport): string => {
  switch (of) {
    case 'item': {
      const item = items.find(({ itemId }) => itemId === id)
      return item === undefined ? id : nameIn(item.names, language.value)
    }
    case 'category': {
      const category = categories.find(({ categoryId }) => categoryId === id)
      return category === undefined ? id : nameIn(category.names, language.value)
    }
    case 'tender':
      return tenderName(id)
    case 'hour': {
      const [weekday = 0, hour = 0] = id.split('-').map(Number)
      return t('sales.hour-of', {
        weekday: weekdayName(weekday, 'long'),
        from: hourName(hour),
        to: hourName((hour + 1) % 24),
      })
    }
  }
}

/** The bills beneath a row, as the bills page is asked for them. */
const narrowed = ({ of, id }: OpenRows): Readonly<Record<string, string>> =>
  of === 'hour' ? { hour: id.split('-')[1] ?? '' } : { [of]: id }

/** The sizes of an item, each with its share. */
function Sizes({ item }: { readonly item: ItemSales }): VNode | false {
  return (
    item.variants.length > 0 &&
    html`<table class="lines">
      <caption class="unseen">${t('sales.sizes')}</caption>
      <thead>
        <tr>
          <th scope="col">${t('sales.size')}</th>
          <th scope="col" class="lines-number">${t('office.qty')}</th>
          <th scope="col" class="lines-number">${t('office.amount')}</th>
          <th scope="col" class="lines-number">${t('sales.share')}</th>
        </tr>
      </thead>
      <tbody>
        ${item.variants.map(
          ({ variantId, names, qtyMilli, total }) => html`<tr key=${variantId}>
            <th scope="row">${nameIn(names, language.value)}</th>
            <td class="lines-number figures">${qtyWithUnit(qtyMilli, item.unit)}</td>
            <td class="lines-number"><${Amount} minor=${total} /></td>
            <td class="lines-number figures">${percent(item.total === 0 ? 0 : total / item.total)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`
  )
}
