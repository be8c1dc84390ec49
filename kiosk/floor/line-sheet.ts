/**
 * One line of what was sent: for whom it is and with which course, bringing it
 * and taking it off.
 *
 * The rule: what the kitchen knows of is taken off with a reason, and where the
 * role asks for it with a second person's PIN.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Check, Repeat2, Trash2 } from 'lucide'
import type { OrderLine } from '../../schema/order.ts'
import { ApproveSheet } from '../lib/frame/approve-sheet.ts'
import { newId } from '../lib/ids.ts'
import { can } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { Field } from '../lib/ui/field.ts'
import { ListRow } from '../lib/ui/list-row.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { Stepper } from '../lib/ui/stepper.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { serve, tell } from './act.ts'
import { closeSheet, here } from './desk.ts'
import { orderOf } from './house.ts'
import { CourseChips, SeatChips } from './place-chips.ts'
import { add } from './rounds.ts'
import { lineStateText } from './say.ts'

const reasons = ['changed-mind', 'wrong-order', 'too-slow', 'not-good', 'not-there'] as const

export function LineSheet({ lineId }: { readonly lineId: string }): VNode | null {
  const party = here.value
  const order = party === null ? undefined : orderOf(party.orderId)
  const line = order?.lines.find((one) => one.lineId === lineId)
  const [isVoiding, setVoiding] = useState(false)
  const [pieces, setPieces] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [asking, setAsking] = useState<{ readonly id: string; readonly reason: string } | null>(
    null,
  )
  if (party === null || order === undefined || line === undefined || line.qtyMilli === 0)
    return null
  const { orderId } = order
  const isWhole = line.qtyMilli % 1000 === 0
  const qtyMilli =
    isWhole && pieces !== null ? Math.min(pieces * 1000, line.qtyMilli) : line.qtyMilli
  const parts = [{ lineId, qtyMilli, ofMilli: line.qtyMilli }]
  const takeOff = (why: string): void => {
    if (can('order.void') !== 'allow') return setAsking({ id: newId(), reason: why })
    void tell('order.void', { orderId, lines: parts, reason: why })
    closeSheet()
  }
  if (asking !== null) {
    return html`<${ApproveSheet}
      title=${t('floor.void-of', { name: nameOf(line.names) })}
      permission="order.void"
      commandId=${asking.id}
      args=${{ orderId, lines: parts, reason: asking.reason }}
      onApproved=${(approval: string) => {
        void tell(
          'order.void',
          { orderId, lines: parts, reason: asking.reason },
          { id: asking.id, approval },
        )
        closeSheet()
      }}
      onClose=${closeSheet}
    />`
  }
  if (isVoiding) {
    return html`<${Sheet} title=${t('floor.void-of', { name: nameOf(line.names) })} onClose=${closeSheet}>
      ${
        isWhole &&
        line.qtyMilli > 1000 &&
        html`<${Stepper}
          name=${nameOf(line.names)}
          value=${qtyMilli / 1000}
          least=${1}
          most=${line.qtyMilli / 1000}
          onChange=${setPieces}
        />`
      }
      <ul class="rows">
        ${reasons.map(
          (one) =>
            html`<${ListRow} key=${one} title=${t(`floor.why-${one}`)} onPress=${() => takeOff(t(`floor.why-${one}`))} />`,
        )}
      </ul>
      <${Field}
        label=${t('floor.why-else')}
        value=${reason}
        maxLength=${80}
        onInput=${setReason}
        onEnter=${() => reason.trim() !== '' && takeOff(reason.trim())}
      />
    <//>`
  }
  const drop = (): void => {
    void tell('order.drop', { orderId, lines: parts })
    closeSheet()
  }
  const bring = (): void => {
    serve(party, [lineId])
    closeSheet()
  }
  const isHeld = line.state === 'held'
  const assign = (
    to: { readonly seat: number | null } | { readonly course: number | null },
  ): void => void tell('order.assign', { orderId, lineId, ...to })
  return html`<${Sheet}
    title=${nameOf(line.names)}
    onClose=${closeSheet}
    foot=${html`
      <${Button} kind="danger" icon=${Trash2} onPress=${isHeld ? drop : () => setVoiding(true)}>
        ${t(isHeld ? 'floor.drop' : 'floor.void')}
      <//>
      <${Button} icon=${Repeat2} onPress=${() => again(line)}>${t('floor.one-more')}<//>
      ${!isHeld && line.state !== 'served' && html`<${Button} kind="primary" icon=${Check} onPress=${bring}>${t('floor.serve')}<//>`}
    `}
  >
    <div class="unsent-sheet">
    <p>${lineStateText(line.state)}</p>
    <${SeatChips}
      guests=${party.guests}
      value=${line.seat}
      onChange=${(seat: number | null) => assign({ seat })}
    />
    <${CourseChips}
      value=${line.course}
      why=${isHeld ? undefined : t('floor.course-begun', { name: nameOf(line.names) })}
      onChange=${(course: number | null) => assign({ course })}
    />
    </div>
  <//>`
}

const again = (line: OrderLine): void => {
  add({
    itemId: line.itemId,
    variantId: line.variantId,
    modifierIds: line.modifiers.map(({ modifierId }) => modifierId),
    qtyMilli: 1000,
    isWeighed: false,
    note: line.note,
    seat: line.seat,
    course: line.course,
    isHeld: line.state === 'held',
  })
  closeSheet()
}
