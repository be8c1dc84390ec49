/**
 * A sheet over the screen: from below for what belongs to a line, from the
 * side for what takes longer. The rule: it is the browser's own modal dialog,
 * which traps the focus, closes on Esc and gives the focus back; a sheet asks
 * or lets do, it never merely informs.
 */
import type { ComponentChildren, VNode } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { html } from 'htm/preact'
import { X } from 'lucide'
import { t } from '../words/words.ts'
import { Button } from './button.ts'

export interface SheetProps {
  readonly title: string
  readonly from?: 'bottom' | 'side'
  readonly onClose: () => void
  /** The keys at the foot, always in view. */
  readonly foot?: ComponentChildren
  readonly children: ComponentChildren
}

/** Mount it to open it, unmount it in `onClose`. */
export function Sheet({ title, from = 'bottom', onClose, foot, children }: SheetProps): VNode {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  // Before the next key can come: a fast Tab would move the focus that is to be given back.
  useLayoutEffect(() => {
    const sheet = dialog.current
    sheet?.showModal()
    return () => sheet?.close()
  }, [])
  /** Esc and the dark around the sheet mean the same as the cross. */
  const cancel = (event: Event): void => {
    event.preventDefault()
    onClose()
  }
  const press = (event: MouseEvent): void => {
    if (event.target === dialog.current) onClose()
  }
  return html`<dialog
    class=${`sheet sheet-${from}`}
    ref=${dialog}
    aria-labelledby=${heading}
    onCancel=${cancel}
    onClick=${press}
  >
    <div class="sheet-body">
      <header class="sheet-head">
        <h2 id=${heading}>${title}</h2>
        <${Button} kind="quiet" icon=${X} label=${t('shared.close')} onPress=${onClose} />
      </header>
      <div class="sheet-main" tabindex="-1" autofocus>${children}</div>
      ${foot && html`<footer class="sheet-foot">${foot}</footer>`}
    </div>
  </dialog>`
}
