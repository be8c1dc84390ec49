/** When it is served: always, or from one hour to another on some days. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { ServedTime } from '../../../schema/served.ts'
import { Field } from '../../lib/ui/field.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { t } from '../../lib/words/words.ts'
import { Chips } from './chips.ts'

export interface ServedFieldProps {
  readonly value: readonly ServedTime[]
  readonly onChange: (value: { days: number[]; fromMinute: number; untilMinute: number }[]) => void
}

const days = [1, 2, 3, 4, 5, 6, 7] as const

const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** The minute a clock time names, or undefined where it is none. */
const minuteOf = (text: string): number | undefined => {
  const [, hour, minute] = /^(\d{1,2})[:.]?(\d{2})$/.exec(text.trim()) ?? []
  const at = Number(hour) * 60 + Number(minute)
  return hour !== undefined && Number(minute) < 60 && at <= 1440 ? at : undefined
}

export function ServedField({ value, onChange }: ServedFieldProps): VNode {
  const [first] = value
  const set = (to: Partial<ServedTime>): void => {
    const now = { days: [...days], fromMinute: 420, untilMinute: 660, ...first, ...to }
    onChange([{ ...now, days: [...now.days] }])
  }
  return html`<div class="item-served">
    <span class="field-label">${t('catalogue.served')}</span>
    <${SegmentedControl}
      label=${t('catalogue.served')}
      choices=${[
        { value: 'always', label: t('catalogue.always') },
        { value: 'times', label: t('catalogue.at-times') },
      ]}
      value=${first === undefined ? 'always' : 'times'}
      onChange=${(next: string) => (next === 'always' ? onChange([]) : set({}))}
    />
    ${
      first !== undefined &&
      html`<div class="item-pair">
          <${Field}
            label=${t('catalogue.from')}
            inputMode="numeric"
            value=${clockOf(first.fromMinute)}
            onInput=${(text: string) => {
              const fromMinute = minuteOf(text)
              if (fromMinute !== undefined) set({ fromMinute })
            }}
          />
          <${Field}
            label=${t('catalogue.until')}
            inputMode="numeric"
            value=${clockOf(first.untilMinute)}
            onInput=${(text: string) => {
              const untilMinute = minuteOf(text)
              if (untilMinute !== undefined) set({ untilMinute })
            }}
          />
        </div>
        <${Chips}
          label=${t('catalogue.days')}
          choices=${days.map((day) => ({ value: String(day), label: t(`catalogue.day-${day}`) }))}
          value=${first.days.map(String)}
          onChange=${(next: readonly string[]) => next.length > 0 && set({ days: next.map(Number) })}
        />`
    }
  </div>`
}
