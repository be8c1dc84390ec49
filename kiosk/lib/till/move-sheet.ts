/** Cash in or out of the drawer that is no sale: why, how much, and a note. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { nameIn } from '../../../schema/names.ts'
import { session } from '../session.ts'
import { Button } from '../ui/button.ts'
import { Field } from '../ui/field.ts'
import { Keypad } from '../ui/keypad.ts'
import { textToUnits } from '../ui/keypad-text.ts'
import { Sheet } from '../ui/sheet.ts'
import { toast } from '../ui/toast.ts'
import { money } from '../words/format.ts'
import { language } from '../words/place.ts'
import { t } from '../words/words.ts'
import { give, whyNot } from './act.ts'
import { reasons } from './store.ts'

export type MoveKind = 'in' | 'out' | 'drop'

export interface MoveSheetProps {
  readonly kind: MoveKind
  readonly tillId: string
  readonly onClose: () => void
}

const titles = { in: 'till.pay-in', out: 'till.pay-out', drop: 'till.drop' } as const
const commands = { in: 'till.pay-in', out: 'till.pay-out', drop: 'till.drop' } as const

export function MoveSheet({ kind, tillId, onClose }: MoveSheetProps): VNode {
  const [reasonId, setReason] = useState('')
  const [typed, setTyped] = useState('')
  const [note, setNote] = useState('')
  const [isBusy, setBusy] = useState(false)
  const amount = textToUnits(typed, session.value.me?.outlet.currencyExponent ?? 2)
  const words = money(amount, true)
  const why =
    whyNot(commands[kind]) ??
    (kind !== 'drop' && reasonId === ''
      ? t('till.need-reason')
      : amount === 0
        ? t('till.need-amount')
        : undefined)
  const move = async (): Promise<void> => {
    setBusy(true)
    const title = t('till.approve-move', { amount: words })
    const args = { tillId, amount, note }
    const done =
      kind === 'drop'
        ? await give('till.drop', args, title)
        : await give(commands[kind], { ...args, reasonId }, title)
    setBusy(false)
    if (done === null) return
    toast({ text: t(`till.done-${kind}`, { amount: words }), tone: 'done' })
    onClose()
  }
  return html`<${Sheet}
    title=${t(titles[kind])}
    from="side"
    onClose=${onClose}
    foot=${html`<${Button} kind="primary" wide busy=${isBusy} why=${why} onPress=${() => void move()}>
      ${t(`till.do-${kind}`, { amount: words })}
    <//>`}
  >
    ${
      kind === 'drop'
        ? html`<p class="till-soft">${t('till.to-safe')}</p>`
        : html`<div class="till-reasons" role="group" aria-label=${t('till.reason')}>
            ${reasons.value
              .filter(({ direction }) => direction === kind)
              .map(
                (reason) => html`<${Button}
                  key=${reason.reasonId}
                  pressed=${reason.reasonId === reasonId}
                  onPress=${() => setReason(reason.reasonId)}
                >
                  ${nameIn(reason.names, language.value)}
                <//>`,
              )}
          </div>`
    }
    <div class="till-typing"><div class="till-say">
      <${Field} label=${t('till.note')} placeholder=${t('till.note-hint')} value=${note} maxLength=${120} onInput=${setNote} />
      <p class="till-typed figures" role="status"><span>${t('till.amount')}</span><b>${words}</b></p>
    </div>
    <${Keypad} mode="amount" value=${typed} onChange=${setTyped} onEnter=${() => why === undefined && void move()} /></div>
  <//>`
}
