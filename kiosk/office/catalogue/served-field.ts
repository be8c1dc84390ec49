/** When it is served: always, or at some times of some days. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Plus, Trash2 } from 'lucide'
import type { ServedTime } from '../../../schema/served.ts'
import { Button } from '../../lib/ui/button.ts'
import { Field } from '../../lib/ui/field.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { t } from '../../lib/words/words.ts'
import { Chips } from '../../lib/ui/choice-chips.ts'

/** Times as a command takes them. */
export type ServedArgs = { days: number[]; fromMinute: number; untilMinute: number }[]

export interface ServedFieldProps {
  readonly value: readonly ServedTime[]
  readonly onChange: (value: ServedArgs) => void
}

const days = [1, 2, 3, 4, 5, 6, 7] as const
/** More times than these no menu has. */
const most = 10

/** A first time is breakfast; a further one begins where the last ends. */
const nextAfter = (last: ServedTime | undefined): ServedTime =>
  last === undefined
    ? { days: [...days], fromMinute: 420, untilMinute: 660 }
    : {
        days: last.days,
        fromMinute: last.untilMinute,
        untilMinute: Math.min(1440, last.untilMinute + 180),
      }

const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** The minute a clock time names, or undefined where it is none. */
const minuteOf = (text: string): number | undefined => {
  const [, hour, minute] = /^(\d{1,2})[:.]?(\d{2})$/.exec(text.trim()) ?? []
  const at = Number(hour) * 60 + Number(minute)
  return hour !== undefined && Number(minute) < 60 && at <= 1440 ? at : undefined
}

export function ServedField({ value, onChange }: ServedFieldProps): VNode {
  const set = (times: readonly ServedTime[]): void =>
    onChange(times.map((time) => ({ ...time, days: [...time.days] })))
  const add = (): void => set([...value, nextAfter(value.at(-1))])
  return html`<div class="item-served">
    <span class="field-label">${t('catalogue.served')}</span>
    <${SegmentedControl}
      label=${t('catalogue.served')}
      choices=${[
        { value: 'always', label: t('catalogue.always') },
        { value: 'times', label: t('catalogue.at-times') },
      ]}
      value=${value.length === 0 ? 'always' : 'times'}
      onChange=${(next: string) => (next === 'always' ? set([]) : add())}
    />
    ${value.map(
      (time, i) => html`<${Time}
        key=${i}
        time=${time}
        number=${i + 1}
        onChange=${(to: ServedTime) => set(value.map((one, at) => (at === i ? to : one)))}
        onRemove=${() => set(value.filter((_, at) => at !== i))}
      />`,
    )}
    ${
      value.length > 0 &&
      value.length < most &&
      html`<${Button} icon=${Plus} onPress=${add}>${t('catalogue.add-time')}<//>`
    }
  </div>`
}

interface TimeProps {
  readonly time: ServedTime
  readonly number: number
  readonly onChange: (time: ServedTime) => void
  readonly onRemove: () => void
}

function Time({ time, number, onChange, onRemove }: TimeProps): VNode {
  const ends = [
    ['fromMinute', 'catalogue.from'],
    ['untilMinute', 'catalogue.until'],
  ] as const
  return html`<fieldset class="served-time">
    <legend class="unseen">${t('catalogue.time', { number })}</legend>
    <div class="served-hours">
      ${ends.map(
        ([end, name]) => html`<${Field}
          key=${end}
          label=${t(name)}
          inputMode="numeric"
          value=${clockOf(time[end])}
          onInput=${(text: string) => {
            const minute = minuteOf(text)
            if (minute !== undefined) onChange({ ...time, [end]: minute })
          }}
        />`,
      )}
      <${Button} icon=${Trash2} label=${t('catalogue.remove-time', { number })} onPress=${onRemove} />
    </div>
    ${time.fromMinute >= time.untilMinute && html`<p class="item-about">${t('catalogue.past-midnight')}</p>`}
    <${Chips}
      label=${t('catalogue.days')}
      choices=${days.map((day) => ({ value: String(day), label: t(`catalogue.day-${day}`) }))}
      value=${time.days.map(String)}
      onChange=${(next: readonly string[]) =>
        next.length > 0 && onChange({ ...time, days: next.map(Number) })}
    />
  </fieldset>`
}
