/**
 * One line of the party: of what was sent, bringing it and taking it off; of
 * what is unsent, everything about it.
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
import { changeLine, lineOf, removeLine } from '../lib/order/cart.ts'
import { choose, type Question } from '../lib/order/choices.ts'
import { itemOf } from '../lib/order/preview.ts'
import { Questions } from '../lib/order/questions.ts'
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
import { prices } from './menu-desk.ts'
import { add, change, round, roundMenu } from './rounds.ts'
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
    <p>${lineStateText(line.state)}</p>
    <${SeatChips}
      guests=${party.guests}
      value=${line.seat}
      onChange=${(seat: number | null) => void tell('order.assign', { orderId, lineId, seat })}
    />
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
  })
  closeSheet()
}

export function SeatChips(props: {
  readonly guests: number
  readonly value: number | null
  readonly onChange: (seat: number | null) => void
}): VNode {
  return html`<div class="places-group" role="group" aria-label=${t('floor.for-seat')}>
    <span aria-hidden="true">${t('floor.seat')}</span>
    ${Array.from({ length: Math.min(props.guests, 12) }, (_, i) => i + 1).map(
      (one) => html`<button
        type="button"
        key=${one}
        class="extra figures"
        aria-label=${t('floor.seat-of', { seat: one })}
        aria-pressed=${props.value === one ? 'true' : 'false'}
        onClick=${() => props.onChange(props.value === one ? null : one)}
      >
        ${one}
      </button>`,
    )}
  </div>`
}

export function UnsentSheet({ lineKey }: { readonly lineKey: number }): VNode | null {
  const line = lineOf(round.value, lineKey)
  const menu = roundMenu.value
  const context = prices.value
  if (line === undefined || menu === null || context === null) return null
  const item = itemOf(menu, line.itemId)
  const set = (to: Parameters<typeof changeLine>[2]): void =>
    change((cart) => changeLine(cart, lineKey, to))
  const takeOut = (): void => {
    change((cart) => removeLine(cart, lineKey))
    closeSheet()
  }
  return html`<${Sheet}
    title=${item === undefined ? t('order.gone-item') : nameOf(item.names)}
    onClose=${closeSheet}
    foot=${html`<${Button} kind="danger" icon=${Trash2} onPress=${takeOut}>${t('shared.remove')}<//>
      <${Button} kind="primary" onPress=${closeSheet}>${t('shared.done')}<//>`}
  >
    <div class="unsent-sheet">
      ${
        item !== undefined &&
        html`<${Questions}
          item=${item}
          choice=${line}
          context=${context}
          onChoose=${(question: Question, optionId: string) => {
            const { variantId, modifierIds } = choose(item, line, question, optionId)
            set({ variantId, modifierIds })
          }}
        />`
      }
      <${Field}
        label=${t('order.note')}
        placeholder=${t('order.note-example')}
        value=${line.note}
        maxLength=${80}
        onInput=${(note: string) => set({ note })}
        onEnter=${closeSheet}
      />
      <${SeatChips} guests=${here.value?.guests ?? 1} value=${line.seat ?? null} onChange=${(seat: number | null) => set({ seat })} />
      <${Button} pressed=${line.isHeld === true} onPress=${() => set({ isHeld: line.isHeld !== true })}>${t('floor.hold')}<//>
    </div>
  <//>`
}
