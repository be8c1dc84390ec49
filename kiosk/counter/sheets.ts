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

const sheets: Readonly<Record<Open['kind'], unknown>> = {
  weigh: WeighSheet,
  choices: ChoicesSheet,
  line: LineSheet,
  order: OrderSheet,
  held: HeldSheet,
  keys: KeysSheet,
  person: PersonSheet,
}

export function Sheets(): VNode | null {
  const now = open.value
  return now === null ? null : html`<${sheets[now.kind]} ...${now} />`
}
