/**
 * Something else in place of what there is not enough of. The rule: what it
 * offers is of the same category and there now, and one touch swaps it.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { MenuItem } from '../../../schema/catalogue.ts'
import { leftOf } from '../../../schema/eighty-six.ts'
import { EmptyState } from '../ui/empty-state.ts'
import { Sheet } from '../ui/sheet.ts'
import { nameOf } from '../words/names.ts'
import { t } from '../words/words.ts'
import { ItemTile } from './menu-parts.ts'
import { closedHours, type PriceContext } from './preview.ts'

export interface SwapSheetProps {
  /** What there is not enough of. */
  readonly item: MenuItem
  readonly context: PriceContext
  readonly onSwap: (item: MenuItem) => void
  readonly onClose: () => void
}

const nothing = (): number => 0

export function SwapSheet({ item, context, onSwap, onClose }: SwapSheetProps): VNode {
  const others = context.menu.items.filter(
    (one) =>
      one.categoryId === item.categoryId &&
      one.itemId !== item.itemId &&
      leftOf(context.left, one) !== 0 &&
      closedHours(context, one) === null,
  )
  const take = (one: MenuItem): void => {
    onClose()
    onSwap(one)
  }
  return html`<${Sheet} title=${t('order.swap-for', { name: nameOf(item.names) })} onClose=${onClose}>
    ${
      others.length === 0
        ? html`<${EmptyState} title=${t('order.swap-none')} next=${t('order.swap-none-next')} />`
        : html`<div class="tiles tiles-wide">
          ${others.map(
            (one) => html`<${ItemTile}
              key=${one.itemId}
              menu=${context.menu}
              prices=${context}
              item=${one}
              held=${nothing}
              onTap=${take}
            />`,
          )}
        </div>`
    }
  <//>`
}
