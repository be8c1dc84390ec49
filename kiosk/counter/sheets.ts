/** The one sheet that may be open over the counter. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { ChoicesSheet } from './choices-sheet.ts'
import { open, type Open } from './desk.ts'
import { HeldSheet } from './held-sheet.ts'
import { KeysSheet } from './keys-sheet.ts'
import { LineSheet } from './line-sheet.ts'
import { OrderSheet } from './order-sheet.ts'
import { PersonSheet } from './person-sheet.ts'
import { WeighSheet } from './weigh-sheet.ts'

export function Sheets(): VNode | null {
  return open.value === null ? null : sheetOf(open.value)
}

const sheetOf = (now: Open): VNode => {
  switch (now.kind) {
    case 'weigh':
      return html`<${WeighSheet} item=${now.item} typed=${now.typed} />`
    case 'choices':
      return html`<${ChoicesSheet} item=${now.item} count=${now.count} />`
    case 'line':
      return html`<${LineSheet} lineKey=${now.key} />`
    case 'order':
      return html`<${OrderSheet} orderId=${now.orderId} />`
    case 'held':
      return html`<${HeldSheet} />`
    case 'keys':
      return html`<${KeysSheet} />`
    case 'person':
      return html`<${PersonSheet} />`
  }
}
