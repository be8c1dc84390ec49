/** What the office says of codes, labels, trays and boxes. */
import { plainCode } from '../../schema/barcode.ts'
import type { Names } from '../../schema/names.ts'
import { refusal } from '../../schema/refusals.ts'
import { no, ok } from '../../schema/result.ts'
import type { Handler } from '../bus/tx.ts'
import { variantOf } from './catalogue.sql.ts'
import { keptItem } from './edit.sql.ts'
import {
  codeRow,
  dropCode,
  dropLayout,
  layoutsOf,
  putCode,
  putContainer,
  putLayout,
} from './packed.sql.ts'
import { itemNow } from './packed-item.sql.ts'
import { reviseMenu } from './revision.ts'

/** Says what a code stands for. Refuses one that is another item's, or that a scale's label begins like. */
export const setBarcode: Handler<'barcode.set'> = (tx, args) => {
  const code = plainCode(args.code)
  const item = itemNow.get(tx.db, args.itemId)
  if (item === undefined) return no(refusal('item.unknown'))
  const names = JSON.parse(item.names) as Names
  if (args.variantId === null && item.variants > 0)
    return no(refusal('variant.missing', { item: names }))
  if (args.variantId !== null && variantOf.get(tx.db, args.itemId, args.variantId) === undefined)
    return no(refusal('variant.unknown', { item: names }))
  const before = codeRow.get(tx.db, code)
  if (before !== undefined && before.itemId !== args.itemId) {
    const owner = itemNow.get(tx.db, before.itemId)
    const its = owner === undefined ? { en: before.itemId } : (JSON.parse(owner.names) as Names)
    return no(refusal('barcode.taken', { code, item: its }))
  }
  const layout = layoutsOf(tx.db).find(
    ({ prefix }) => code.length === 13 && code.startsWith(prefix),
  )
  if (layout !== undefined) return no(refusal('label.prefix', { prefix: layout.prefix }))
  putCode.run(tx.db, code, args.itemId, args.variantId)
  return ok({ rev: reviseMenu(tx) })
}

/** Forgets a code. Saying it twice changes nothing. */
export const removeBarcode: Handler<'barcode.remove'> = (tx, { code }) => {
  dropCode.run(tx.db, plainCode(code))
  return ok({ rev: reviseMenu(tx) })
}

/** How a scale's labels read. Refuses a beginning that would leave it open which of two layouts is meant. */
export const setLabel: Handler<'label.set'> = (tx, { layout }) => {
  const other = layoutsOf(tx.db).find(
    ({ layoutId, prefix }) =>
      layoutId !== layout.layoutId &&
      (prefix.startsWith(layout.prefix) || layout.prefix.startsWith(prefix)),
  )
  if (other !== undefined) return no(refusal('label.prefix', { prefix: other.prefix }))
  putLayout.run(
    tx.db,
    layout.layoutId,
    layout.prefix,
    layout.itemDigits,
    layout.valueDigits,
    layout.value,
    layout.decimals,
    layout.hasCheck ? 1 : 0,
  )
  return ok({ rev: reviseMenu(tx) })
}

export const removeLabel: Handler<'label.remove'> = (tx, { layoutId }) => {
  dropLayout.run(tx.db, layoutId)
  return ok({ rev: reviseMenu(tx) })
}

/** A tray or a box. Refuses to charge for it by an item that is weighed. */
export const setContainer: Handler<'container.set'> = (tx, args) => {
  const charged = args.itemId === null ? undefined : keptItem.get(tx.db, args.itemId)
  if (args.itemId !== null && charged === undefined) return no(refusal('item.unknown'))
  if (charged?.isWeighed === 1) return no(refusal('container.item-weighed'))
  putContainer.run(
    tx.db,
    args.containerId,
    JSON.stringify(args.names),
    args.tareMilli,
    args.itemId,
    args.box?.targetMilli ?? null,
    args.box?.toleranceMilli ?? 0,
    args.position,
    args.isActive ? 1 : 0,
  )
  return ok({ rev: reviseMenu(tx) })
}
