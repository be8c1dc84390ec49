/**
 * The key that says there is no more of something today: it is touched, and then the item.
 *
 * The rule: it holds for one touch, so that the next guest's item is sold and not struck off.
 */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Ban } from 'lucide'
import type { MenuItem } from '../../../schema/catalogue.ts'
import type { EightySixDoc } from '../../../schema/eighty-six.ts'
import { can } from '../session.ts'
import { Button } from '../ui/button.ts'
import { t } from '../words/words.ts'
import { entryOf, sayLeft } from './eighty-six.ts'

/** The next item that is touched is sold out, and not ordered. */
export const isSellingOut = signal(false)

/** There is no more of it today; a toast says so, with a way back. @param date the business date, yyyymmdd. */
export const sellOut = (
  item: MenuItem,
  eightySixed: readonly EightySixDoc[],
  date: number,
): void => {
  isSellingOut.value = false
  void sayLeft(item, null, 0, 'today', entryOf(eightySixed, { item, variantId: null, date }))
}

export function SellOutKey(): VNode | null {
  if (can('item.eighty-six') === 'deny') return null
  return html`<${Button}
    icon=${Ban}
    class="menu-out"
    pressed=${isSellingOut.value}
    onPress=${() => (isSellingOut.value = !isSellingOut.value)}
  >
    <span class="part-name">${t('eighty-six.key')}</span>
  <//>`
}

/** What to touch now; nothing while the key is up. */
export function SellOutHow(): VNode | null {
  return isSellingOut.value
    ? html`<p class="menu-out-how" role="status">
        ${t('eighty-six.how')}
        <${Button} class="menu-out-leave" onPress=${() => (isSellingOut.value = false)}>${t('shared.cancel')}<//>
      </p>`
    : null
}
