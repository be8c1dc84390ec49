/** How much a line really is: what its label says, what is left without its tray, what fills its box. */
import { bareNo, readCode, type LabelValue } from '../../schema/barcode.ts'
import {
  labelPrice,
  labelQuantity,
  type LabelTax,
  type ListPrice,
} from '../../schema/label-price.ts'
import type { Money } from '../../schema/money.ts'
import type { Names } from '../../schema/names.ts'
import type { OrderLine, OrderLineArgs } from '../../schema/order.ts'
import { boxState, boxWeight } from '../../schema/packing.ts'
import type { LinePacking } from '../../schema/packing-doc.ts'
import { refusal, type Refusal } from '../../schema/refusals.ts'
import { no, ok, type Result } from '../../schema/result.ts'
import type { Database } from '../store/driver.ts'
import { containerById, layoutsOf } from './packed.sql.ts'
import { itemNow } from './packed-item.sql.ts'

/** What is packed, as far as its packing goes. */
interface Subject {
  readonly names: Names
  readonly isWeighed: boolean
  /** What it costs whoever it is for. */
  readonly price: ListPrice
  /** What everybody pays, and how it is taxed; asked only where there is a label. */
  readonly onShelf: () => { readonly shelf: ListPrice | undefined; readonly tax: LabelTax }
}

interface Where {
  readonly db: Database
  readonly outlet: { readonly currencyExponent: number }
  readonly hasHappened: boolean
}

/** How much a line is for, what there is to say about how that came about, and a price that is not the list’s. */
export type Packed = Pick<OrderLine, 'qtyMilli' | 'source' | 'packing'> &
  Partial<Pick<OrderLine, 'unitPrice' | 'isTaxIncluded'>>

/**
 * The hub reads the label and takes the tray off itself: what a screen says of
 * the quantity counts only where neither is named. Refuses a label of another
 * item, a tray nobody knows, and one that is heavier than all of it.
 */
export const packLine = (
  where: Where,
  arg: OrderLineArgs,
  subject: Subject,
): Result<Packed, Refusal> => {
  const { db, hasHappened } = where
  // What was sold away from the hub was weighed on what was in use then.
  const known = (id: string) => containerById(db, id, { evenRetired: hasHappened })
  const label = arg.scanned === undefined ? null : labelOf(where, arg, subject)
  if (label !== null && !label.ok) return label
  const box = arg.box === undefined ? undefined : known(arg.box.containerId)
  if (arg.box !== undefined && box === undefined) return no(refusal('container.unknown'))
  if (box !== undefined && box.box === null && !hasHappened)
    return no(refusal('box.none', { container: box.names }))
  const boxed: Pick<LinePacking, 'box'> =
    box?.box == null || arg.box === undefined
      ? {}
      : {
          box: {
            no: arg.box.no,
            containerId: box.containerId,
            names: box.names,
            targetMilli: box.box.targetMilli,
          },
        }
  if (label !== null) return ok(withPacking(label.value, { ...label.value.packing, ...boxed }))
  if (arg.weighed === undefined) return ok(withPacking(arg, boxed))
  const container = known(arg.weighed.containerId)
  if (container === undefined) return no(refusal('container.unknown'))
  const { containerId, names, tareMilli } = container
  const { grossMilli } = arg.weighed
  if (grossMilli <= tareMilli && hasHappened) return ok(withPacking(arg, boxed))
  if (grossMilli <= tareMilli)
    return no(refusal('container.too-heavy', { container: names, tare: tareMilli }))
  return ok(
    withPacking(
      { qtyMilli: grossMilli - tareMilli, source: arg.source },
      { tare: { containerId, names, tareMilli, grossMilli }, ...boxed },
    ),
  )
}

const withPacking = (
  { qtyMilli, source, unitPrice, isTaxIncluded }: Packed,
  packing: LinePacking,
): Packed => ({
  qtyMilli,
  source,
  ...(unitPrice === undefined || isTaxIncluded === undefined ? {} : { unitPrice, isTaxIncluded }),
  ...(Object.keys(packing).length === 0 ? {} : { packing }),
})

const labelOf = (
  { db, outlet, hasHappened }: Where,
  { scanned = '', itemId, qtyMilli, source }: OrderLineArgs,
  { names, isWeighed, price, onShelf }: Subject,
): Result<Packed & { readonly packing: LinePacking }, Refusal> => {
  const read = readCode(scanned, layoutsOf(db), outlet.currencyExponent)
  const number = itemNow.get(db, itemId)?.code ?? ''
  const { shelf, tax } = onShelf()
  const isIts = read.kind === 'label' && read.itemNo === bareNo(number)
  const qty = isIts ? labelQuantity(read.value, isWeighed, shelf, tax) : null
  if (!isIts || qty === null) {
    // What was sold away from the hub is sold, whatever has become of its label since.
    return hasHappened
      ? ok({ qtyMilli, source, packing: { label: { code: scanned, amount: null } } })
      : no(refusal('barcode.not-its', { code: scanned, item: names }))
  }
  const sold = { qtyMilli: qty, source: isWeighed ? 'scale' : source } as const
  const amount = priceOn(read.value)
  if (amount === null) return ok({ ...sold, packing: { label: { code: scanned, amount } } })
  const { isLabels, ...charged } = labelPrice(amount, qty, price, tax)
  const label = { code: scanned, amount, ...(isLabels ? ({ isCharged: true } as const) : {}) }
  return ok({
    ...sold,
    unitPrice: charged.amount,
    isTaxIncluded: charged.isTaxIncluded,
    packing: { label },
  })
}

const priceOn = (value: LabelValue): Money | null => (value.kind === 'price' ? value.amount : null)

/** Refuses a gift box that is not filled to its weight; one that was sold already is as it is. */
export const checkBoxes = (
  { db, hasHappened }: Pick<Where, 'db' | 'hasHappened'>,
  lines: readonly OrderLine[],
): Result<object, Refusal> => {
  if (hasHappened) return ok({})
  const boxes = new Set(lines.flatMap(({ packing }) => packing?.box?.no ?? []))
  for (const boxNo of boxes) {
    const inside = lines.filter(({ packing }) => packing?.box?.no === boxNo)
    const container = containerById(db, inside[0]?.packing?.box?.containerId ?? '')
    if (container?.box == null) continue
    const grams = boxWeight(inside)
    if (boxState(grams, container.box).isFull) continue
    const { targetMilli: target, toleranceMilli: tolerance } = container.box
    return no(
      refusal('box.not-full', {
        container: container.names,
        grams,
        target,
        tolerance,
      }),
    )
  }
  return ok({})
}
