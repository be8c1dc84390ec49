/**
 * What a file would change, worked out before anything is sent.
 *
 * The rule: a file adds and changes and never takes away. What it does not
 * name stays, what is the same already is left alone, and a row that cannot be
 * is named with its line and why, and leaves out its whole item.
 */
import { foodMarks, units } from '../../../schema/catalogue.ts'
import type { CatalogueDoc, CatalogueItem } from '../../../schema/catalogue-doc.ts'
import type { CommandInput } from '../../../schema/commands.ts'
import { plain } from '../../lib/order/search.ts'
import { priceColumns } from './csv-columns.ts'
import type { FileRead, FileRow } from './csv-file.ts'
import type { ItemArgs, PriceScope } from './store.ts'

/** Why a row cannot be, by the name of the words for it. */
export type RowProblem =
  | 'no-code'
  | 'no-name'
  | 'other-name'
  | 'size-missing'
  | 'size-twice'
  | 'unit'
  | 'mark'
  | 'mark-missing'
  | 'price'
  | 'tax'
  | 'tax-missing'
  | 'hsn'
  | 'category-missing'
  | 'yes-no'
  | 'too-long'

export interface BadRow {
  readonly line: number
  /** What the row calls itself: its name, else its code. */
  readonly name: string
  readonly problem: RowProblem
  /** The text that cannot be read. */
  readonly text: string
}

export interface PlannedPrice {
  readonly subjectId: string
  readonly scope: PriceScope
  readonly amount: number
}

/** One item as the file would have it. */
export interface PlannedItem {
  readonly line: number
  readonly name: string
  readonly isNew: boolean
  /** null where only prices differ. */
  readonly args: ItemArgs | null
  readonly prices: readonly PlannedPrice[]
}

export interface Plan {
  readonly items: readonly PlannedItem[]
  /** Categories the file names and nobody has made yet. */
  readonly categories: readonly CommandInput<'category.set'>[]
  readonly same: number
  readonly bad: readonly BadRow[]
}

export interface PlanContext {
  readonly known: CatalogueDoc
  readonly outletId: string
  readonly currencyExponent: number
  readonly newId: () => string
  /** The price something has for an order type alone, in minor units. */
  readonly priceNow: (subjectId: string, scope: PriceScope) => number | undefined
}

/** An item of the file: its rows are its sizes. */
type Group = readonly [FileRow, ...FileRow[]]

class Unfit {
  readonly problem: RowProblem
  readonly row: FileRow
  readonly text: string
  constructor(problem: RowProblem, row: FileRow, text = '') {
    this.problem = problem
    this.row = row
    this.text = text
  }
}

export const planOf = (file: FileRead, context: PlanContext): Plan => {
  const categories = new Map(
    context.known.categories.flatMap(({ categoryId, names }) =>
      [names.en, names.hi ?? names.en].map((name) => [plain(name), categoryId] as const),
    ),
  )
  const items: PlannedItem[] = []
  const bad: BadRow[] = []
  const added: CommandInput<'category.set'>[] = []
  let same = 0
  const categoryOf = (name: string): string => {
    const there = categories.get(plain(name))
    if (there !== undefined) return there
    const made = {
      categoryId: `category-${context.newId()}`,
      names: { en: name },
      colour: ((context.known.categories.length + added.length) % 8) + 1,
    }
    categories.set(plain(name), made.categoryId)
    added.push(made)
    return made.categoryId
  }
  const byCode = new Map(context.known.items.map((item) => [item.code, item]))
  for (const group of groupsIn(file.rows)) {
    const planned = isUnfit(group)
      ? group
      : planItem(group, { ...context, byCode, categoryOf, delimiter: file.delimiter })
    if (isUnfit(planned)) {
      const { row, problem, text } = planned
      const name = row.cells.get('name_en') ?? row.cells.get('code') ?? ''
      bad.push({ line: row.line, name, problem, text })
    } else if (planned === null) same += 1
    else items.push(planned)
  }
  return { items, categories: added, same, bad }
}

const isUnfit = (value: unknown): value is Unfit => value instanceof Unfit

/** The rows of each item together, in the order in which the file has them. */
const groupsIn = (rows: readonly FileRow[]): readonly (Group | Unfit)[] => {
  const groups = new Map<string, [FileRow, ...FileRow[]]>()
  const unfit: Unfit[] = []
  for (const row of rows) {
    const code = row.cells.get('code')
    if (code === undefined) unfit.push(new Unfit('no-code', row))
    else {
      const group = groups.get(code)
      if (group === undefined) groups.set(code, [row])
      else group.push(row)
    }
  }
  return [...groups.values(), ...unfit]
}

