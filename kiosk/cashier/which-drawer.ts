/**
 * Whose drawer cash goes into or comes out of, at a desk that has none of its own.
 *
 * The rule: a desk beside a drawer is never asked; another one is asked once,
 * and says until it is reloaded which drawer it works with.
 */
import { computed, signal } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Inbox } from 'lucide'
import { ownDrawerSaid } from '../lib/pay/own-drawer.ts'
import { session } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { Icon } from '../lib/ui/icon.ts'
import { SegmentedControl } from '../lib/ui/segmented-control.ts'
import { Select } from '../lib/ui/select.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { drawers } from './desk.ts'

const chosen = signal('')

/** The drawers of which one has to be chosen; none where there is nothing to choose. */
const choices = computed(() =>
  session.value.me?.device.drawerId === null && drawers.value.length > 1 ? drawers.value : [],
)

/** What a command says of the drawer: this desk's own, or the one that was chosen. */
export const drawerSaid = (): { readonly drawerId?: string } =>
  choices.peek().length === 0 || chosen.peek() === ''
    ? ownDrawerSaid()
    : { drawerId: chosen.peek() }

/** Why no cash can be taken or given yet; undefined where it can. */
export const whichFirst = (): string | undefined =>
  choices.value.length > 0 && chosen.value === '' ? t('cashier.which-drawer-first') : undefined

/** So many stand side by side, one touch each; more are a list. */
const besideMax = 3

export function WhichDrawer(): VNode | null {
  if (choices.value.length === 0) return null
  const drawersHere = choices.value.map(({ drawerId, names }) => ({
    value: drawerId,
    label: nameOf(names),
  }))
  const choose = (drawerId: string): void => void (chosen.value = drawerId)
  const taken = drawersHere.find(({ value }) => value === chosen.value)
  if (taken !== undefined)
    return html`<p class="which-drawer-taken">
      <${Icon} of=${Inbox} size=${20} />
      <span>${t('cashier.which-drawer')}: <b>${taken.label}</b></span>
      <${Button} kind="quiet" onPress=${() => choose('')}>${t('cashier.which-drawer-other')}<//>
    </p>`
  if (drawersHere.length > besideMax)
    return html`<${Select}
      label=${t('cashier.which-drawer')}
      icon=${Inbox}
      choices=${[{ value: '', label: t('cashier.which-drawer-none') }, ...drawersHere]}
      value=${chosen.value}
      onChange=${choose}
    />`
  return html`<div class="which-drawer">
    <p aria-hidden="true">${t('cashier.which-drawer')}</p>
    <${SegmentedControl}
      label=${t('cashier.which-drawer')}
      choices=${drawersHere}
      value=${chosen.value}
      onChange=${choose}
    />
  </div>`
}
