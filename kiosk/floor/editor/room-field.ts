/** The picture of the room: chosen from the tablet, how wide it lies, how strong it is. */
import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ImagePlus, Trash2 } from 'lucide'
import type { Backdrop } from '../../../schema/sitting.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { storePicture } from '../../lib/picture.ts'
import { Button } from '../../lib/ui/button.ts'
import { Stepper } from '../../lib/ui/stepper.ts'
import { t } from '../../lib/words/words.ts'

/** As it lies when it has just been chosen: the width of an empty floor, behind the tables. */
const fresh = { width: 44, opacity: 40 } as const

export interface RoomFieldProps {
  readonly value: Backdrop | null
  readonly onChange: (value: Backdrop | null) => void
}

export function RoomField({ value, onChange }: RoomFieldProps): VNode {
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | undefined>()
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    setBusy(true)
    const stored = await storePicture(file, 'room')
    setBusy(false)
    if (stored === 'not-a-picture') return setWhy(t('plan.room-unfit'))
    if (!stored.ok) return setWhy(sayDeclined(stored))
    setWhy(undefined)
    onChange({ ...fresh, ...value, picture: stored.value.sha256 })
  }
  return html`<section class="room">
    <h3>${t('plan.room')}</h3>
    ${
      value !== null &&
      html`<img src=${`/media/${value.picture}`} alt=${t('plan.room')} style=${{ opacity: value.opacity / 100 }} />`
    }
    <input
      ref=${input}
      type="file"
      class="unseen"
      tabindex="-1"
      aria-label=${t('plan.room')}
      accept="image/jpeg,image/png,image/webp"
      onChange=${() => void take(input.current?.files?.[0])}
    />
    <div class="room-keys">
      <${Button} icon=${ImagePlus} busy=${isBusy} onPress=${() => input.current?.click()}>
        ${t(value === null ? 'plan.room-add' : 'plan.room-change')}
      <//>
      ${
        value !== null &&
        html`<${Button} icon=${Trash2} label=${t('plan.room-remove')} onPress=${() => onChange(null)} />`
      }
    </div>
    ${why !== undefined && html`<p class="room-why" role="alert">${why}</p>`}
    ${
      value === null
        ? html`<p class="inspector-why">${t('plan.room-hint')}</p>`
        : html`<div class="inspector-row">
              <span>${t('plan.room-width')}</span>
              <${Stepper}
                name=${t('plan.room-width')}
                value=${value.width}
                least=${4}
                most=${400}
                step=${2}
                onChange=${(width: number) => onChange({ ...value, width })}
              />
            </div>
            <div class="inspector-row">
              <span>${t('plan.room-opacity')}</span>
              <${Stepper}
                name=${t('plan.room-opacity')}
                value=${value.opacity}
                text=${`${value.opacity} %`}
                least=${10}
                most=${100}
                step=${10}
                onChange=${(opacity: number) => onChange({ ...value, opacity })}
              />
            </div>`
    }
  </section>`
}
