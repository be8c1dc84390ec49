/**
 * Where that is charged by now which was on a bill that is void: the one rule of
 * the hub and of the screens.
 *
 * The rule: it is on the bills of the order that it went to: another party's, that
 * of another slip, or its own where parts were made one again. Where that order
 * was put on another one since, it is on the bills of that.
 */
import type { BillDoc } from './bill.ts'

/** What has to be known of other bills and slips. */
export interface BillsAround<B> {
  readonly billOf: (billId: string) => B | undefined
  readonly billsOf: (orderId: string) => readonly B[]
  /** The order on whose bill the slip of this one is paid. */
  readonly withOf: (orderId: string) => string | null | undefined
}

type Placed = Pick<BillDoc, 'billId' | 'orderId' | 'state' | 'mergedInto'>

/** The bills that what was on this one may be on, none of them void; none where it is not void itself. */
export const heirsOf = <B extends Placed>(bill: B, around: BillsAround<B>): readonly B[] => {
  if (bill.state !== 'void') return []
  const orderId = around.withOf(bill.orderId) ?? bill.orderId
  const siblings = bill.mergedInto === undefined ? around.billsOf(orderId) : [bill]
  const left = siblings.filter(isCharged)
  const ontoId = siblings.find(({ mergedInto }) => mergedInto !== undefined)?.mergedInto
  if (left.length > 0 || ontoId === undefined) return left
  const onto = around.billOf(ontoId)
  return onto === undefined ? [] : around.billsOf(onto.orderId).filter(isCharged)
}

const isCharged = ({ state }: Pick<BillDoc, 'state'>): boolean => state !== 'void'

/**
 * Of several open ones that which this sum would pay, else the first that it is a
 * part of, else the first: no money is over while something is due that it was for.
 * @param due what is still to be paid of one.
 */
export const heirFor = <B extends Placed>(
  heirs: readonly B[],
  amount: number,
  due: (bill: B) => number,
): B | undefined => {
  const open = heirs.filter(({ state }) => state === 'open')
  return (
    open.find((bill) => due(bill) === amount) ??
    open.find((bill) => due(bill) > amount) ??
    open[0] ??
    heirs[0]
  )
}
