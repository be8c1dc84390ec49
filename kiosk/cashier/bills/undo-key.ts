/**
 * Taking a sale back within a minute of settling it, as the counter does.
 *
 * The rule: the key is there for whoever settled the bill, while the hub would
 * take it back; a table's bill and a part of one are given back with Refund.
 */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Undo2 } from 'lucide'
import { undoMs } from '../../../schema/refund.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { isAway, send } from '../../lib/send.ts'
import { can, hubTime, session } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { toast } from '../../lib/ui/toast.ts'
import { money } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'
import { allBills, choose, refunds } from '../desk.ts'
import { drawerSaid } from '../which-drawer.ts'

const isUndoing = signal(false)

/** Until when the bill can be taken back from here, in hub time; 0: it cannot. */
const undoableUntil = (billId: string): number => {
  const bill = allBills.value.find((one) => one.billId === billId)
  const isOwn =
    bill?.state === 'settled' &&
    bill.sittingId === null &&
    !bill.isSplit &&
    bill.settledBy !== null &&
    bill.settledBy === session.value.me?.signIn?.userId
  const isBack = refunds.value.some((refund) => refund.billId === billId)
  return isOwn && !isBack && can('bill.undo') === 'allow' ? (bill.settledAt ?? 0) + undoMs : 0
}

export function UndoKey({ billId }: { readonly billId: string }): VNode | null {
  const [now, setNow] = useState(hubTime)
  useEffect(() => {
    const timer = setInterval(() => setNow(hubTime()), 1000)
    return () => clearInterval(timer)
  }, [])
  const until = undoableUntil(billId)
  const seconds = Math.ceil((until - now) / 1000)
  if (seconds <= 0) return null
  const undo = async (): Promise<void> => {
    isUndoing.value = true
    const answer = await send('bill.undo', { billId, ...drawerSaid() }, { exp: until }).done
    isUndoing.value = false
    if (!answer.ok) return void toast({ text: sayDeclined(answer), tone: 'stop', seconds: 8 })
    const { payable, payments } = answer.result
    const isCash = payments.every(({ kind }) => kind === 'cash')
    const facts = { amount: money(payable, true) }
    choose(billId)
    toast({
      text: t(isCash ? 'cashier.undone-cash' : 'cashier.undone-other', facts),
      tone: 'done',
      seconds: 12,
    })
  }
  return html`<${Button}
    icon=${Undo2}
    busy=${isUndoing.value}
    why=${isAway() ? t('bill.away') : undefined}
    onPress=${() => void undo()}
  >
    ${t('cashier.undo', { seconds })}
  <//>`
}
