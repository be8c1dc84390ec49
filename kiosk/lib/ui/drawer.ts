/**
 * A cash drawer that is not there: it slides open when kicked and is pushed
 * shut by hand. The rule: it shows the drawer's state as the hub knows it and
 * never its own guess, so a push asks and the answer moves it.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { t } from '../words/words.ts'

export interface DrawerProps {
  readonly name: string
  readonly open: boolean
  /** Somebody pushes it shut; without it the drawer is a real one and only shown. */
  readonly onPush?: (() => void) | undefined
}

export function Drawer({ name, open, onPush }: DrawerProps): VNode {
  return html`<div class=${`drawer${open ? ' drawer-open' : ''}`}>
    <div class="drawer-box">
      <div class="drawer-slide">
        <div class="drawer-tray" aria-hidden="true">
          ${[0, 1, 2, 3].map((at) => html`<span class="drawer-notes" key=${at} />`)}
          ${[0, 1, 2, 3, 4].map((at) => html`<span class="drawer-coins" key=${`c${at}`} />`)}
        </div>
        ${
          open && onPush
            ? html`<button type="button" class="drawer-front" onClick=${onPush}>${t('shared.drawer-push')}</button>`
            : html`<div class="drawer-front"><span class="drawer-lock" aria-hidden="true" />${name}</div>`
        }
      </div>
      <div class="drawer-top" aria-hidden="true"></div>
    </div>
    <p class="drawer-state" role="status">${open && `${name} · `}${t(open ? 'shared.drawer-open' : 'shared.drawer-shut')}</p>
  </div>`
}
