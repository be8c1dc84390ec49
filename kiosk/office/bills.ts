/**
 * The bills of a day: all, or those a figure was made of, found by number,
 * token or amount.
 */
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { ChevronLeft, ChevronRight, Search, X } from 'lucide'
import { isDate, plusDays } from '../../schema/calendar.ts'
import { Button } from '../lib/ui/button.ts'
import { Field } from '../lib/ui/field.ts'
import { fromDateField, toDateField } from '../lib/words/date-field.ts'
import { fullDay, hourName } from '../lib/words/dates.ts'
import { t } from '../lib/words/words.ts'
import { DayBills } from './day-bills.ts'
import { narrowedBy, type Narrowed } from './narrowed.ts'
import { todayDate } from './today-date.ts'
import { stayAt, where } from './where.ts'

/** The day in the address; today where it names none, or one that is still to come. */
const dateIn = (text: string | undefined): number => {
  const date = Number(text)
  return isDate(date) && date <= todayDate.value ? date : todayDate.value
}

export function Bills(): VNode {
  const { path, query } = where.value
  const date = dateIn(path[0])
  const narrowed = narrowedBy(query)
  const go = (to: number, by: Narrowed = narrowed): void => {
    const { what } = query
    const isNamed = what !== undefined && Object.keys(by).some((name) => name !== 'find')
    stayAt({ part: 'bills', path: [String(to)], query: isNamed ? { ...by, what } : { ...by } })
  }
  const find = (text: string): void => {
    const { find: _, ...rest } = narrowed
    go(date, text === '' ? rest : { ...rest, find: text })
  }
  return html`<div class="bills">
    <header class="bills-head">
      <${Button} icon=${ChevronLeft} label=${t('office.day-before')} onPress=${() => go(plusDays(date, -1))} />
      <${Field}
        type="date"
        label=${t('office.day-of-bills')}
        quietLabel
        value=${toDateField(date)}
        onInput=${(text: string) => isDate(fromDateField(text)) && go(fromDateField(text))}
      />
      <${Button}
        icon=${ChevronRight}
        label=${t('office.day-after')}
        why=${date >= todayDate.value ? t('office.no-day-after') : undefined}
        onPress=${() => go(plusDays(date, 1))}
      />
      <h2 class="unseen">${fullDay(date)}</h2>
    </header>
    <${Find} find=${narrowed.find ?? ''} onFind=${find} />
    <${Narrowing} narrowed=${narrowed} what=${query['what']} onDrop=${() => go(date, narrowed.find === undefined ? {} : { find: narrowed.find })} />
    <${DayBills} key=${`${date} ${JSON.stringify(narrowed)}`} date=${date} narrowed=${narrowed} />
  </div>`
}

/** Asks when the typing pauses, not at every letter. */
const pauseMs = 250

function Find({
  find,
  onFind,
}: {
  readonly find: string
  readonly onFind: (find: string) => void
}): VNode {
  const [typed, setTyped] = useState(find)
  useEffect(() => {
    const wanted = typed.trim()
    if (wanted === find) return undefined
    const timer = setTimeout(() => onFind(wanted), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  return html`<${Field}
    type="search"
    label=${t('office.find')}
    quietLabel
    placeholder=${t('office.find')}
    icon=${Search}
    maxLength=${40}
    value=${typed}
    onInput=${setTyped}
  />`
}

interface NarrowingProps {
  readonly narrowed: Narrowed
  /** What the bills are those of, in words, where that is no hour. */
  readonly what: string | undefined
  readonly onDrop: () => void
}

/** Says that only some bills are shown, and which; one touch shows all of the day. */
function Narrowing({ narrowed, what, onDrop }: NarrowingProps): VNode | false {
  const { hour, item, category, tender } = narrowed
  const isNarrow = [hour, item, category, tender].some((one) => one !== undefined)
  const time =
    hour === undefined ? '' : `${hourName(Number(hour))} – ${hourName((Number(hour) + 1) % 24)}`
  const named = what ?? item ?? category ?? tender ?? ''
  return (
    isNarrow &&
    html`<p class="bills-narrow">
      <span>${t('office.only', { what: hour === undefined ? named : time })}</span>
      <${Button} icon=${X} onPress=${onDrop}>${t('office.all-bills')}<//>
    </p>`
  )
}
