/** A part of a page that comes after it. What cannot be fetched now is tried again when it is asked for. */
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { Button } from '../lib/ui/button.ts'
import { Skeleton } from '../lib/ui/skeleton.ts'
import { t } from '../lib/words/words.ts'

export interface LazyProps {
  /** Brings it; rejects where the hub cannot be reached. Always the same function. */
  readonly load: () => Promise<() => VNode>
}

export function Lazy({ load }: LazyProps): VNode {
  const [view, setView] = useState<(() => VNode) | undefined>()
  const [isMissing, setMissing] = useState(false)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
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
  }, [attempt])
  if (view !== undefined) return html`<${view} />`
  return isMissing
    ? html`<${Button} onPress=${() => setAttempt(attempt + 1)}>${t('shared.retry')}<//>`
    : html`<${Skeleton} shape="ticket" />`
}
