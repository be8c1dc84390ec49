/**
 * A part of a screen that is fetched when it is first shown. The rule: what
 * most people never open does not travel with the screen; it is small, so
 * nothing stands in its place meanwhile.
 */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { t } from '../words/words.ts'
import { toast } from './toast.ts'

export interface LaterProps<P> {
  readonly load: () => Promise<(props: P) => VNode | null>
  readonly props: P
}

export function Later<P>({ load, props }: LaterProps<P>): VNode | null {
  const [view, setView] = useState<((given: P) => VNode | null) | undefined>()
  useEffect(() => {
    const bring = async (): Promise<void> => {
      try {
        const arrived = await load()
        setView(() => arrived)
      } catch {
        toast({ text: t('frame.unreachable'), tone: 'stop' })
      }
    }
    void bring()
  }, [])
  return view === undefined ? null : html`<${view} ...${props} />`
}
