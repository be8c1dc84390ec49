/**
 * The parts of a screen that is more than one: what a part is, and the one
 * somebody is in.
 *
 * The rule: a part is a folder of its own and is fetched when it is first
 * opened; what was fetched once stays.
 */
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import type { IconNode } from 'lucide'
import { isAway } from '../hub-api.ts'
import { Button } from '../ui/button.ts'
import { ErrorNote } from '../ui/error-note.ts'
import { Skeleton } from '../ui/skeleton.ts'
import { t, type WordKey } from '../words/words.ts'

export type View = () => VNode

export interface Part {
  /** As it stands in the address. */
  readonly id: string
  readonly name: WordKey
  readonly icon: IconNode
  /** The view itself where it arrives with the screen; else what brings it, and rejects where the hub cannot be reached. */
  readonly view?: View
  readonly load?: () => Promise<View>
}

const fetched = new Map<string, View>()

/** Shows a part, and says so where it cannot be fetched. Give it the part's id as its key. */
export function PartView({ part }: { readonly part: Part }): VNode {
  const [attempt, setAttempt] = useState(0)
  const [view, setView] = useState<View | undefined>(() => part.view ?? fetched.get(part.id))
  const [isMissing, setMissing] = useState(false)
  // Once the hub is back it is fetched by itself.
  const isCutOff = isAway()
  useEffect(() => {
    if (view !== undefined || part.load === undefined) return
    setMissing(false)
    const bring = async (load: () => Promise<View>): Promise<void> => {
      try {
        const arrived = await load()
        fetched.set(part.id, arrived)
        setView(() => arrived)
      } catch {
        setMissing(true)
      }
    }
    void bring(part.load)
  }, [attempt, isCutOff])
  if (view !== undefined) return html`<${view} />`
  return isMissing
    ? html`<${ErrorNote}
        what=${t('frame.part-missing', { part: t(part.name) })}
        todo=${t('frame.unreachable-todo')}
        action=${html`<${Button} onPress=${() => setAttempt(attempt + 1)}>${t('shared.retry')}<//>`}
      />`
    : html`<${Skeleton} shape="row" count=${6} />`
}