interface ItemContext extends PlanContext {
  readonly byCode: ReadonlyMap<string, CatalogueItem>
  readonly categoryOf: (name: string) => string
  readonly delimiter: string
}

/** null: all of it is so already. */
const planItem = (group: Group, context: ItemContext): PlannedItem | Unfit | null => {
  const [first] = group
  const { byCode, known, categoryOf } = context
  const item = byCode.get(first.cells.get('code') ?? '')
  const unfit = wrongIn(group, context, item)
  if (unfit !== undefined) return unfit
  const sizes = sizesIn(group, item, context.newId)
  const before = item === undefined ? freshItem(first, context) : argsOf(item)
  const cell = (column: string): string | undefined => first.cells.get(column)
  const unit = units.find((one) => one === cell('unit')) ?? before.unit
  const category = cell('category')
  const onMenu = cell('on_menu')
  const args: ItemArgs = {
    ...before,
    names: namesIn(cell('name_en'), cell('name_hi'), item?.names),
    categoryId: category === undefined ? before.categoryId : categoryOf(category),
    unit,
    isWeighed:
      unit === before.unit ? (before.isWeighed ?? false) : unit === 'kg' || unit === 'litre',
    mark: foodMarks.find((one) => one === cell('mark')) ?? before.mark,
    taxClassId: taxClassIn(known, cell('tax_class')) ?? before.taxClassId,
    hsn: cell('hsn') ?? before.hsn ?? '',
    isActive: onMenu === undefined ? (before.isActive ?? true) : isYes(onMenu),
    variants: sizes.all,
  }
  const prices = group.flatMap((row, i) => pricesIn(row, sizes.ofRows[i] ?? args.itemId, context))
  const isSame = item !== undefined && JSON.stringify(args) === JSON.stringify(argsOf(item))
  if (isSame && prices.length === 0) return null
  return {
    line: first.line,
    name: args.names.en,
    isNew: item === undefined,
    args: isSame ? null : args,
    prices,
  }
}

const argsOf = ({ position, ...item }: CatalogueItem): ItemArgs => ({ ...item, position })

/** A new item is like its neighbours of the category in what the file does not say. */
const freshItem = ({ cells }: FileRow, { known, newId, outletId }: ItemContext): ItemArgs => {
  const category = plain(cells.get('category') ?? '')
  const there = known.categories.find(({ names }) =>
    [names.en, names.hi ?? ''].some((name) => plain(name) === category),
  )
  const like = known.items.find(({ categoryId }) => categoryId === there?.categoryId)
  return {
    itemId: `item-${newId()}`,
    code: cells.get('code') ?? '',
    categoryId: there?.categoryId ?? '',
    names: { en: '' },
    unit: 'piece',
    isWeighed: false,
    mark: 'none',
    taxClassId: like?.taxClassId ?? '',
    hsn: like?.hsn ?? '',
    salesAccount: like?.salesAccount ?? known.items[0]?.salesAccount ?? '4030',
    soldAt: [{ outletId }],
  }
}

/** What of an item cannot be, on the row where it stands. */
const wrongIn = (
  group: Group,
  context: ItemContext,
  item: CatalogueItem | undefined,
): Unfit | undefined => {
  const [first] = group
  const cell = (column: string): string | undefined => first.cells.get(column)
  const name = cell('name_en') ?? item?.names.en
  if (name === undefined) return new Unfit('no-name', first)
  for (const row of group) {
    const wrong = wrongInRow(row, context)
    if (wrong !== undefined) return wrong
    const says = row.cells.get('name_en')
    if (says !== undefined && says !== name) return new Unfit('other-name', row, says)
    const size = row.cells.get('size')
    if (size === undefined && group.length > 1) return new Unfit('size-missing', row)
    if (
      size !== undefined &&
      group.some((one) => one !== row && plain(one.cells.get('size') ?? '') === plain(size))
    )
      return new Unfit('size-twice', row, size)
  }
  if (item !== undefined) return undefined
  if (cell('mark') === undefined) return new Unfit('mark-missing', first)
  if (cell('category') === undefined) return new Unfit('category-missing', first)
  const isTaxed = cell('tax_class') !== undefined || freshItem(first, context).taxClassId !== ''
  return isTaxed ? undefined : new Unfit('tax-missing', first)
}

