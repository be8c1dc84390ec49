/**
 * The lines of a bill, by seat where guests sit apart, each with what was taken
 * off it.
 *
 * The rule: a line of an open bill is a key; what was changed about it stands
 * below it with the way back.
 */
import type { ComponentChildren, VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ChevronDown, ChevronRight, X } from 'lucide'
import type { BillDoc, BillLine, DiscountDoc } from '../../../schema/bill.ts'
import { sum } from '../../../schema/money.ts'
import { boxWeight, goodsOf, type Goods } from '../../../schema/packing.ts'
import { change, whyFixed } from '../../lib/bill/change.ts'
import { toldApart } from '../../lib/bills/apart.ts'
import { Badge } from '../../lib/ui/badge.ts'
import { Button } from '../../lib/ui/button.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { money, quantity } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { detailsOf, qtyOf, say } from '../say.ts'
import { isFresh } from './news.ts'

export interface BillLinesProps {
  readonly bill: BillDoc
  /** Opens what can be done with a line; none: the lines are only read. */
  readonly onLine?: ((line: BillLine) => void) | undefined
}

interface Group {
  readonly seat: number | null
  readonly lines: readonly BillLine[]
}

/** Lines by the guest they are for, what is for all last; one group where nobody sits apart. */
export const bySeat = (lines: readonly BillLine[]): readonly Group[] => {
  const seats = [...new Set(lines.map(({ seat = null }) => seat))].toSorted(
    (a, b) => (a ?? Infinity) - (b ?? Infinity),
  )
  return seats.map((seat) => ({
    seat,
    lines: lines.filter((line) => (line.seat ?? null) === seat),
  }))
}

export function BillLines({ bill, onLine }: BillLinesProps): VNode {
  const groups = bySeat(bill.lines)
  const isApart = groups.length > 1
  return html`<div class="bill-lines">
    ${groups.map(
      ({ seat, lines }) => html`<section key=${seat}>
        ${isApart && html`<h2>${seat === null ? t('cashier.for-all') : t('cashier.seat', { seat })}</h2>`}
        <ul>
          ${goodsOf(lines, toldApart(bill)).map((goods) => {
            const all = goods.boxes.flat()
            const rows = all.map(
              (line) =>
                html`<${Line} key=${line.lineId} bill=${bill} line=${line} onLine=${onLine} />`,
            )
            return goods.box == null
              ? rows
              : html`<${Boxes} key=${all[0]?.lineId} bill=${bill} goods=${goods}>${rows}<//>`
          })}
        </ul>
      </section>`,
    )}
  </div>`
}

/** How many lines a bill is seen to have: boxes filled alike are one. */
export const shownLines = (bill: BillDoc): number => goodsOf(bill.lines, toldApart(bill)).length

interface BoxesProps {
  readonly bill: BillDoc
  readonly goods: Goods<BillLine>
  /** The lines of all of them. */
  readonly children?: ComponentChildren
}

/** Gift boxes that are filled alike, as so many of one thing; a touch shows what is inside. */
function Boxes({ bill, goods: { box, boxes }, children }: BoxesProps): VNode | null {
  const ids = new Set(boxes.flat().map(({ lineId }) => lineId))
  const [isOpen, setOpen] = useState(
    bill.discounts.some(({ lineId }) => lineId !== null && ids.has(lineId)),
  )
  const [one] = boxes
  const isNew = [...ids].some(isFresh)
  if (box == null || one === undefined) return null
  const charged = bill.total.lines.filter(({ id }) => ids.has(id))
  const weight = t('cashier.kg', { amount: quantity(boxWeight(one), 'kg') })
  return html`<li class="bill-box">
      <button type="button" class=${isNew ? 'bill-line bill-fresh' : 'bill-line'} aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}>
        <span class="line-qty figures">${`${boxes.length} ×`}</span>
        <span class="line-what">
          <span class="line-name">${say(box.names)}</span>
          ${isNew && html`<${Badge} tone="next">${t('cashier.fresh')}<//>`}
          <span class="line-details figures">
            ${`${boxes.length > 1 ? t('cashier.each', { amount: weight }) : weight} · ${one.map(({ names }) => say(names)).join(', ')}`}
          </span>
        </span>
        <span class="line-amount figures">
          ${money(sum(charged.map(({ gross }) => gross)))}
          <${Icon} of=${isOpen ? ChevronDown : ChevronRight} size=${20} />
        </span>
      </button>
      ${isOpen && html`<ul class="bill-inside">${children}</ul>`}
    </li>`
}

function Line(props: BillLinesProps & { readonly line: BillLine }): VNode {
  const { bill, line, onLine } = props
  const details = detailsOf(line)
  const charged = bill.total.lines.find(({ id }) => id === line.lineId)
  const discount = bill.discounts.find(({ lineId }) => lineId === line.lineId)
  const inside = html`
    <span class="line-qty figures">${qtyOf(line)}</span>
    <span class="line-what">
      <span class="line-name">${say(line.names)}</span>
      ${isFresh(line.lineId) && html`<${Badge} tone="next">${t('cashier.fresh')}<//>`}
      ${details !== '' && html`<span class="line-details figures">${details}</span>`}
      ${
        line.listPrice !== undefined &&
        html`<span class="line-details figures">${t('cashier.price-was', { was: money(line.listPrice, true), now: money(line.unitPrice, true) })}</span>`
      }
    </span>
    <span class="line-amount figures">${money(charged?.gross ?? 0)}</span>
  `
  return html`<li>
    ${
      onLine === undefined
        ? html`<div class="bill-line">${inside}</div>`
        : html`<button type="button" class=${isFresh(line.lineId) ? 'bill-line bill-fresh' : 'bill-line'} onClick=${() => onLine(line)}>${inside}</button>`
    }
    ${
      discount !== undefined &&
      html`<${Off} bill=${bill} discount=${discount} amount=${charged?.lineDiscount ?? 0} canUndo=${onLine !== undefined} />`
    }
  </li>`
}

/** A discount as the receipt will say it, and the way back. */
export function Off(props: {
  readonly bill: BillDoc
  readonly discount: DiscountDoc
  readonly amount: number
  readonly canUndo: boolean
}): VNode {
  const { bill, discount, amount, canUndo } = props
  const { discountId, names, ratePpm, isComp, given } = discount
  const share = ratePpm === null || isComp ? '' : ` ${ratePpm / 10_000} %`
  const name = `${say(names)}${share}`
  // Paise that rounding moves are no change.
  const hasChanged = canUndo && given !== null && Math.abs(given - amount) >= 10
  const undo = (): void => void change('bill.undiscount', { billId: bill.billId, discountId }, name)
  return html`<p class="bill-off">
    <span>${name}${hasChanged && html`<small class="figures">${t('bill.off-was', { amount: money(-given) })}</small>`}</span>
    <b class="figures">${money(-amount)}</b>
    ${
      canUndo &&
      html`<${Button}
        kind="quiet"
        icon=${X}
        label=${t('cashier.take-off', { what: name })}
        why=${whyFixed(bill, 'bill.undiscount')}
        onPress=${undo}
      />`
    }
  </p>`
}
