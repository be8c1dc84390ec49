/**
 * A piece of a screen that is fetched when it is first asked for.
 *
 * The rule: what most people never open does not travel with the screen. What
 * cannot be fetched says so where it would have stood, and stays there until it
 * comes: by itself once the hub is back, or by the key that tries again.
 */
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
type View<P> = (props: P) => VNode | null

/** By its own props: what has `onClose` is a sheet, what has `onBack` stands in the place of something else. */
interface WayOut {
  readonly onClose?: (() => void) | undefined
  readonly onBack?: (() => void) | undefined
}

interface Loaded<P> {
  /** Brings it; rejects where the hub cannot be reached. Always the same function. */
  readonly load: () => Promise<View<P>>
}

export interface LazyProps extends Loaded<object> {
  /** Of a sheet: puts it away. A sheet takes no room before it is there, and says over the screen that it cannot come. */
  readonly onClose?: () => void
}

/** A part of a page that comes after it, and holds its place meanwhile. */
export function Lazy({ load, onClose }: LazyProps): VNode | null {
  const { view: Arrived, missing } = useFetched(load, { onClose })
  if (Arrived !== undefined) return html`<${Arrived} />`
  if (missing === null && onClose === undefined) return html`<${Skeleton} shape="ticket" />`
  return missing
}

export interface LaterProps<P> extends Loaded<P> {
  readonly props: P & WayOut
}

/** A sheet or a panel with props of its own; it is small, so nothing stands in its place meanwhile. */
export function Later<P>({ load, props }: LaterProps<P>): VNode | null {
  const { view: Arrived, missing } = useFetched(load, props)
  return Arrived === undefined ? missing : html`<${Arrived} ...${props} />`
}

interface Fetched<P> {
  readonly view: View<P> | undefined
  /** What says that it cannot come; null as long as it may. */
  readonly missing: VNode | null
}

const useFetched = <P>(load: Loaded<P>['load'], out: WayOut): Fetched<P> => {
  const [view, setView] = useState<View<P> | undefined>()
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
  const isShown = view === undefined && isMissing
  const retry = (): void => setAttempt(attempt + 1)
  return {
    view,
    missing: isShown
      ? html`<${Missing} onClose=${out.onClose} onBack=${out.onBack} onRetry=${retry} />`
      : null,
  }
}

interface MissingProps extends WayOut {
  readonly onRetry: () => void
}

function Missing({ onClose, onBack, onRetry }: MissingProps): VNode {
  const note = html`<${ErrorNote}
    what=${t('frame.not-fetched')}
    kept=${t('frame.unreachable-kept')}
    todo=${t('frame.unreachable-todo')}
    action=${html`
      ${onBack && html`<${Button} onPress=${onBack}>${t('shared.back')}<//>`}
      <${Button} onPress=${onRetry}>${t('shared.retry')}<//>
    `}
  />`
  return onClose === undefined
    ? note
    : html`<${Sheet} title=${t('frame.unreachable')} onClose=${onClose}>${note}<//>`
}
