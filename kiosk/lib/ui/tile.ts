/**
 * An item of the menu under the finger. The rule: name and price are always
 * readable; stock speaks only when it is low, and what is sold out stays in
 * its place, greyed, so that no finger learns a new map during the rush.
 */
import type { TargetedMouseEvent, VNode } from 'preact'
import { useState } from 'preact/hooks'
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
  /** When it is served, as text, where that is not now: it stands in place of the price. */
  readonly served?: string | undefined
  /** How much of it the cart holds, as text. */
  readonly inCart?: string | undefined
  readonly onPress: () => void
  /** Long press or right click: a shortcut to what the item's sheet also offers. A tap on what is sold out leads there too. */
  readonly onMore?: (() => void) | undefined
}

export function Tile(props: TileProps): VNode {
  const { name, price, colour, diet, picture, left, served, inCart } = props
  /** The picture that could not be fetched: without it the tile still says what it is. */
  const [missing, setMissing] = useState<string | null>(null)
  const isPictured = picture !== undefined && picture !== missing
  const soldOut = props.soldOut ?? false
  const isOff = soldOut || served !== undefined
  const why = soldOut ? t('shared.sold-out') : (served ?? '')
  const held = useLongPress(props.onMore)
  const press = (event: TargetedMouseEvent<HTMLButtonElement>): void => {
    if (!isOff) props.onPress()
    else if (soldOut && props.onMore !== undefined) props.onMore()
    else sayWhy(event.currentTarget, `${name}: ${why}`)
  }
  return html`<button
    type="button"
    class=${`tile${isPictured ? ' tile-pictured' : ''}`}
    data-category=${colour}
    data-sold-out=${isOff ? 'true' : undefined}
    aria-disabled=${isOff && (!soldOut || props.onMore === undefined) ? 'true' : undefined}
    onClick=${press}
    ...${held}
  >
    ${isPictured && html`<img class="tile-picture" src=${picture} alt="" loading="lazy" onError=${() => setMissing(picture)} />`}
    <span class="tile-name">${name}</span>
    <span class="tile-foot">
      <span class="tile-priced">
        ${diet && html`<${DietMark} diet=${diet} />`}
        ${
          isOff
            ? html`<span class="tile-out figures">${why}</span>`
            : html`<span class="tile-price figures">${price}</span>`
        }
      </span>
      ${!isOff && left && html`<span class="tile-stock figures">${left}</span>`}
    </span>
    ${inCart && html`<span class="tile-count figures">${inCart}</span>`}
  </button>`
}
