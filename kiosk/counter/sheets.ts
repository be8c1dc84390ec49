/** The one sheet that may be open over the counter. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { MenuItem } from '../../schema/catalogue.ts'
import { Lazy } from '../lib/frame/lazy.ts'
import { ChoicesSheet } from '../lib/order/choices-sheet.ts'
import { EightySixSheet } from '../lib/order/eighty-six-sheet.ts'
import { SwapSheet } from '../lib/order/swap-sheet.ts'
import { WeighSheet } from '../lib/order/weigh-sheet.ts'
import { addItem, closeSheet, open, swapLine, type Open } from './desk.ts'
import { HeldSheet } from './held-sheet.ts'
import { eightySixed } from './kitchen-watch.ts'
import { KeysSheet } from './keys-sheet.ts'
import { LineSheet } from './line-sheet.ts'
import { MoreSheet } from './more-sheet.ts'
import { OrderSheet } from './order-sheet.ts'
import { PersonSheet } from './person-sheet.ts'
import { SlipsSheet } from './slips.ts'
import { prices } from './till.ts'
import { TillSheet } from './till-sheet.ts'

/** The sheets that other screens show as well. */
type Shared = 'weigh' | 'choices' | 'eighty-six' | 'swap' | 'code' | 'box' | 'deliver' | 'call'

const sheets: Readonly<Record<Exclude<Open['kind'], Shared>, unknown>> = {
  line: LineSheet,
  order: OrderSheet,
  held: HeldSheet,
  keys: KeysSheet,
  more: MoreSheet,
  person: PersonSheet,
  slips: SlipsSheet,
  till: TillSheet,
}

/** What opens seldom comes when it is opened. */
const loadCode = (code: string) => async (): Promise<() => VNode | null> => {
  const { CodeSheet } = await import('./code-sheet.ts')
  return () => html`<${CodeSheet} code=${code} />`
}
const loadDeliver = async () => (await import('./deliver-sheet.ts')).DeliverSheet
const loadCall = async () => (await import('./call-sheet.ts')).CallSheet
const loadBox = (boxNo: number | null) => async (): Promise<() => VNode | null> => {
  const { BoxSheet } = await import('./box-sheet.ts')
  return () => html`<${BoxSheet} boxNo=${boxNo} />`
}

export function Sheets(): VNode | null {
  const now = open.value
  const context = prices.value
  if (now === null) return null
  switch (now.kind) {
    case 'weigh':
      return (
        context &&
        html`<${WeighSheet}
          ...${now}
          context=${context}
          trays=${context.menu.containers.filter(({ box }) => box === null)}
          ...${taken}
        />`
      )
    case 'choices':
      return context && html`<${ChoicesSheet} ...${now} context=${context} ...${taken} />`
    case 'eighty-six':
      return (
        context &&
        html`<${EightySixSheet}
          ...${now}
          eightySixed=${eightySixed.value}
          date=${context.date}
          onClose=${closeSheet}
        />`
      )
    case 'swap':
      return (
        context &&
        html`<${SwapSheet}
          item=${now.item}
          context=${context}
          onSwap=${(item: MenuItem) => swapLine(now.lineKey, item)}
          onClose=${closeSheet}
        />`
      )
    case 'code':
      return html`<${Lazy} key=${now.code} load=${loadCode(now.code)} onClose=${closeSheet} />`
    case 'box':
      return html`<${Lazy} key="box" load=${loadBox(now.boxNo)} onClose=${closeSheet} />`
    case 'deliver':
      return html`<${Lazy} key="deliver" load=${loadDeliver} onClose=${closeSheet} />`
    case 'call':
      return html`<${Lazy} key="call" load=${loadCall} onClose=${closeSheet} />`
    case 'line':
    case 'order':
    case 'held':
    case 'keys':
    case 'more':
    case 'person':
    case 'slips':
    case 'till':
      return html`<${sheets[now.kind]} ...${now} />`
  }
}

const taken = { onAdd: addItem, onClose: closeSheet }
