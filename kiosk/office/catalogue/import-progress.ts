/** How far the rows of a file are, and what the hub would not take of them. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { Button } from '../../lib/ui/button.ts'
import { Card } from '../../lib/ui/card.ts'
import { t } from '../../lib/words/words.ts'
import { stopImport, type Progress } from './import-run.ts'

export function ImportProgress({ progress }: { readonly progress: Progress }): VNode {
  const { of, through, refused, isOver } = progress
  const taken = through - refused.length
  const tone = isOver ? (refused.length === 0 && through === of ? 'done' : 'wait') : 'plain'
  return html`<${Card} title=${t(isOver ? 'menu-file.over' : 'menu-file.under-way')} tone=${tone}>
    <p class="menu-file-sum" role="status">
      ${isOver ? t('menu-file.taken', { taken, of }) : t('menu-file.through', { through, of })}
    </p>
    <progress class="menu-file-bar" max=${of} value=${through} aria-label=${t('menu-file.under-way')}></progress>
    ${!isOver && html`<${Button} onPress=${stopImport}>${t('menu-file.stop')}<//>`}
    ${isOver && through < of && html`<p class="menu-file-note">${t('menu-file.stopped')}</p>`}
    ${
      refused.length > 0 &&
      html`<h4>${t('menu-file.refused', { count: refused.length })}</h4>
        <ul class="menu-file-rows">
          ${refused.map(({ name, why }) => html`<li key=${name} class="menu-file-bad"><span>${why}</span></li>`)}
        </ul>`
    }
  <//>`
}
