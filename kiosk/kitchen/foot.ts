/**
 * The foot of the wall: the other pages, and whether the wall can be believed.
 *
 * The rule: as long as the hub is heard it whispers; once it is not, it says
 * since when and what to do, in words nobody can overlook.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { ChevronLeft, ChevronRight, TriangleAlert } from 'lucide'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { age } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'
import { passPage, passPages, rows, rowsFit, turnPass } from './expo-desk.ts'
import { isExpo } from './settings.ts'
import { owed, page, trust, turnPage } from './wall.ts'

export function Foot({ usesKeys }: { readonly usesKeys: boolean }): VNode {
  return html`<footer class="foot">
    <${Word} />
    <${Pager} />
    <p class="foot-keys">${usesKeys ? t(isExpo.value ? 'kitchen.keys-pass' : 'kitchen.keys') : ''}</p>
  </footer>`
}

function Word(): VNode {
  const { isQuiet, agoMs } = trust.value
  const waiting = owed.value
  const tail = waiting > 0 && html` · <span>${t('kitchen.waiting', { count: waiting })}</span>`
  if (!isQuiet) {
    return html`<p class="foot-word figures">${agoMs === null ? t('shared.loading') : t('kitchen.heard', { age: age(agoMs) })}${tail}</p>`
  }
  return html`<div class="foot-alarm" role="alert">
    <${Icon} of=${TriangleAlert} size=${32} />
    <p>
      <strong class="figures">
        ${agoMs === null ? t('kitchen.quiet-never') : t('kitchen.quiet', { age: age(agoMs) })}
      </strong>
      <span>${t('kitchen.quiet-todo')}${tail}</span>
    </p>
  </div>`
}

const passPager = (): { page: number; pages: number; older: number; newer: number } => {
  const older = passPage.value * rowsFit.value
  const newer = Math.max(0, rows.value.length - older - rowsFit.value)
  return { page: passPage.value, pages: passPages.value, older, newer }
}

function Pager(): VNode | null {
  const { page: at, pages, older, newer } = isExpo.value ? passPager() : page.value
  const turn = isExpo.value ? turnPass : turnPage
  if (pages === 1) return null
  return html`<nav class="pager" aria-label=${t('kitchen.page', { page: at + 1, pages })}>
    <${Button} icon=${ChevronLeft} class=${at === 0 ? 'pager-none' : ''} onPress=${() => turn(-1)}>
      <span class="figures">${t('kitchen.older', { count: older })}</span>
    <//>
    <span class="pager-at figures" aria-hidden="true">${at + 1} / ${pages}</span>
    <${Button} class=${at === pages - 1 ? 'pager-none' : 'pager-newer'} onPress=${() => turn(1)}>
      <span class="figures">${t('kitchen.newer', { count: newer })}</span><${Icon} of=${ChevronRight} />
    <//>
  </nav>`
}
