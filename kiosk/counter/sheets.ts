/** The one sheet that may be open over the counter. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { ChoicesSheet } from '../lib/order/choices-sheet.ts'
import { WeighSheet } from '../lib/order/weigh-sheet.ts'
import { addItem, closeSheet, open, type Open } from './desk.ts'
import { HeldSheet } from './held-sheet.ts'
import { KeysSheet } from './keys-sheet.ts'
import { LineSheet } from './line-sheet.ts'
import { OrderSheet } from './order-sheet.ts'
import { PersonSheet } from './person-sheet.ts'
import { prices } from './till.ts'

type Asking = 'weigh' | 'choices'

const sheets: Readonly<Record<Exclude<Open['kind'], Asking>, unknown>> = {
  line: LineSheet,
  order: OrderSheet,
  held: HeldSheet,
  keys: KeysSheet,
  person: PersonSheet,
}

export function Sheets(): VNode | null {
  const now = open.value
  if (now === null) return null
  if (now.kind !== 'weigh' && now.kind !== 'choices') return html`<${sheets[now.kind]} ...${now} />`
  const context = prices.value
  if (context === null) return null
  const what = { ...now, context, onAdd: addItem, onClose: closeSheet }
  return now.kind === 'weigh'
    ? html`<${WeighSheet} ...${what} />`
    : html`<${ChoicesSheet} ...${what} />`
}
