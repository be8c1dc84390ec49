/** The one sheet that may be open over the floor. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { ChoicesSheet } from '../lib/order/choices-sheet.ts'
import { EightySixSheet } from '../lib/order/eighty-six-sheet.ts'
import { WeighSheet } from '../lib/order/weigh-sheet.ts'
import { closeSheet, open, type Open } from './desk.ts'
import { eightySixed } from './house.ts'
import { JumpSheet, PersonSheet } from './jump-sheet.ts'
import { LineSheet } from './line-sheet.ts'
import { CarrySheet, SplitSheet } from './lines-sheet.ts'
import { addItem, prices } from './menu-desk.ts'
import { GuestsSheet, MoreSheet, NoteSheet, ServerSheet } from './more-sheet.ts'
import { BlockedSheet, SeatSheet } from './seat-sheet.ts'
import { UnsentSheet } from './unsent-sheet.ts'

/** Those that need the menu and its prices. */
type Asking = 'weigh' | 'choices' | 'eighty-six'

const sheets: Readonly<Record<Exclude<Open['kind'], Asking>, unknown>> = {
  seat: SeatSheet,
  blocked: BlockedSheet,
  unsent: UnsentSheet,
  line: LineSheet,
  more: MoreSheet,
  guests: GuestsSheet,
  server: ServerSheet,
  note: NoteSheet,
  split: SplitSheet,
  carry: CarrySheet,
  jump: JumpSheet,
  person: PersonSheet,
}

export function Sheets(): VNode | null {
  const now = open.value
  if (now === null) return null
  if (now.kind !== 'weigh' && now.kind !== 'choices' && now.kind !== 'eighty-six')
    return html`<${sheets[now.kind]} ...${now} />`
  const context = prices.value
  if (context === null) return null
  if (now.kind === 'eighty-six') {
    return html`<${EightySixSheet}
      ...${now}
      eightySixed=${eightySixed.value}
      date=${context.date}
      onClose=${closeSheet}
    />`
  }
  const what = { ...now, context, onAdd: addItem, onClose: closeSheet }
  return now.kind === 'weigh'
    ? html`<${WeighSheet} ...${what} />`
    : html`<${ChoicesSheet} ...${what} />`
}
