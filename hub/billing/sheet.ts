/**
 * What a page of A5 or A4 says: the same facts as the roll of a till printer,
 * from the same request, for whoever books it. Everything stands in it as it is
 * to be read; where it stands on the page is the page's business.
 */
import type { Language } from '../../schema/names.ts'
import type { ReceiptBlock } from '../../schema/receipt.ts'

/** What a page shares with the till’s paper, worded by the same functions. */
export type SheetBlock = Extract<ReceiptBlock, { kind: 'text' | 'pair' }>

export interface SheetColumn {
  readonly head: string
  readonly align: 'left' | 'right'
  /** The one that takes what room is left, with the details of a row beneath. */
  readonly isName?: true
  /** Where the page is too narrow for it: beneath the name with its heading, or behind what stands on its left. */
  readonly folds?: 'beneath' | 'behind'
}

export interface SheetRow {
  /** What this row and those after it are of, over it: a gift box. */
  readonly over?: string
  /** One for each column. */
  readonly cells: readonly string[]
  readonly details: readonly string[]
  /** What all rows so far come to, for a page that ends here; none where nothing is carried. */
  readonly sums: readonly string[]
}

export interface SheetTable {
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly SheetRow[]
  /** What all of them come to. */
  readonly foot: readonly string[]
}

/** Somebody a document is about. */
export interface SheetParty {
  readonly label: string
  readonly name: string
  readonly lines: readonly string[]
}

export interface Sheet {
  /** What the file is called, and what its later pages say they are of. */
  readonly title: string
  readonly language: Language
  readonly heading: string
  /** For whom this copy is. */
  readonly mark: string
  /** What must not be overlooked: REPRINT, CANCELLED. */
  readonly banners: readonly string[]
  /** What the law or the shop says of all of it. */
  readonly remarks: readonly string[]
  readonly seller: Omit<SheetParty, 'label'>
  /** Number, date, place of supply: each with its label. */
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly parties: readonly SheetParty[]
  readonly table: SheetTable
  readonly carried: { readonly forward: string; readonly brought: string }
  /** Beside the totals: the amount in words, why it costs less, how it was paid. */
  readonly beside: readonly { readonly label: string; readonly blocks: readonly SheetBlock[] }[]
  readonly totals: readonly SheetBlock[]
  readonly tax: { readonly label: string; readonly table: SheetTable } | null
  /** Over its end, beside each other: where money is paid into, the shop’s own terms. */
  readonly notes: readonly { readonly label: string; readonly lines: readonly string[] }[]
  /** What a phone reads, with what it is for. */
  readonly code: { readonly data: string; readonly caption: string } | null
  readonly terms: readonly string[]
  /** Where somebody signs: for whom, and who. */
  readonly signatures: readonly { readonly over: string; readonly under: string }[]
  readonly thanks: string
}

/** The same page for each of those it is made for. */
export const inCopies = (sheet: Sheet, marks: readonly string[]): readonly Sheet[] =>
  marks.map((mark) => ({ ...sheet, mark }))
