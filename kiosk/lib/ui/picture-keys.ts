/** Choosing a picture from the machine, or taking it with the phone: the keys for it, and why one was not taken. */
import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ImagePlus, Trash2 } from 'lucide'
import { sayDeclined } from '../frame/say-declined.ts'
import { storePicture, type pictureSides } from '../picture.ts'
import { Button } from './button.ts'

export interface PictureKeysProps {
  /** The picture there is, by its name in the media folder. */
  readonly value: string | null
  readonly use: keyof typeof pictureSides
  /** What it is a picture of, and what the keys say. */
  readonly words: Readonly<Record<'name' | 'add' | 'change' | 'remove' | 'unfit', string>>
  readonly onChange: (sha256: string | null) => void
}

export function PictureKeys({ value, use, words, onChange }: PictureKeysProps): VNode {
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | undefined>()
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    setBusy(true)
    const stored = await storePicture(file, use)
    setBusy(false)
    if (stored === 'not-a-picture') return setWhy(words.unfit)
    if (!stored.ok) return setWhy(sayDeclined(stored))
    setWhy(undefined)
    onChange(stored.value.sha256)
  }
  return html`<div class="picture-keys">
    <input
      ref=${input}
      type="file"
      class="unseen"
      tabindex="-1"
      aria-label=${words.name}
      accept="image/jpeg,image/png,image/webp"
      onChange=${() => void take(input.current?.files?.[0])}
    />
    <${Button} icon=${ImagePlus} busy=${isBusy} onPress=${() => input.current?.click()}>
      ${value === null ? words.add : words.change}
    <//>
    ${
      value !== null &&
      html`<${Button} icon=${Trash2} label=${words.remove} onPress=${() => onChange(null)} />`
    }
    ${why !== undefined && html`<p class="picture-why" role="alert">${why}</p>`}
  </div>`
}
