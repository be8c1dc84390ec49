/** placeholder */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { PartProps } from '../parts.ts'

export function ExpectedPart(_: PartProps): VNode {
  return html`<main></main>`
}
