/** One line that is written down and not sent: everything about it can still be changed. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Hand, Trash2 } from 'lucide'
import { changeLine, lineOf, removeLine } from '../lib/order/cart.ts'
import { choose, type Question } from '../lib/order/choices.ts'
import { itemOf } from '../lib/order/preview.ts'
import { Questions } from '../lib/order/questions.ts'
import { Button } from '../lib/ui/button.ts'
import { Field } from '../lib/ui/field.ts'
import { Sheet } from '../lib/ui/sheet.ts'
import { nameOf } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { closeSheet, here } from './desk.ts'
import { prices } from './menu-desk.ts'
import { CourseChips, SeatChips, waits } from './place-chips.ts'
import { change, round, roundMenu } from './rounds.ts'

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
      <${CourseChips}
        value=${line.course ?? null}
        onChange=${(course: number | null) => set({ course, isHeld: waits(course) })}
      />
      <${Button} icon=${Hand} pressed=${line.isHeld === true} onPress=${() => set({ isHeld: line.isHeld !== true })}>${t('floor.hold')}<//>
    </div>
  <//>`
}
