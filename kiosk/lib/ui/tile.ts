/**
 * An item of the menu under the finger. The rule: name and price are always
 * readable; stock speaks only when it is low, and what is sold out stays in
 * its place, greyed, so that no finger learns a new map during the rush.
 */
import type { TargetedMouseEvent, VNode } from 'preact'
import { html } from 'htm/preact'
import { t } from '../words/words.ts'
import { DietMark, type Diet } from './diet-mark.ts'
import { useLongPress } from './long-press.ts'
import { sayWhy } from './reason.ts'

/** One of the eight category colours of tokens.css. */
export type CategoryColour = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

export interface TileProps {
  readonly name: string
  /** Finished text: `₹120`, `₹640/kg`. */
  readonly price: string
  readonly colour?: CategoryColour | undefined
  readonly diet?: Diet | undefined
  /** Address of the picture. */
  readonly picture?: string | undefined
  /** Shown only when given: how much is left, as text. */
  readonly left?: string | undefined
  readonly soldOut?: boolean | undefined
  /** How much of it the cart holds, as text. */
  readonly inCart?: string | undefined
  readonly onPress: () => void
  /** Long press or right click: a shortcut to what the item's sheet also offers. A tap on what is sold out leads there too. */
  readonly onMore?: (() => void) | undefined
}

export function Tile(props: TileProps): VNode {
  const { name, price, colour, diet, picture, left, soldOut = false, inCart } = props
  const held = useLongPress(props.onMore)
  const press = (event: TargetedMouseEvent<HTMLButtonElement>): void => {
    if (!soldOut) props.onPress()
    else if (props.onMore !== undefined) props.onMore()
    else sayWhy(event.currentTarget, `${name}: ${t('shared.sold-out')}`)
  }
  return html`<button
    type="button"
    class=${`tile${picture ? ' tile-pictured' : ''}`}
    data-category=${colour}
    data-sold-out=${soldOut ? 'true' : undefined}
    aria-disabled=${soldOut && props.onMore === undefined ? 'true' : undefined}
    onClick=${press}
    ...${held}
  >
    ${picture && html`<img class="tile-picture" src=${picture} alt="" loading="lazy" />`}
    <span class="tile-name">${name}</span>
    <span class="tile-foot">
      <span class="tile-priced">
        ${diet && html`<${DietMark} diet=${diet} />`}
        ${
          soldOut
            ? html`<span class="tile-out">${t('shared.sold-out')}</span>`
            : html`<span class="tile-price figures">${price}</span>`
        }
      </span>
      ${!soldOut && left && html`<span class="tile-stock figures">${left}</span>`}
    </span>
    ${inCart && html`<span class="tile-count figures">${inCart}</span>`}
  </button>`
}
