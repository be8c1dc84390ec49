/**
 * Taking the last sale back within a minute: the chip, and what it does.
 *
 * The rule: only the hub can take a sale back, so the chip is there once the
 * hub has the sale and goes when the hub would refuse; it says how long.
 */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Undo2 } from 'lucide'
import { undoMs } from '../../schema/refund.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { isAway, send } from '../lib/send.ts'
import { can, hubTime } from '../lib/session.ts'
import { Button } from '../lib/ui/button.ts'
import { toast } from '../lib/ui/toast.ts'
import { money } from '../lib/words/format.ts'
import { t } from '../lib/words/words.ts'

interface Undoable {
  readonly billId: string
  /** Hub time of the sale. */
  readonly at: number
}

const undoable = signal<Undoable | null>(null)
const isUndoing = signal(false)

/** A sale is in the books; for a minute it can be taken back. */
export const mayUndo = (billId: string, at: number): void => {
  undoable.value = { billId, at }
}

/** @param onUndone called once the hub has taken it back. */
export function UndoChip({ onUndone }: { readonly onUndone: () => void }): VNode | null {
  const [now, setNow] = useState(hubTime)
  useEffect(() => {
    const timer = setInterval(() => setNow(hubTime()), 1000)
    return () => clearInterval(timer)
  }, [])
  const sale = undoable.value
  const left = sale === null ? 0 : Math.ceil((sale.at + undoMs - now) / 1000)
  if (sale === null || left <= 0 || can('bill.undo') !== 'allow') return null
  const undo = async (): Promise<void> => {
    isUndoing.value = true
    const { billId } = sale
    const answer = await send('bill.undo', { billId }, { exp: sale.at + undoMs }).done
    isUndoing.value = false
    if (undoable.peek()?.billId === billId) undoable.value = null
    if (!answer.ok) return void toast({ text: sayDeclined(answer), tone: 'stop', seconds: 8 })
    const isCash = answer.result.payments.every(({ kind }) => kind === 'cash')
    const amount = money(answer.result.payable, true)
    toast({
      text: t(isCash ? 'counter.undone-cash' : 'counter.undone-other', { amount }),
      tone: 'done',
      seconds: 12,
    })
    onUndone()
  }
  return html`<div class="undo-chip" onClick=${(event: Event) => event.stopPropagation()}>
    <${Button}
      icon=${Undo2}
      busy=${isUndoing.value}
      why=${isAway() ? t('counter.undo-away') : undefined}
      onPress=${() => void undo()}
    >
      ${t('counter.undo', { seconds: left })}
    <//>
  </div>`
}
