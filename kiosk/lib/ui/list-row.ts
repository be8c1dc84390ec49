/**
 * One line of a list. The rule: with `onPress` the whole row is the control,
 * so it holds no other control inside.
 */
import type { ComponentChildren, VNode } from 'preact'
import { html } from 'htm/preact'
import { ChevronRight, type IconNode } from 'lucide'
import { Icon } from './icon.ts'

export interface ListRowProps {
  readonly title: ComponentChildren
  readonly detail?: ComponentChildren
  readonly icon?: IconNode
  /** What stands at the right edge: an amount, a badge, a time. */
  readonly end?: ComponentChildren
  readonly chosen?: boolean | undefined
  readonly onPress?: (() => void) | undefined
  /** A control of its own at the right of a row that is pressed. */
  readonly beside?: ComponentChildren
}

/** A list item: put it in a `<ul class="rows">`. */
export function ListRow({
  title,
  detail,
  icon,
  end,
  chosen = false,
  onPress,
  beside,
}: ListRowProps): VNode {
  const inside = html`
    ${icon && html`<${Icon} of=${icon} />`}
    <span class="row-text">
      <span class="row-title">${title}</span>
      ${detail && html`<span class="row-detail">${detail}</span>`}
    </span>
    ${end !== undefined && html`<span class="row-end figures">${end}</span>`}
  `
  if (onPress === undefined) return html`<li class="row">${inside}</li>`
  return html`<li class=${beside && 'row-beside'}>
    <button
      type="button"
      class="row row-press"
      aria-current=${chosen ? 'true' : undefined}
      onClick=${onPress}
    >
      ${inside}<${Icon} of=${ChevronRight} size=${20} />
    </button>
    ${beside}
  </li>`
}
