/** The paper a virtual printer has put out, the newest first; older ones are a tap away. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { ChevronLeft, ChevronRight, ReceiptText } from 'lucide'
import type { PaperDoc } from '../../schema/device.ts'
import { read } from '../lib/hub-api.ts'
import { Button } from '../lib/ui/button.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { ReceiptPaper } from '../lib/ui/receipt-paper.ts'
import { clock } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'

export interface RollProps {
  readonly papers: readonly PaperDoc[]
  readonly isVirtual: boolean
}

/** What a paper says; empty until the hub has been asked. */
const useText = (paperId: string | undefined): string => {
  const [told, tell] = useState({ paperId: '', text: '' })
  useEffect(() => {
    if (paperId === undefined) return
    let isLate = false
    const ask = async (): Promise<void> => {
      const answer = await read<{ readonly text: string }>(`/api/v1/papers/${paperId}`)
      if (!isLate && answer.ok) tell({ paperId, text: answer.value.text })
    }
    void ask()
    return () => {
      isLate = true
    }
  }, [paperId])
  return told.paperId === paperId ? told.text : ''
}

export function Roll({ papers, isVirtual }: RollProps): VNode {
  const [chosen, choose] = useState<string | null>(null)
  const newestFirst = papers.toSorted((a, b) => b.at - a.at)
  // Whoever looks at an older paper keeps it when a new one comes; nobody chose, so the newest shows.
  const at = Math.max(
    0,
    newestFirst.findIndex(({ paperId }) => paperId === chosen),
  )
  const paper = newestFirst[at]
  const text = useText(paper?.paperId)
  if (!isVirtual) return html`<p class="roll-real">${t('devices.real-paper')}</p>`
  if (paper === undefined) {
    return html`<${EmptyState} icon=${ReceiptText} title=${t('devices.no-paper')} next=${t('devices.no-paper-todo')} />`
  }
  const step = (by: number): void => choose(newestFirst[at + by]?.paperId ?? null)
  return html`<div class="roll">
    <div class="roll-slot" aria-hidden="true" />
    <${ReceiptPaper}
      key=${paper.paperId}
      picture=${`/media/${paper.picture}`}
      text=${text}
      label=${t('devices.paper', { time: clock(paper.at) })}
      roll=${paper.widthDots > 400 ? 80 : 58}
      isNew=${at === 0}
    />
    <div class="roll-steps">
      <${Button}
        kind="quiet"
        icon=${ChevronLeft}
        label=${t('devices.newer')}
        why=${at === 0 ? t('devices.of', { at: 1, count: newestFirst.length }) : undefined}
        onPress=${() => step(-1)}
      />
      <span class="figures">${clock(paper.at)} · ${t('devices.of', { at: at + 1, count: newestFirst.length })}</span>
      <${Button}
        kind="quiet"
        icon=${ChevronRight}
        label=${t('devices.older')}
        why=${at === newestFirst.length - 1 ? t('devices.of', { at: at + 1, count: newestFirst.length }) : undefined}
        onPress=${() => step(1)}
      />
    </div>
  </div>`
}
