/** Splitting by items: what is touched on the left goes into the part on the right, piece by piece. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { ArrowLeft, ArrowRight, Plus } from 'lucide'
import type { BillLine } from '../../../schema/bill.ts'
import { mulRatio, sum } from '../../../schema/money.ts'
import { isChanging } from '../../lib/bill/change.ts'
import { stillDue } from '../../../schema/paid.ts'
import { Button } from '../../lib/ui/button.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { money } from '../../lib/words/format.ts'
import { refused } from '../../lib/words/refused.ts'
import { t } from '../../lib/words/words.ts'
import { qtyOf, say } from '../say.ts'
import { SharesSum, useShares } from './shares.ts'
import { cut, type WayProps } from './split.ts'

/** How much of each line is in a part. */
type Part = Readonly<Record<string, number>>

/** A piece at a time; what is weighed goes whole. */
const step = ({ unit, qtyMilli }: BillLine): number =>
  unit === 'kg' || unit === 'litre' ? qtyMilli : Math.min(1000, qtyMilli)

export function SplitItems({ bill, why }: WayProps): VNode {
  const [parts, setParts] = useState<readonly Part[]>([{}])
  const [at, setAt] = useState(0)
  const goneOf = ({ lineId }: BillLine): number => sum(parts.map((part) => part[lineId] ?? 0))
  const leftOf = (line: BillLine): number => line.qtyMilli - goneOf(line)
  const priceOf = (line: BillLine, qty: number): number =>
    mulRatio(bill.total.lines.find(({ id }) => id === line.lineId)?.gross ?? 0, qty, line.qtyMilli)
  const move = (line: BillLine, qty: number): void =>
    setParts(
      parts.map((part, i) =>
        i === at ? { ...part, [line.lineId]: (part[line.lineId] ?? 0) + qty } : part,
      ),
    )
  const here = parts[at] ?? {}
  const staying = bill.lines.filter((line) => leftOf(line) > 0)
  const filled = parts.filter((part) => Object.values(part).some((qty) => qty > 0))
  const whyNot =
    why ??
    (filled.length === 0
      ? t('cashier.touch-items')
      : staying.length === 0
        ? refused({ code: 'bill.split-all' })
        : undefined)
  const cutTo = [
    staying.map((line) => ({ lineId: line.lineId, qtyMilli: leftOf(line) })),
    ...filled.map((part) =>
      Object.entries(part)
        .filter(([, qty]) => qty > 0)
        .map(([lineId, qtyMilli]) => ({ lineId, qtyMilli })),
    ),
  ]
  const shares = useShares(bill, cutTo)
  /** What a part will pay: said by the hub, in the order in which the bills come. */
  const dueOf = (part: Part | null): string => {
    const due = shares?.dues[part === null ? 0 : filled.indexOf(part) + 1]
    return due === undefined || (part !== null && !filled.includes(part)) ? '–' : money(due, true)
  }
  const row = (line: BillLine, qty: number, isBack: boolean): VNode => html`<li key=${line.lineId}>
    <button type="button" class="split-row" onClick=${() => move(line, isBack ? -Math.min(step(line), qty) : Math.min(step(line), qty))}>
      ${isBack && html`<${Icon} of=${ArrowLeft} size=${20} />`}
      <span class="figures">${qtyOf({ ...line, qtyMilli: qty })}</span>
      <span>${say(line.names)}</span>
      <b class="figures">${money(priceOf(line, qty))}</b>
      ${!isBack && html`<${Icon} of=${ArrowRight} size=${20} />`}
    </button>
  </li>`
  return html`<div class="split-body split-items">
    <section class="split-column" aria-label=${t('cashier.stays')}>
      <h2><span>${t('cashier.stays')}</span><b class="figures">${filled.length === 0 ? money(stillDue(bill), true) : dueOf(null)}</b></h2>
      <ul>${staying.map((line) => row(line, leftOf(line), false))}</ul>
    </section>
    <section class="split-column" aria-label=${t('cashier.new-part')}>
      <div class="split-tabs" role="group" aria-label=${t('cashier.new-part')}>
        ${parts.map(
          (part, i) => html`<${Button} key=${i} pressed=${i === at} onPress=${() => setAt(i)}>
            ${t('cashier.part', { part: i + 2 })}
            <small class="figures">${dueOf(part)}</small>
          <//>`,
        )}
        ${
          parts.length < 8 &&
          html`<${Button}
            icon=${Plus}
            label=${t('cashier.one-more-part')}
            onPress=${() => {
              setParts([...parts, {}])
              setAt(parts.length)
            }}
          />`
        }
      </div>
      <ul>${bill.lines.filter((line) => (here[line.lineId] ?? 0) > 0).map((line) => row(line, here[line.lineId] ?? 0, true))}</ul>
      ${Object.values(here).every((qty) => qty === 0) && html`<p class="split-hint">${t('cashier.touch-items')}</p>`}
    </section>
    ${filled.length > 0 && staying.length > 0 && html`<p class="split-sums"><${SharesSum} shares=${shares} /></p>`}
    <${Button} kind="primary" wide why=${whyNot} busy=${isChanging.value} onPress=${() => void cut(bill, cutTo)}>
      ${filled.length === 0 ? t('cashier.split') : t('cashier.split-into', { count: filled.length + 1 })}
    <//>
  </div>`
}
