/** The part one is in. It is fetched when it is first opened, and what was fetched once stays. */
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { Button } from '../lib/ui/button.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { Skeleton } from '../lib/ui/skeleton.ts'
import { t } from '../lib/words/words.ts'
import { parts, type Part, type PartView as View } from './parts.ts'
import { Today } from './today.ts'

const fetched = new Map<string, View>([[parts[0].id, Today]])

export function PartView({ part }: { readonly part: Part }): VNode {
  const [attempt, setAttempt] = useState(0)
  const [view, setView] = useState<View | undefined>(() => fetched.get(part.id))
  const [isMissing, setMissing] = useState(false)
  useEffect(() => {
    if (view !== undefined) return
    setMissing(false)
    const bring = async (): Promise<void> => {
      try {
        const arrived = await part.load()
        fetched.set(part.id, arrived)
        setView(() => arrived)
      } catch {
        setMissing(true)
      }
    }
    void bring()
  }, [attempt])
  if (view !== undefined) return html`<${view} />`
  return isMissing
    ? html`<${ErrorNote}
        what=${t('office.part-missing', { part: t(part.name) })}
        todo=${t('frame.unreachable-todo')}
        action=${html`<${Button} onPress=${() => setAttempt(attempt + 1)}>${t('shared.retry')}<//>`}
      />`
    : html`<${Skeleton} shape="row" count=${6} />`
}
