/** One part in one state, with the state's name above it for the engineer. */
import type { ComponentChildren, VNode } from 'preact'
import { html } from 'htm/preact'

export interface SpecimenProps {
  readonly state: string
  readonly wide?: boolean
  readonly children: ComponentChildren
}

export function Specimen({ state, wide = false, children }: SpecimenProps): VNode {
  return html`<div class=${`specimen${wide ? ' specimen-wide' : ''}`}>
    <p class="specimen-state">${state}</p>
    ${children}
  </div>`
}

export interface ShelfProps {
  readonly title: string
  /** Shown on enamel whatever the page's surface, because that is where it lives. */
  readonly dark?: boolean
  readonly children: ComponentChildren
}

export function Shelf({ title, dark = false, children }: ShelfProps): VNode {
  const theme = dark ? { 'data-theme': 'dark' } : {}
  return html`<section class="shelf" ...${theme}>
    <h2>${title}</h2>
    <div class="shelf-body">${children}</div>
  </section>`
}
