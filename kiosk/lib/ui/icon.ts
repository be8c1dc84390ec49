/**
 * One drawn sign. The rule: an icon never stands alone for a fact; it has a
 * text beside it, or its control has a label, so the drawing itself is silent.
 */
import { h, type VNode } from 'preact'
import type { IconNode } from 'lucide'

export interface IconProps {
  /** A named import of lucide, e.g. `import { Wifi } from 'lucide'`. */
  readonly of: IconNode
  /** In CSS px; 24 unless the text beside it is small. */
  readonly size?: number
}

export function Icon({ of, size = 24 }: IconProps): VNode {
  return h(
    'svg',
    {
      class: 'icon',
      width: size,
      height: size,
      viewBox: '0 0 24 24',
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 2,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
      'aria-hidden': 'true',
    },
    of.map(([tag, attributes]) => h(tag, attributes)),
  )
}
