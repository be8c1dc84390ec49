/** What this wall can be set to: its language, its grid, its sound. The rule: every choice shows at once. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Play } from 'lucide'
import type { Language } from '../../schema/names.ts'
import { switchLanguage } from '../lib/frame/language.ts'
import { setVolume, volume } from '../lib/sound.ts'
import { Button } from '../lib/ui/button.ts'
import { SegmentedControl } from '../lib/ui/segmented-control.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { grid, grids, setGrid, soundNow, type Grid } from './settings.ts'
import type { KitchenTone } from './tones.ts'

const loudness = { off: 0, low: 0.35, high: 0.9 } as const
type Loudness = keyof typeof loudness
const levels: readonly Loudness[] = ['off', 'low', 'high']
const tones: readonly KitchenTone[] = ['new', 'changed', 'late']

/** Each language is called by its own name, so that whoever reads only that one finds it. */
const languages = [
  { value: 'en', label: 'English' },
  { value: 'hi', label: 'हिन्दी' },
] as const

export function SettingsSheet({ onClose }: { readonly onClose: () => void }): VNode {
  const level = volume.value === 0 ? 'off' : volume.value < 0.6 ? 'low' : 'high'
  return html`<${Sheet} title=${t('kitchen.settings')} from="side" onClose=${onClose}>
    <div class="settings">
      <h3>${t('kitchen.language')}</h3>
      <${SegmentedControl}
        label=${t('kitchen.language')}
        choices=${languages}
        value=${language.value}
        onChange=${(next: Language) => next !== language.peek() && switchLanguage('kitchen')}
      />
      <h3>${t('kitchen.grid')}</h3>
      <${SegmentedControl}
        label=${t('kitchen.grid')}
        choices=${grids.map((value) => ({ value, label: t(`kitchen.grid-${value}`) }))}
        value=${grid.value}
        onChange=${(next: Grid) => setGrid(next)}
      />
      <h3>${t('kitchen.volume')}</h3>
      <${SegmentedControl}
        label=${t('kitchen.volume')}
        choices=${levels.map((value) => ({ value, label: t(`kitchen.volume-${value}`) }))}
        value=${level}
        onChange=${(next: Loudness) => setVolume(loudness[next])}
      />
      <h3>${t('kitchen.tones')}</h3>
      <div class="settings-tones">
        ${tones.map(
          (tone) => html`<${Button} key=${tone} icon=${Play} onPress=${() => void soundNow(tone)}>
            ${t(`kitchen.tone-${tone}`)}
          <//>`,
        )}
      </div>
    </div>
  <//>`
}
