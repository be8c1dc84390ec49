/** The picture of an item: chosen from the machine or taken with the phone. */
import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ImagePlus, Trash2 } from 'lucide'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { Button } from '../../lib/ui/button.ts'
import { storePicture } from '../../lib/picture.ts'
import { t } from '../../lib/words/words.ts'

export interface PictureFieldProps {
  readonly value: string | null
  readonly onChange: (sha256: string | null) => void
}

export function PictureField({ value, onChange }: PictureFieldProps): VNode {
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | undefined>()
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    setBusy(true)
    const stored = await storePicture(file)
    setBusy(false)
    if (stored === 'not-a-picture') setWhy(t('catalogue.picture-unfit'))
    else if (stored.ok) {
      setWhy(undefined)
      onChange(stored.value.sha256)
    } else setWhy(sayDeclined(stored))
  }
  return html`<div class="item-picture">
    ${value !== null && html`<img src=${`/media/${value}`} alt=${t('catalogue.picture')} />`}
    <input
      ref=${input}
      type="file"
      class="unseen"
      tabindex="-1"
      aria-label=${t('catalogue.picture')}
      accept="image/jpeg,image/png,image/webp"
      onChange=${() => void take(input.current?.files?.[0])}
    />
    <${Button} icon=${ImagePlus} busy=${isBusy} onPress=${() => input.current?.click()}>
      ${t(value === null ? 'catalogue.picture-add' : 'catalogue.picture-change')}
    <//>
    ${
      value !== null &&
      html`<${Button} icon=${Trash2} label=${t('catalogue.picture-remove')} onPress=${() => onChange(null)} />`
    }
    ${why !== undefined && html`<p class="item-why" role="alert">${why}</p>`}
  </div>`
}
