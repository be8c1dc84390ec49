/** What the shop is proud of today, for a guest who waits: up to three specials with picture and price. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { MenuItem } from '../../schema/catalogue.ts'
import { menu } from '../lib/menu.ts'
import { priceContext, tilePrice, type PriceContext } from '../lib/order/preview.ts'
import { priceText } from '../lib/order/words.ts'
import { hubTime, session } from '../lib/session.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'

const specialsMax = 3

/** The chef's specials that have a picture and a price here; where there is none, what the shop likes to sell. */
export const specialsOf = (context: PriceContext): readonly MenuItem[] => {
  const shown = context.menu.items.filter(
    (item) => item.picture !== null && tilePrice(context, item) !== null,
  )
  const specials = shown.filter(({ isSpecial }) => isSpecial)
  return (specials.length > 0 ? specials : shown.filter(({ isFavourite }) => isFavourite)).slice(
    0,
    specialsMax,
  )
}

export function Specials(): VNode | null {
  const outlet = session.value.me?.outlet
  if (menu.value === null || outlet === undefined) return null
  const context = priceContext(menu.value, outlet, 'takeaway', hubTime())
  const items = specialsOf(context)
  if (items.length === 0) return null
  const isSpecial = items.some((item) => item.isSpecial)
  return html`<div class="specials">
    ${isSpecial && html`<h2>${t('display.special')}</h2>`}
    <ul>
      ${items.map(
        (item) => html`<li key=${item.itemId} class="special-item">
          <img src=${`/media/${item.picture}`} alt="" />
          <b>${nameOf(item.names)}</b>
          <span class="figures">${priceText(context, item)}</span>
        </li>`,
      )}
    </ul>
  </div>`
}
