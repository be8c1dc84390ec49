/**
 * Slips that are scanned at the cash desk.
 *
 * The rule: the first slip opens its bill and every further one goes on it, one
 * after the other, so several packets are paid at once without a touch. While
 * somebody pays, nothing is put on their bill and no other one takes its place.
 */
import type { SlipDoc } from '../../../schema/slip.ts'
import { slipCode } from '../../../schema/slip-code.ts'
import { billName } from '../../lib/bill/bill-name.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { listenToScans } from '../../lib/scan.ts'
import { send } from '../../lib/send.ts'
import { session } from '../../lib/session.ts'
import { play } from '../../lib/sound.ts'
import { toast } from '../../lib/ui/toast.ts'
import { t } from '../../lib/words/words.ts'
import { allBills, asking, chips, choose, selected, slips, typed } from '../desk.ts'

const tell = (text: string): void => {
  play('late')
  toast({ text, tone: 'stop', seconds: 8 })
}

/** The slip whose bill is at hand and still to be paid, if it is one of a slip. */
const slipAtHand = (): SlipDoc | undefined => {
  const bill = selected.peek()
  return bill?.state === 'open'
    ? slips.peek().find(({ slipId }) => slipId === bill.orderId)
    : undefined
}

const openBillOf = (slipId: string): void =>
  choose(allBills.peek().find(({ orderId }) => orderId === slipId)?.billId ?? null)

/** Why the bill at hand must stay as it is: somebody is just paying it; undefined where nobody is. */
const whyBusy = (token: number): string | undefined => {
  const bill = selected.peek()
  const isPaying = asking.peek() !== null || typed.peek() !== '' || chips.peek().length > 0
  return bill?.state === 'open' && isPaying
    ? t('cashier.scan-paying', { token, bill: billName(bill) })
    : undefined
}

const takeScan = async (code: string): Promise<void> => {
  const slip = slips.peek().find((one) => slipCode(one) === code)
  if (slip === undefined) return tell(t('cashier.scan-other'))
  const { slipId, token, withId, withToken } = slip
  const busy = whyBusy(token)
  if (busy !== undefined) return tell(busy)
  if (slip.state !== 'waiting') return tell(t('cashier.scan-paid', { token }))
  const onto = slipAtHand()
  if (onto !== undefined && (withId ?? slipId) === onto.slipId) {
    play('changed')
    return void toast({ text: t('cashier.scan-there', { token }) })
  }
  if (withId !== null) {
    openBillOf(withId)
    return void toast({ text: t('cashier.scan-with', { token, with: withToken ?? '' }) })
  }
  if (onto === undefined) {
    play('changed')
    return openBillOf(slipId)
  }
  const answer = await send('slip.gather', { slipId: onto.slipId, fromIds: [slipId] }).done
  if (!answer.ok) return tell(sayDeclined(answer))
  play('changed')
  toast({ text: t('cashier.scan-added', { token }), tone: 'done' })
}

/** Each scan waits for the one before: what is put on a bill decides what the next one does. */
let last: Promise<void> = Promise.resolve()

/** Listens until the answer is called. */
export const listenToSlips = (): (() => void) =>
  listenToScans({
    isOn: () => session.peek().state === 'ready',
    take: (code) => void (last = last.then(() => takeScan(code))),
  })
