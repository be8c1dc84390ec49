/** A part of a page that comes after it. What cannot be fetched now is tried again when it is asked for. */
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { isAway } from '../hub-api.ts'
import { Button } from '../ui/button.ts'
import { ErrorNote } from '../ui/error-note.ts'
import { Sheet } from '../ui/sheet.ts'
import { Skeleton } from '../ui/skeleton.ts'
import { t } from '../words/words.ts'

/** Null where there is nothing to show. */
type View = () => VNode | null

export interface LazyProps {
  /** Brings it; rejects where the hub cannot be reached. Always the same function. */
  readonly load: () => Promise<View>
  /** Of a sheet: puts it away. A sheet takes no room before it is there, and says over the screen that it cannot come. */
  readonly onClose?: () => void
}

export function Lazy({ load, onClose }: LazyProps): VNode | null {
  const [view, setView] = useState<View | undefined>()
  const [isMissing, setMissing] = useState(false)
  const [attempt, setAttempt] = useState(0)
  // Once the hub is back it is fetched by itself.
  const isCutOff = isAway()
  useEffect(() => {
    if (view !== undefined) return
    setMissing(false)
    const bring = async (): Promise<void> => {
      try {
        const arrived = await load()
        setView(() => arrived)
      } catch {
        setMissing(true)
      }
    }
    void bring()
  }, [attempt, isCutOff])
  if (view !== undefined) return html`<${view} />`
  if (!isMissing) return onClose === undefined ? html`<${Skeleton} shape="ticket" />` : null
  const missing = html`<${ErrorNote}
    what=${t('frame.not-fetched')}
    kept=${t('frame.unreachable-kept')}
    todo=${t('frame.unreachable-todo')}
    action=${html`<${Button} onPress=${() => setAttempt(attempt + 1)}>${t('shared.retry')}<//>`}
  />`
  return onClose === undefined
    ? missing
    : html`<${Sheet} title=${t('frame.unreachable')} onClose=${onClose}>${missing}<//>`
}
