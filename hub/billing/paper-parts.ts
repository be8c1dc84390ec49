/** The blocks the shop's papers are made of, with what they are when nothing else is said. */
import type { LinePacking } from '../../schema/packing-doc.ts'
import type { ReceiptBlock } from '../../schema/receipt.ts'

type Text = Extract<ReceiptBlock, { kind: 'text' }>
type Pair = Extract<ReceiptBlock, { kind: 'pair' }>

export const text = (value: string, more: Partial<Text> = {}): Text => ({
  kind: 'text',
  text: value,
  align: 'left',
  size: 'normal',
  isBold: false,
  ...more,
})

export const pair = (left: string, right: string, more: Partial<Pair> = {}): Pair => ({
  kind: 'pair',
  left,
  right,
  size: 'normal',
  isBold: false,
  ...more,
})

export const thin: ReceiptBlock = { kind: 'rule', style: 'thin' }
export const space: ReceiptBlock = { kind: 'space' }
export const sign = (label: string): ReceiptBlock => ({ kind: 'sign', label })

export const centre = (value: string): readonly ReceiptBlock[] =>
  value === '' ? [] : [text(value, { align: 'centre' })]

/** What lies in a gift box is marked, so that nobody takes what comes after it for a part of it. */
export const inBox = (
  { packing }: { readonly packing?: LinePacking | undefined },
  name: string,
): string => (packing?.box === undefined ? name : `· ${name}`)

/** `Gift box`, or `3 x Gift box`. */
export const boxesOf = (count: number, name: string): string =>
  count === 1 ? name : `${count} x ${name}`
