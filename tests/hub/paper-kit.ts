/** Reading a receipt document as a guest does: lines, amounts, the tax summary. */
import type { ReceiptBlock, ReceiptDocument } from '../../schema/receipt.ts'

/** What a guest reads, a line each, without where it stands on the paper. */
export const read = ({ blocks }: ReceiptDocument): readonly string[] => blocks.flatMap(wordsOf)

const wordsOf = (block: ReceiptBlock): readonly string[] => {
  switch (block.kind) {
    case 'text':
    case 'banner':
      return [block.text]
    case 'pair':
      return [`${block.left} | ${block.right}`]
    case 'item':
      return [
        [block.name, block.sum, block.amount].filter((part) => part !== '').join(' | '),
        ...(block.details ?? []),
      ]
    case 'columns':
      return [block.cells.filter((cell) => cell !== '').join(' | ')]
    case 'qr':
      return [block.data]
    case 'sign':
      return [block.label]
    case 'rule':
      return ['—']
    case 'space':
      return ['']
  }
}

/** Printed money as paise. */
export const paise = (printed: string): number =>
  Number(
    printed
      .replace(/[₹,\s]/g, '')
      .replace('.', '')
      .replace('−', '-'),
  )

/** Money that a pair or a row of a table prints beside a label. */
export const beside = ({ blocks }: ReceiptDocument, label: string): number | undefined => {
  for (const block of blocks) {
    if (block.kind === 'pair' && block.left === label) return paise(block.right)
    if (block.kind === 'columns' && block.cells[0] === label) return paise(block.cells.at(-1) ?? '')
  }
  return undefined
}

/** The rows of the tax summary, its heading first. */
export const taxRows = (document: ReceiptDocument): readonly (readonly string[])[] =>
  document.blocks.flatMap((block) => (block.kind === 'columns' ? [block.cells] : []))
