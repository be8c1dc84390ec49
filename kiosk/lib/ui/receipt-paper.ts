/**
 * A strip of paper as the printer gave it. The rule: it shows what came out,
 * the picture of the very bytes where there is one, and is never prettier
 * than the paper.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { t } from '../words/words.ts'

export interface ReceiptPaperProps {
  /** The picture of the paper, as the virtual printer drew it. */
  readonly picture?: string | undefined
  /** The same in monospace text, where there is no picture. */
  readonly text?: string | undefined
  /** What it is, e.g. "Bill 1042, 19:04"; "Receipt as printed" unless given. */
  readonly label?: string
  /** Width of the roll in mm. */
  readonly roll?: 58 | 80
  /** It comes out of the slot just now. */
  readonly isNew?: boolean
}

export function ReceiptPaper(props: ReceiptPaperProps): VNode {
  const { picture, text, label = t('shared.paper-of'), roll = 80, isNew = false } = props
  return html`<figure class=${`paper paper-${roll}${isNew ? ' paper-new' : ''}`}>
    ${
      picture === undefined
        ? html`<pre class="paper-text" aria-label=${label}>${text}</pre>`
        : html`<img class="paper-picture" src=${picture} alt=${text || label} />`
    }
  </figure>`
}
