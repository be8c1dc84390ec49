/**
 * When the shop is busy: hours down, weekdays across, each cell what such an
 * hour brings on average. The rule: the figure stands in the cell, its shade
 * only helps.
 */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import type { SalesReport } from '../../../schema/report.ts'
import { hoursOfDay } from '../../../schema/report-range.ts'
import { shownOutlet } from '../../lib/frame/shown-outlet.ts'
import { hourName, weekdayName } from '../../lib/words/dates.ts'
import { tinyMoney } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { CsvKey } from './csv-key.ts'
import { openRows } from './rows.ts'

const weekdays = [0, 1, 2, 3, 4, 5, 6]
/** Shades of the cells; the lowest is for whatever is more than nothing. */
const shades = 5

export function HourMap({ report }: { readonly report: SalesReport }): VNode {
  const title = t('sales.hours')
  const cells = new Map(report.hours.map((cell) => [cell.weekday * 24 + cell.hour, cell]))
  /** What the hour brings on one such day, in minor units. */
  const usual = (weekday: number, hour: number): number =>
    Math.round(
      (cells.get(weekday * 24 + hour)?.total ?? 0) / Math.max(report.weekdays[weekday] ?? 1, 1),
    )
  const most = Math.max(
    ...weekdays.flatMap((day) => hoursOfDay(0).map((hour) => usual(day, hour))),
    1,
  )
  return html`<section class="card">
    <header class="card-head"><h3>${title}</h3><${CsvKey} table="hours" of=${title} /></header>
    <table class="heat">
      <caption>${t('sales.hours-what')}</caption>
      <thead>
        <tr>
          <td></td>
          ${weekdays.map((day) => html`<th scope="col" key=${day} abbr=${weekdayName(day, 'long')}>${weekdayName(day)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${busyHours(report).map(
          (hour) => html`<tr key=${hour}>
            <th scope="row" class="figures">${hourName(hour)}</th>
            ${weekdays.map((day) => {
              const amount = usual(day, hour)
              return html`<td key=${day}>
                ${
                  cells.has(day * 24 + hour)
                    ? html`<button
                        type="button"
                        class=${`heat-cell heat-${Math.max(1, Math.ceil((amount / most) * shades))} figures`}
                        onClick=${() => openRows({ of: 'hour', id: `${day}-${hour}` })}
                      >
                        <span class="unseen">${weekdayName(day, 'long')}, ${hourName(hour)}: </span>${tinyMoney(amount)}
                      </button>`
                    : html`<span class="heat-cell heat-0"><span aria-hidden="true">·</span><span class="unseen">${t('sales.nothing')}</span></span>`
                }
              </td>`
            })}
          </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

/** From the first hour anything is ever sold in to the last, in the order of the business day. */
const busyHours = ({ hours }: SalesReport): readonly number[] => {
  const day = hoursOfDay(shownOutlet.value?.cutOffMinute ?? 0)
  const places = hours.map(({ hour }) => day.indexOf(hour))
  return day.slice(Math.min(...places), Math.max(...places) + 1)
}
