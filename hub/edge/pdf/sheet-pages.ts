/**
 * How the parts of a sheet come onto pages: rows are never cut in two, what the
 * rows of a page come to is carried to the next, and the totals never stand on
 * a page without a row they are the sum of.
 */
import type { Sheet } from '../../billing/sheet.ts'
import { stacked, type Strip } from './marks.ts'
import {
  layAgain,
  layEnd,
  layNotes,
  layTaxes,
  layTop,
  layTotals,
  type Part,
} from './sheet-parts.ts'
import { layTable, type LaidTable } from './sheet-rows.ts'

/** So many rows go with the totals where these find no room on the page before. */
const company = 3

interface Room {
  readonly width: number
  readonly height: number
}

/** The strips of each page of a sheet. */
export const pagesOf = (sheet: Sheet, { width, height }: Room): readonly (readonly Strip[])[] => {
  const table = layTable(sheet.table, width)
  const tops = { first: layTop(sheet, width), again: layAgain(sheet, width) }
  const laid = layTotals(sheet, width)
  const totals = stacked([table.foot, laid.totals])
  const end: readonly Part[] = [
    layTaxes(sheet, width),
    { strips: [...layNotes(sheet, width), layEnd(sheet, width)] },
  ]
  const room = (page: number): number =>
    height - (page === 0 ? tops.first.height : tops.again.height) - table.head.height
  const counts = rowsByPage(table, sheet, room, totals.height)
  const pages = pagesOfRows(table, sheet, counts, tops)
  pages.at(-1)?.push(totals)
  const below = flowed(pages, { strips: laid.below }, tops.again, height)
  return withEnd(below, end, tops.again, height)
}

const heightOf = (strips: readonly Strip[]): number =>
  strips.reduce((all, one) => all + one.height, 0)

/** How many rows each page has. */
const rowsByPage = (
  table: LaidTable,
  { carried }: Sheet,
  room: (page: number) => number,
  totals: number,
): readonly number[] => {
  const carry = table.carry(carried.forward, table.rows[0]?.sums ?? []).height
  const counts = [0]
  let left = room(0)
  table.rows.forEach(({ strip }, i) => {
    const isLast = i === table.rows.length - 1
    const last = counts.at(-1) ?? 0
    // A row leaves room for what is carried on; the last one needs none.
    if (last > 0 && strip.height + (isLast ? 0 : carry) > left) {
      counts.push(0)
      left = room(counts.length - 1) - carry
    }
    counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1
    left -= strip.height
  })
  const last = counts.at(-1) ?? 0
  if (totals <= left || last <= 1) return counts
  const along = Math.min(company, last - 1)
  return [...counts.slice(0, -1), last - along, along]
}

const pagesOfRows = (
  table: LaidTable,
  { carried }: Sheet,
  counts: readonly number[],
  tops: { readonly first: Strip; readonly again: Strip },
): Strip[][] => {
  let from = 0
  return counts.map((count, page) => {
    const rows = table.rows.slice(from, from + count)
    const brought = table.rows[from - 1]?.sums
    const forward = rows.at(-1)?.sums
    from += count
    return [
      page === 0 ? tops.first : tops.again,
      table.head,
      ...(brought === undefined ? [] : [table.carry(carried.brought, brought)]),
      ...rows.map(({ strip }) => strip),
      ...(page === counts.length - 1 || forward === undefined
        ? []
        : [table.carry(carried.forward, forward)]),
    ]
  })
}

type Pages = readonly (readonly Strip[])[]

/** The strips of a part after what is there, on as many pages as they need. */
const flowed = (pages: Pages, { strips, over }: Part, again: Strip, height: number): Pages =>
  strips.reduce<Pages>((filled, strip, i) => {
    const page = filled.at(-1) ?? []
    if (page.length <= 1 || heightOf([...page, strip]) <= height)
      return [...filled.slice(0, -1), [...page, strip]]
    return [...filled, [again, ...(over === undefined || i === 0 ? [] : [over]), strip]]
  }, pages)

/** Taxes and signature follow where there is room, else together on the next page. */
const withEnd = (pages: Pages, end: readonly Part[], again: Strip, height: number): Pages => {
  const last = pages.at(-1) ?? []
  const all = end.flatMap(({ strips }) => strips)
  if (heightOf([...last, ...all]) <= height) return [...pages.slice(0, -1), [...last, ...all]]
  return end.reduce<Pages>(
    (filled, part) => flowed(filled, part, again, height),
    [...pages, [again]],
  )
}
