/**
 * How long parties stay here, and where that is known from: what a promise at
 * the door rests on.
 *
 * The rule: a figure is never shown without what it is a figure of.
 */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { weekdayOf } from '../../../schema/calendar.ts'
import type { ReadingAnswer } from '../../../schema/readings.ts'
import { stayFor, stayMinutesDefault, type StayDoc } from '../../../schema/stay.ts'
import { read } from '../../lib/hub-api.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { Stepper } from '../../lib/ui/stepper.ts'
import { weekdayName } from '../../lib/words/dates.ts'
import { t } from '../../lib/words/words.ts'
import { tell } from '../act.ts'
import { today } from '../bookings.ts'
import { floorSetting } from '../house.ts'

type Stays = Pick<ReadingAnswer<'stays'>, 'stayMinutes' | 'stays'>

/** Null until the hub has told them. */
const known = signal<Stays | null>(null)

/** How long a party of so many guests stays, in milliseconds, as far as this screen knows. */
export const stayOf = (guests: number): number => {
  const { stays = [], stayMinutes = stayMinutesDefault } = known.value ?? {}
  return (stayFor(stays, guests)?.minutes ?? stayMinutes) * 60_000
}

/** Asks the hub; what was known stands where it cannot be asked. */
export const loadStays = async (): Promise<void> => {
  const answer = await read<ReadingAnswer<'stays'>>('/api/v1/stays')
  if (answer.ok) known.value = answer.value
}

/** Each size of party with its figure and what it is the middle of. */
export function Stays(): VNode | null {
  const settingRev = floorSetting.value?.rev
  useEffect(() => void loadStays(), [settingRev])
  const now = known.value
  if (now === null) return null
  return html`<section class="stays">
    <h3>${t('expected.stays')}</h3>
    <dl>
      ${rowsOf(now.stays).map(
        ({ size, stay }) => html`<div key=${stay.guestsTo}>
          <dt class="figures">${size}</dt>
          <dd>
            <b class="figures">${t('floor.minutes', { minutes: stay.minutes })}</b>
            <span>${basisText(stay)}</span>
          </dd>
        </div>`,
      )}
    </dl>
    ${can('floor.set') === 'allow' && html`<${Setting} key=${now.stayMinutes} minutes=${now.stayMinutes} />`}
  </section>`
}

interface Row {
  readonly size: string
  readonly stay: StayDoc
}

/** A row a size that is known of; all the others are reckoned alike, in one row. */
const rowsOf = (stays: readonly StayDoc[]): readonly Row[] => {
  const rows = stays.flatMap((stay, i) =>
    stay.basis === 'setting' ? [] : [{ size: sizeText(stay, stays[i - 1]?.guestsTo ?? 0), stay }],
  )
  const reckoned = stays.find(({ basis }) => basis === 'setting')
  if (reckoned === undefined) return rows
  const size = t(rows.length === 0 ? 'expected.size-all' : 'expected.size-others')
  return [...rows, { size, stay: reckoned }]
}

/** `3–4 guests`; of the largest `7 guests and more`. */
const sizeText = ({ guestsTo }: StayDoc, before: number): string =>
  guestsTo >= 99
    ? t('expected.size-from', { from: before + 1 })
    : t('expected.size', { from: before + 1, to: guestsTo })

const basisText = ({ basis, sittings }: StayDoc): string =>
  t(`expected.stay-${basis}`, {
    count: sittings,
    day: weekdayName(weekdayOf(today.value), 'long'),
  })

/** What is reckoned with while too few have been here, for whoever may change it. */
function Setting({ minutes }: { readonly minutes: number }): VNode {
  const [wanted, setWanted] = useState(minutes)
  const save = async (): Promise<void> => {
    await tell('floor.set', { stayMinutes: wanted })
  }
  return html`<div class="booking-row">
    <span>${t('expected.stay-until')}</span>
    <${Stepper}
      name=${t('expected.stay-until')}
      value=${wanted}
      text=${t('floor.minutes', { minutes: wanted })}
      least=${15}
      most=${360}
      step=${5}
      onChange=${setWanted}
    />
    ${wanted !== minutes && html`<${Button} onPress=${() => void save()}>${t('shared.save')}<//>`}
  </div>`
}
