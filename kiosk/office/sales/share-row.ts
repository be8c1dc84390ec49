/** One row of a ranking: what it is, what it came to, its share as a bar and in words. The whole row opens its days. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { ChevronRight } from 'lucide'
import { Icon } from '../../lib/ui/icon.ts'
import { percent } from '../../lib/words/format.ts'

export interface ShareRowProps {
  readonly name: string
  readonly detail?: string
  /** Finished text. */
  readonly value: string
  /** Of the whole, 0 to 1. */
  readonly share: number
  /** Of the longest bar, 0 to 1. */
  readonly width: number
  /** A category colour, 1 to 8; enamel without. */
  readonly colour?: number
  readonly onPress: () => void
}

export function ShareRow(props: ShareRowProps): VNode {
  const { name, detail, value, share, width, colour } = props
  return html`<li>
    <button type="button" class="share" data-category=${colour} onClick=${props.onPress}>
      <span class="share-name">${name}</span>
      <span class="share-value figures">${value}</span>
      <span class="share-bar" aria-hidden="true">
        <svg viewBox="0 0 100 1" preserveAspectRatio="none"><rect width=${Math.max(width * 100, 0.5)} height="1" /></svg>
      </span>
      <span class="share-detail">${detail}</span>
      <span class="share-part figures">${percent(share)}</span>
      <${Icon} of=${ChevronRight} size=${20} />
    </button>
  </li>`
}
