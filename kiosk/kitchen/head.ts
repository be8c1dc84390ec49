/**
 * The head of the wall: which station, how much is open, how long it takes.
 *
 * The rule: it is read from across the kitchen, so a figure is large, its name
 * small, and a sound that would not be heard is amber.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { ConciergeBell, History, Layers, Settings2, Volume2, VolumeX, type IconNode } from 'lucide'
import { nameIn } from '../../schema/names.ts'
import { menu } from '../lib/menu.ts'
import { session } from '../lib/session.ts'
import { armed, volume } from '../lib/sound.ts'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { age, clock, count } from '../lib/words/format.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { ageOf, bandOf, limitsOf, type Band } from './age.ts'
import { isExpo, setExpo, soundNow } from './settings.ts'
import { average, done, now, rail, state, stationDocs } from './wall.ts'

export interface HeadProps {
  readonly isAllDay: boolean
  readonly onAllDay: () => void
  readonly onRecall: () => void
  readonly onSettings: () => void
}

export function Head(props: HeadProps): VNode {
  const [oldest] = rail.value
  const oldestMs = oldest === undefined ? null : ageOf(oldest, now.value)
  return html`<header class="head">
    <h1 class="head-station">${stationName()}</h1>
    <dl class="head-figures figures">
      <${Figure} name=${t('kitchen.open')} value=${state.value === 'loading' ? '–' : count(rail.value.length)} />
      <${Figure}
        name=${t('kitchen.oldest')}
        value=${oldestMs === null ? '–' : age(oldestMs)}
        band=${oldest === undefined || oldestMs === null ? 'calm' : bandOf(oldestMs, limitsOf(stationDocs.value, oldest))}
      />
      <${Figure}
        name=${t('kitchen.average')}
        value=${average.value === null ? '–' : age(average.value)}
      />
    </dl>
    <div class="head-keys">
      <${Button} icon=${ConciergeBell} pressed=${isExpo.value} onPress=${() => setExpo(!isExpo.peek())}>
        ${t('kitchen.expo')}
      <//>
      <${Button} icon=${Layers} pressed=${props.isAllDay} onPress=${props.onAllDay}>
        ${t('kitchen.all-day')}
      <//>
      <${Button} icon=${History} onPress=${props.onRecall}>
        ${t('kitchen.recall')}${done.value.length > 0 && html` <span class="figures">${done.value.length}</span>`}
      <//>
      <${SoundKey} />
      <${Button} class="head-settings" icon=${Settings2} label=${t('kitchen.settings')} onPress=${props.onSettings}>
        ${t('kitchen.settings')}
      <//>
    </div>
    <time class="head-clock figures">${clock(now.value)}</time>
  </header>`
}

function Figure(props: {
  readonly name: string
  readonly value: string
  readonly band?: Band
}): VNode {
  return html`<div class=${`figure figure-${props.band ?? 'calm'}`}>
    <dt>${props.name}</dt>
    <dd>${props.value}</dd>
  </div>`
}

/** Amber until the sound is armed; from then on it plays the tone of a new ticket. */
function SoundKey(): VNode {
  const isHeard = armed.value && volume.value > 0
  const icon: IconNode = isHeard ? Volume2 : VolumeX
  return html`<button
    type="button"
    class=${`button ${isHeard ? 'button-plain button-bare' : 'sound-off'}`}
    aria-label=${isHeard ? t('kitchen.sound-test') : undefined}
    onClick=${() => void soundNow('new')}
  >
    <${Icon} of=${icon} />${!isHeard && html`<span class="button-text">${t('kitchen.sound-off')}</span>`}
  </button>`
}

/** The station's own name in the reader's language; a wall for several goes by its device's name. */
const stationName = (): string => {
  const device = session.value.me?.device
  const stations = menu.value?.stations ?? []
  const own = stations.find(({ stationId }) => stationId === device?.stationId)
  const only = stations.length === 1 && device?.stationId === null ? stations[0] : undefined
  const names = (own ?? only)?.names
  return names === undefined ? (device?.name ?? t('kitchen.title')) : nameIn(names, language.value)
}
