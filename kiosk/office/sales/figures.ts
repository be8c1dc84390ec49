/** What the time came to. Each figure chooses what the line shows; beside it stands the time before. */
import { signal } from '@preact/signals'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { Equal, TrendingDown, TrendingUp } from 'lucide'
import type { SalesReport } from '../../../schema/report.ts'
import { Amount } from '../../lib/ui/amount.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { days, hourName } from '../../lib/words/dates.ts'
import { count, percent } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { Fact } from '../fact.ts'
import { figureOf, metrics, type Metric } from './points.ts'

/** What the line shows. */
export const metric = signal<Metric>('total')

export interface FiguresProps {
  readonly report: SalesReport
  /** A time before was asked for, whether anything was sold in it or not. */
  readonly isCompared: boolean
}

export function Figures({ report, isCompared }: FiguresProps): VNode {
  const { totals, against, known } = report
  // A time that begins before the first sale there ever was compares with nothing.
  const isKnown = against !== null && known !== null && against.from >= known.from
  return html`<section class="figures-row" aria-label=${t('sales.figures')}>
    <div class="figures-keys" role="group" aria-label=${t('sales.line-of')}>
      ${metrics.map(
        (one) => html`<button
          type="button"
          key=${one}
          class="figure"
          aria-pressed=${metric.value === one ? 'true' : 'false'}
          onClick=${() => {
            metric.value = one
          }}
        >
          <span class="figure-name">${t(`sales.${one}`)}</span>
          <span class="figure-value">
            ${
              one === 'bills'
                ? html`<span class="amount amount-total">${count(totals.bills)}</span>`
                : html`<${Amount} minor=${figureOf(totals, one)} size="total" short=${one === 'total'} />`
            }
          </span>
          ${isCompared && html`<${Change} now=${figureOf(totals, one)} before=${isKnown ? figureOf(against, one) : 0} />`}
        </button>`,
      )}
    </div>
    <dl class="facts figures-facts">
      ${
        totals.tax !== 0 &&
        html`<${Fact} name=${t('office.before-tax')} minor=${totals.taxable} />
          <${Fact} name=${t('office.tax')} minor=${totals.tax} />`
      }
      ${totals.roundOff !== 0 && html`<${Fact} name=${t('office.round-off')} minor=${totals.roundOff} />`}
      ${totals.undone !== 0 && html`<div class="fact"><dt>${t('sales.undone')}</dt><dd class="figures">${count(totals.undone)}</dd></div>`}
      ${totals.refunded !== 0 && html`<${Fact} name=${t('office.refunded', { count: totals.refunds })} minor=${-totals.refunded} />`}
      ${isKnown && against !== null && html`<${Fact} name=${t('sales.before')} minor=${against.total} />`}
    </dl>
  </section>`
}

/** More or less than before, in words and with an arrow; it praises nothing and blames nothing. */
export function Change({ now, before }: { readonly now: number; readonly before: number }): VNode {
  if (before === 0)
    return html`<span class="figure-change figure-change-none">${t('sales.nothing-before')}</span>`
  const ratio = (now - before) / before
  const [icon, word] =
    Math.abs(ratio) < 0.0005
      ? ([Equal, 'same'] as const)
      : now > before
        ? ([TrendingUp, 'more'] as const)
        : ([TrendingDown, 'less'] as const)
  return html`<span class="figure-change">
    <${Icon} of=${icon} size=${20} />
    <span>${word === 'same' ? t('sales.same') : t(`sales.${word}`, { percent: howMuch(Math.abs(ratio)) })}</span>
  </span>`
}

/** Beyond ten times a percentage tells nobody anything. */
const howMuch = (ratio: number): string =>
  ratio < 10 ? percent(ratio) : t('sales.times', { times: count(Math.round(ratio)) })

/** The time before, as one says it: its days, and where it is cut off at this hour also that. */
export const againstName = ({
  from,
  to,
  untilHour,
}: NonNullable<SalesReport['against']>): string =>
  untilHour === null
    ? days(from, to)
    : t('sales.until', { days: days(from, to), hour: hourName(untilHour + 1) })