const tooLong: readonly (readonly [string, number])[] = [
  ['code', 20],
  ['name_en', 80],
  ['name_hi', 80],
  ['category', 80],
  ['size', 80],
  ['size_hi', 80],
]

const wrongInRow = (row: FileRow, context: ItemContext): Unfit | undefined => {
  const cell = (column: string): string | undefined => row.cells.get(column)
  const [unit, mark, tax, hsn, onMenu] = ['unit', 'mark', 'tax_class', 'hsn', 'on_menu'].map(cell)
  const long = tooLong.find(([column, most]) => (cell(column)?.length ?? 0) > most)
  if (long !== undefined) return new Unfit('too-long', row, cell(long[0]))
  if (unit !== undefined && !units.some((one) => one === unit)) return new Unfit('unit', row, unit)
  if (mark !== undefined && !foodMarks.some((one) => one === mark))
    return new Unfit('mark', row, mark)
  if (tax !== undefined && taxClassIn(context.known, tax) === undefined)
    return new Unfit('tax', row, tax)
  if (hsn !== undefined && !/^\d{4,8}$/.test(hsn)) return new Unfit('hsn', row, hsn)
  if (onMenu !== undefined && !isYes(onMenu) && !isNo(onMenu))
    return new Unfit('yes-no', row, onMenu)
  const price = priceColumns
    .map(([column]) => cell(column))
    .find((text) => text !== undefined && amountIn(text, context) === null)
  return price === undefined ? undefined : new Unfit('price', row, price)
}

const isYes = (text: string): boolean => /^(1|yes|y|true|हाँ|हां)$/i.test(text)
const isNo = (text: string): boolean => /^(0|no|n|false|नहीं)$/i.test(text)

const taxClassIn = (known: CatalogueDoc, text: string | undefined): string | undefined =>
  known.taxClasses.find(
    ({ taxClassId, names }) =>
      text !== undefined &&
      (taxClassId === text || plain(names.en) === plain(text) || names.hi === text),
  )?.taxClassId

/** `1,120.00`, `₹22.50`; with semicolons between the fields also `22,50`. null: no amount. */
const amountIn = (
  text: string,
  { currencyExponent, delimiter }: Pick<ItemContext, 'currencyExponent' | 'delimiter'>,
): number | null => {
  const bare = text.replaceAll(/[\s₹$€]/g, '')
  const point = delimiter !== ',' && /,\d{1,2}$/.test(bare) && !bare.includes('.')
  const figures = point ? bare.replace(',', '.') : bare.replaceAll(',', '')
  const match = /^(\d{1,8})(?:\.(\d+))?$/.exec(figures)
  const decimals = match?.[2] ?? ''
  if (match === null || decimals.length > currencyExponent) return null
  return Number(`${match[1] ?? ''}${decimals.padEnd(currencyExponent, '0')}`)
}

/** What the file says over what was; a name that is left empty stays. */
const namesIn = (
  en: string | undefined,
  hi: string | undefined,
  before: { readonly en: string; readonly hi?: string } | undefined,
): { en: string; hi?: string } => {
  const hindi = hi ?? before?.hi
  return { en: en ?? before?.en ?? '', ...(hindi === undefined ? {} : { hi: hindi }) }
}

/** The sizes of an item with those of the file, and which of them each row is. */
const sizesIn = (
  group: Group,
  item: CatalogueItem | undefined,
  newId: () => string,
): {
  readonly all: { variantId: string; names: { en: string; hi?: string } }[]
  readonly ofRows: readonly (string | undefined)[]
} => {
  const all = (item?.variants ?? []).map(({ variantId, names }) => ({ variantId, names }))
  const ofRows = group.map(({ cells }) => {
    const size = cells.get('size')
    if (size === undefined) return undefined
    const at = all.findIndex(({ names }) => plain(names.en) === plain(size))
    const there = all[at]
    const variantId = there?.variantId ?? `size-${newId()}`
    const one = { variantId, names: namesIn(size, cells.get('size_hi'), there?.names) }
    if (at === -1) all.push(one)
    else all[at] = one
    return variantId
  })
  return { all, ofRows }
}

const pricesIn = (
  { cells }: FileRow,
  subjectId: string,
  context: ItemContext,
): readonly PlannedPrice[] =>
  priceColumns.flatMap(([column, scope]) => {
    const text = cells.get(column)
    const amount = text === undefined ? null : amountIn(text, context)
    return amount === null || amount === context.priceNow(subjectId, scope)
      ? []
      : [{ subjectId, scope, amount }]
  })
