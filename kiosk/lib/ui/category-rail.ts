/**
 * The categories of the menu: down the left edge at the counter, across the
 * top on a phone. The rule: the colour bar repeats on the tiles, the word is
 * always there.
 */
import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { html } from 'htm/preact'
import type { IconNode } from 'lucide'
import { Icon } from './icon.ts'
import type { CategoryColour } from './tile.ts'

export interface Category {
  readonly id: string
  readonly label: string
  readonly colour?: CategoryColour
  readonly icon?: IconNode
}

export interface CategoryRailProps {
  readonly label: string
  readonly categories: readonly Category[]
  readonly value: string
  readonly across?: boolean
  readonly onChange: (id: string) => void
}

export function CategoryRail(props: CategoryRailProps): VNode {
  const rail = useRef<HTMLElement>(null)
  useEffect(() => {
    const chosen = rail.current?.querySelector('[aria-current]')
    chosen?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [props.value])
  return html`<nav ref=${rail} class=${`rail${props.across === true ? ' rail-across' : ''}`} aria-label=${props.label}>
    ${props.categories.map(
      ({ id, label, colour, icon }) => html`<button
        type="button"
        class="chip"
        key=${id}
        data-category=${colour}
        aria-current=${id === props.value ? 'true' : undefined}
        onClick=${() => props.onChange(id)}
      >
        ${icon && html`<${Icon} of=${icon} size=${22} />`}
        <span class="chip-label">${label}</span>
      </button>`,
    )}
  </nav>`
}
