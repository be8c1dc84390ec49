/** The picture of an item. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { PictureKeys } from '../../lib/ui/picture-keys.ts'
import { t } from '../../lib/words/words.ts'

export interface PictureFieldProps {
  readonly value: string | null
  readonly onChange: (sha256: string | null) => void
}

export function PictureField({ value, onChange }: PictureFieldProps): VNode {
  const words = {
    name: t('catalogue.picture'),
    add: t('catalogue.picture-add'),
    change: t('catalogue.picture-change'),
    remove: t('catalogue.picture-remove'),
    unfit: t('catalogue.picture-unfit'),
  }
  return html`<div class="item-picture">
    ${value !== null && html`<img src=${`/media/${value}`} alt=${words.name} />`}
    <${PictureKeys} value=${value} use="tile" words=${words} onChange=${onChange} />
  </div>`
}
