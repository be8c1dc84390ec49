/** What was taken in each hour of the day, as bars. The table behind it is for those who cannot see bars. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'

export interface HoursProps {
  /** Minor units by local hour, 0 to 23. */
  readonly hours: Readonly<Record<string, number>>
}

/** The hours most shops are open. */
const usualDay = { first: 9, last: 21 } as const
const height = 120
const width = 40

export function Hours({ hours }: HoursProps): VNode {
  const known = Object.keys(hours).map(Number)
  // A trading day is shown whole even when it has only begun, so that the bars keep their places.
  const first = Math.min(...known, usualDay.first)
  const shown = Array.from(
    { length: Math.max(...known, usualDay.last) - first + 1 },
    (_, i) => first + i,
  )
  const most = Math.max(1, ...Object.values(hours))
  return html`<figure class="hours">
    <svg viewBox=${`0 0 ${shown.length * width} ${height + 24}`} preserveAspectRatio="xMinYMax meet" aria-hidden="true">
      ${shown.map((hour, i) => {
        const tall = Math.round(((hours[hour] ?? 0) / most) * height)
        return html`<g key=${hour} transform=${`translate(${i * width} 0)`}>
          <rect class="hours-bar" x="4" y=${height - tall} width=${width - 8} height=${tall} rx="2" />
          <text class="hours-name figures" x=${width / 2} y=${height + 18} text-anchor="middle">${hour}</text>
        </g>`
      })}
    </svg>
    <table class="unseen">
      <caption>${t('office.by-hour')}</caption>
      <tbody>
        ${shown.map(
          (hour) =>
            html`<tr key=${hour}><th scope="row">${t('office.hour', { hour })}</th><td>${money(hours[hour] ?? 0)}</td></tr>`,
        )}
      </tbody>
    </table>
  </figure>`
}
