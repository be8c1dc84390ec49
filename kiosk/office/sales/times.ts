/** Which time is shown: by name, stepped back and forth, or from one day to another. */
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide'
import { shownOutlet } from '../../lib/frame/shown-outlet.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { fromDateField, toDateField } from '../../lib/words/date-field.ts'
import { days, fullDay, fullMonth } from '../../lib/words/dates.ts'
import { t } from '../../lib/words/words.ts'
import {
  faultOf,
  stepped,
  withChosen,
  withSpan,
  type AskedSales,
  type NamedSpan,
  type Span,
} from './asked.ts'
import { asked, calendar, show } from './calendar.ts'

/** The time that is shown, as one says it. */
export const timeName = ({ span, from, to, on }: AskedSales): string =>
  span === 'day'
    ? fullDay(from)
    : span === 'month' && on !== null
      ? fullMonth(from)
      : span === 'year'
        ? String(Math.floor(from / 10_000))
        : days(from, to)

export function Times(): VNode {
  const [isChoosing, setChoosing] = useState(false)
  const now = asked.value
  const before = stepped(now, -1, calendar.value)
  const after = stepped(now, 1, calendar.value)
  const hasBooksYear = (shownOutlet.value?.fiscalYearStartMonth ?? 1) !== 1
  const named: readonly NamedSpan[] = hasBooksYear
    ? ['day', 'week', 'days30', 'month', 'year', 'books']
    : ['day', 'week', 'days30', 'month', 'year']
  const take = (span: Span): void => {
    if (span === 'custom') setChoosing(true)
    else show(withSpan(now, span, calendar.value))
  }
  return html`<div class="times">
    <div class="times-spans">
      <${SegmentedControl}
        label=${t('sales.time')}
        choices=${[...named, 'custom' as const].map((value) => ({ value, label: t(value === 'day' && now.span === 'day' && now.on !== null ? 'sales.one-day' : `sales.${value}`) }))}
        value=${now.span}
        onChange=${take}
      />
    </div>
    <div class="times-step">
      <${Button}
        icon=${ChevronLeft}
        label=${t('sales.earlier')}
        onPress=${() => before && show(before)}
      />
      <button type="button" class="times-name figures" onClick=${() => setChoosing(true)}>
        ${timeName(now)}
      </button>
      <${Button}
        icon=${ChevronRight}
        label=${t('sales.later')}
        why=${after === null ? t('sales.no-later') : undefined}
        onPress=${() => after && show(after)}
      />
    </div>
    ${isChoosing && html`<${Choose} onClose=${() => setChoosing(false)} />`}
  </div>`
}

/** From one day to another. What the hub would refuse is said before it is asked. */
function Choose({ onClose }: { readonly onClose: () => void }): VNode {
  const now = asked.value
  const [from, setFrom] = useState(toDateField(now.from))
  const [to, setTo] = useState(toDateField(now.to))
  const range = { from: fromDateField(from), to: fromDateField(to) }
  const fault = from === '' || to === '' ? null : faultOf(range, calendar.value)
  const take = (): void => {
    if (fault !== null || from === '' || to === '') return
    show(withChosen(now, range, calendar.value))
    onClose()
  }
  return html`<${Sheet}
    title=${t('sales.choose')}
    onClose=${onClose}
    foot=${html`<${Button}
      kind="primary"
      icon=${CalendarDays}
      why=${fault === null ? (from === '' || to === '' ? t('sales.choose-both') : undefined) : sayDeclined({ code: fault })}
      onPress=${take}
    >
      ${t('sales.show')}
    <//>`}
  >
    <div class="times-choose">
      <${Field} type="date" label=${t('sales.from')} value=${from} onInput=${setFrom} onEnter=${take} />
      <${Field}
        type="date"
        label=${t('sales.to')}
        value=${to}
        error=${fault === null ? undefined : sayDeclined({ code: fault })}
        onInput=${setTo}
        onEnter=${take}
      />
    </div>
  <//>`
}
