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

export function WhichDrawer(): VNode | null {
  if (choices.value.length === 0) return null
  return html`<${Select}
    label=${t('cashier.which-drawer')}
    icon=${Inbox}
    choices=${[
      { value: '', label: t('cashier.which-drawer-none') },
      ...choices.value.map(({ drawerId, names }) => ({ value: drawerId, label: nameOf(names) })),
    ]}
    value=${chosen.value}
    onChange=${(drawerId: string) => (chosen.value = drawerId)}
  />`
}
