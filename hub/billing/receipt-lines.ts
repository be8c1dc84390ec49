/** What was sold, as paper says it: its name, how much of it at what price, and what is said beneath. Pure. */
import type { BillDoc, BillLine } from '../../schema/bill.ts'
import { moneyToDecimal, sum } from '../../schema/money.ts'
import { nameIn, type Language } from '../../schema/names.ts'
import type { OutletDoc } from '../../schema/outlet.ts'
import { boxWeight, goodsOf, type Goods } from '../../schema/packing.ts'
import { amountToText } from '../../schema/quantity.ts'
import type { ReceiptBlock } from '../../schema/receipt.ts'
import { plain, quantityText } from './paper-format.ts'
import { boxesOf, centre, inBox, pair, text, thin } from './paper-parts.ts'
import { wordsFor } from './paper-words.ts'
import { isBeforeTax, printedOf } from './printed-lines.ts'
import type { ReceiptRequest } from './receipt-request.ts'
import { isTaxShown } from './receipt-tax.ts'
import type { SheetBlock } from './sheet.ts'

/** Lines of one thing that are charged alike, said as one: the same of every box that is filled alike. */
interface Alike {
  /** Of all of them together; what is off it and what it comes to are of each. */
  readonly line: BillLine
  readonly lines: readonly BillLine[]
}

/** What is on a bill, boxes that are filled and charged alike as so many of one thing. */
export const goodsOn = (
  bill: BillDoc,
): readonly (Goods<BillLine> & { readonly alike: readonly Alike[] })[] =>
  goodsOf(bill.lines, (line) => {
    const { each, lineDiscount } = printedOf(bill, line)
    return [each, lineDiscount, line.modifiers, line.note]
  }).map((goods) => ({
    ...goods,
    alike: (goods.boxes[0] ?? []).map((first, i) => {
      const same = goods.boxes.flatMap((box) => box[i] ?? [])
      return {
        line: { ...first, qtyMilli: sum(same.map(({ qtyMilli }) => qtyMilli)) },
        lines: same,
      }
    }),
  }))

/** What lies in a gift box stands together under its name, once for all boxes that are filled alike. */
export const lines = (request: ReceiptRequest): readonly ReceiptBlock[] => [
  ...(isBeforeTax(request.bill) && isTaxShown(request)
    ? centre(wordsFor(request.outlet, request.language).beforeTax)
    : []),
  ...goodsOn(request.bill).flatMap((goods) => [
    ...boxHead(goods, request),
    ...goods.alike.map((alike) => lineBlock(alike, request)),
  ]),
  thin,
]

const boxHead = (goods: Goods<BillLine>, request: ReceiptRequest): readonly ReceiptBlock[] => {
  const name = boxName(goods, request)
  return name === '' ? [] : [text(name, { isBold: true })]
}

/** What stands over what lies in a gift box; empty over what lies in none. */
export const boxName = (
  { box, boxes }: Goods<BillLine>,
  { outlet, language }: ReceiptRequest,
): string => {
  if (box == null) return ''
  const words = wordsFor(outlet, language)
  const net = words.netOf(weightText(boxWeight(boxes.flat()), words.units.kg, outlet))
  return `${boxesOf(boxes.length, nameIn(box.names, language))} · ${net}`
}

const weightText = (grams: number, unit: string, outlet: OutletDoc): string =>
  `${quantityText(moneyToDecimal(grams, 3), outlet)} ${unit}`

/** The law counts what is left without the container: both are said, and only the net is charged. */
const tareDetail = (
  { packing }: BillLine,
  { outlet, language }: ReceiptRequest,
): readonly string[] => {
  if (packing?.tare === undefined) return []
  const words = wordsFor(outlet, language)
  const { grossMilli, tareMilli, names } = packing.tare
  const [gross, tare] = [grossMilli, tareMilli].map((grams) =>
    weightText(grams, words.units.kg, outlet),
  )
  return [words.weighedIn(gross ?? '', nameIn(names, language), tare ?? '')]
}

/** Whether the price printed on it is charged; a unit of it has none that anybody was told. */
export const isAtLabel = ({ packing, listPrice }: BillLine): boolean =>
  packing?.label?.isCharged === true && listPrice === undefined

const lineBlock = ({ line, lines: same }: Alike, request: ReceiptRequest): ReceiptBlock => {
  const { bill, outlet, language } = request
  const { each } = printedOf(bill, same[0] ?? line)
  const amount = sum(same.map((one) => printedOf(bill, one).amount))
  const [own, charged] = [detailsOf(line, request), discountOn(same, request)]
  return {
    kind: 'item',
    name: inBox(line, lineName(line, language)),
    sum: isAtLabel(line)
      ? quantityIn(line, request)
      : `${quantityIn(line, request)} x ${plain(each, outlet)}`,
    amount: plain(amount, outlet),
    details: [
      ...own,
      ...(isTaxShown(request) || line.hsn === '' ? [] : [`HSN ${line.hsn}`]),
      ...charged,
    ],
  }
}

/** What is said beneath a line of what was wanted, and of how it was weighed. */
export const detailsOf = (line: BillLine, request: ReceiptRequest): readonly string[] => {
  const { bill, outlet, language } = request
  return [
    ...line.modifiers.map((modifier) => nameIn(modifier.names, language)),
    ...(line.note === '' ? [] : [line.note]),
    ...(isAtLabel(line) && !isBeforeTax(bill) ? [wordsFor(outlet, language).atLabel] : []),
    ...tareDetail(line, request),
  ]
}

/** Why a line costs less, and by how much. */
export const discountOn = (
  same: readonly BillLine[],
  request: ReceiptRequest,
): readonly string[] => {
  const reason = reasonOf(request, same[0]?.lineId ?? null)
  const lineDiscount = sum(same.map((line) => printedOf(request.bill, line).lineDiscount))
  return reason === undefined || lineDiscount === 0
    ? []
    : [`${reason}: −${plain(lineDiscount, request.outlet)}`]
}

/** Why something costs less; undefined where it does not. */
export const reasonOf = (
  { bill, language }: ReceiptRequest,
  lineId: string | null,
): string | undefined => {
  const discount = bill.discounts.find((one) => one.lineId === lineId)
  if (discount === undefined) return undefined
  const rate = discount.ratePpm === null ? '' : ` ${discount.ratePpm / 10_000} %`
  return `${nameIn(discount.names, language)}${rate}`
}

/** Why the whole bill costs less, and by how much. */
export const billDiscount = (request: ReceiptRequest): readonly SheetBlock[] => {
  const reason = reasonOf(request, null)
  const { bill } = request
  const off = sum(bill.lines.map((line) => printedOf(bill, line).billDiscount))
  return reason === undefined || off === 0 ? [] : [pair(reason, `−${plain(off, request.outlet)}`)]
}

export const lineName = (line: BillLine, language: Language): string =>
  line.variantNames === null
    ? nameIn(line.names, language)
    : `${nameIn(line.names, language)} (${nameIn(line.variantNames, language)})`

export const quantityIn = (line: BillLine, { outlet, language }: ReceiptRequest): string =>
  [
    quantityText(amountToText(line.qtyMilli, line.unit), outlet),
    wordsFor(outlet, language).units[line.unit],
  ]
    .filter((part) => part !== '')
    .join(' ')
