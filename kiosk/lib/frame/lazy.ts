/** A part of a page that comes after it. What cannot be fetched now is tried again when it is asked for. */
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { isAway } from '../hub-api.ts'
import { Button } from '../ui/button.ts'
import { Skeleton } from '../ui/skeleton.ts'
import { t } from '../words/words.ts'

/** Null where there is nothing to show. */
type View = () => VNode | null

export interface LazyProps {
  /** Brings it; rejects where the hub cannot be reached. Always the same function. */
  readonly load: () => Promise<View>
}

export function Lazy({ load }: LazyProps): VNode {
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
  return isMissing
    ? html`<${Button} onPress=${() => setAttempt(attempt + 1)}>${t('shared.retry')}<//>`
    : html`<${Skeleton} shape="ticket" />`
}
