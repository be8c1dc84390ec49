/** What was sold, as paper says it: its name, how much of it at what price, and what is said beneath. Pure. */
import type { BillLine } from '../../schema/bill.ts'
import { moneyToDecimal } from '../../schema/money.ts'
import { nameIn, type Language } from '../../schema/names.ts'
import { boxWeight, byBox } from '../../schema/packing.ts'
import { amountToText } from '../../schema/quantity.ts'
import type { ReceiptBlock } from '../../schema/receipt.ts'
import { plain } from './paper-format.ts'
import { centre, inBox, pair, text, thin } from './paper-parts.ts'
import { wordsFor } from './paper-words.ts'
import { isBeforeTax, printedOf } from './printed-lines.ts'
import type { ReceiptRequest } from './receipt-request.ts'
import { isTaxShown } from './receipt-tax.ts'

/** What lies in one gift box stands together under its name. */
export const lines = (request: ReceiptRequest): readonly ReceiptBlock[] => [
  ...(isBeforeTax(request.bill) && isTaxShown(request)
    ? centre(wordsFor(request.outlet, request.language).beforeTax)
    : []),
  ...byBox(request.bill.lines).flatMap((group) => [
    ...boxHead(group, request),
    ...group.lines.map((line) => lineBlock(line, request)),
  ]),
  thin,
]

const boxHead = (
  group: ReturnType<typeof byBox<BillLine>>[number],
  request: ReceiptRequest,
): readonly ReceiptBlock[] => {
  const name = boxName(group, request)
  return name === '' ? [] : [text(name, { isBold: true })]
}

/** What stands over what lies in a gift box; empty over what lies in none. */
export const boxName = (
  { box, lines: inside }: ReturnType<typeof byBox<BillLine>>[number],
  { outlet, language }: ReceiptRequest,
): string => {
  if (box == null) return ''
  const words = wordsFor(outlet, language)
  const net = words.netOf(weightText(boxWeight(inside), words.units.kg))
  return `${nameIn(box.names, language)} · ${net}`
}

const weightText = (grams: number, unit: string): string => `${moneyToDecimal(grams, 3)} ${unit}`

/** The law counts what is left without the container: both are said, and only the net is charged. */
const tareDetail = (
  { packing }: BillLine,
  { outlet, language }: ReceiptRequest,
): readonly string[] => {
  if (packing?.tare === undefined) return []
  const words = wordsFor(outlet, language)
  const { grossMilli, tareMilli, names } = packing.tare
  const [gross, tare] = [grossMilli, tareMilli].map((grams) => weightText(grams, words.units.kg))
  return [words.weighedIn(gross ?? '', nameIn(names, language), tare ?? '')]
}

/** Whether the price printed on it is charged; a unit of it has none that anybody was told. */
export const isAtLabel = ({ packing, listPrice }: BillLine): boolean =>
  packing?.label?.isCharged === true && listPrice === undefined

const lineBlock = (line: BillLine, request: ReceiptRequest): ReceiptBlock => {
  const { bill, outlet, language } = request
  const { each, amount } = printedOf(bill, line)
  const [own, charged] = [detailsOf(line, request), discountOn(line, request)]
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
export const discountOn = (line: BillLine, request: ReceiptRequest): readonly string[] => {
  const reason = reasonOf(request, line.lineId)
  const { lineDiscount } = printedOf(request.bill, line)
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
export const billDiscount = (request: ReceiptRequest): readonly ReceiptBlock[] => {
  const reason = reasonOf(request, null)
  const { bill } = request
  const off = bill.lines.reduce((sum, line) => sum + printedOf(bill, line).billDiscount, 0)
  return reason === undefined || off === 0 ? [] : [pair(reason, `−${plain(off, request.outlet)}`)]
}

export const lineName = (line: BillLine, language: Language): string =>
  line.variantNames === null
    ? nameIn(line.names, language)
    : `${nameIn(line.names, language)} (${nameIn(line.variantNames, language)})`

export const quantityIn = (line: BillLine, { outlet, language }: ReceiptRequest): string =>
  [amountToText(line.qtyMilli, line.unit), wordsFor(outlet, language).units[line.unit]]
    .filter((part) => part !== '')
    .join(' ')
