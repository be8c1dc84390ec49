/** The picture of the room: chosen from the tablet, how wide it lies, how strong it is. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { Backdrop } from '../../../schema/sitting.ts'
import { PictureKeys } from '../../lib/ui/picture-keys.ts'
import { Stepper } from '../../lib/ui/stepper.ts'
import { t } from '../../lib/words/words.ts'

/** As it lies when it has just been chosen: the width of an empty floor, behind the tables. */
const fresh = { width: 44, opacity: 40 } as const

export interface RoomFieldProps {
  readonly value: Backdrop | null
  readonly onChange: (value: Backdrop | null) => void
}

export function RoomField({ value, onChange }: RoomFieldProps): VNode {
  const words = {
    name: t('plan.room'),
    add: t('plan.room-add'),
    change: t('plan.room-change'),
    remove: t('plan.room-remove'),
    unfit: t('plan.room-unfit'),
  }
  return html`<section class="room">
    <h3>${t('plan.room')}</h3>
    ${
      value !== null &&
      html`<img src=${`/media/${value.picture}`} alt=${t('plan.room')} style=${{ opacity: value.opacity / 100 }} />`
    }
    <${PictureKeys}
      value=${value?.picture ?? null}
      use="room"
      words=${words}
      onChange=${(picture: string | null) => onChange(picture === null ? null : { ...fresh, ...value, picture })}
    />
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
