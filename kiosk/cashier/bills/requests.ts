/**
 * The bills that were asked for, at this desk.
 *
 * The rule: whoever claims one has its bill before them in the same tap; a
 * second desk is told who was faster, and nothing else happens to it.
 */
import { computed, signal } from '@preact/signals'
import type { BillDoc } from '../../../schema/bill.ts'
import type { RequestDoc } from '../../../schema/bill-request.ts'
import { sum, type Money } from '../../../schema/money.ts'
import { askedFor, ringFor, unclaimed } from '../../lib/bill/requests.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { isAway, send } from '../../lib/send.ts'
import { can, session } from '../../lib/session.ts'
import { armOnFirstTouch } from '../../lib/sound.ts'
import { toast } from '../../lib/ui/toast.ts'
import { heldThere } from '../../lib/pay/held/elsewhere.ts'
import { heldNow } from '../../lib/pay/held/store.ts'
import { allBills, choose, open, requestDocs, whenChosen } from '../desk.ts'
import { goToPart } from '../place.ts'
import { isPartPaid, stillDue } from '../../../schema/paid.ts'

/**
 * Everything that is asked for, the oldest first; what was paid here a moment ago rings no more,
 * though the hub has not heard of it yet.
 */
export const requests = computed(() =>
  askedFor(requestDocs.value).filter(({ orderId }) => {
    const known = allBills.value.filter((bill) => bill.orderId === orderId)
    return known.length === 0 || open.value.some((bill) => bill.orderId === orderId)
  }),
)
/** What rings here. */
export const waiting = computed(() => unclaimed(requests.value))

/** The bills of a request that are still to be paid. */
export const billsOf = ({ orderId }: RequestDoc): readonly BillDoc[] =>
  open.value.filter((bill) => bill.orderId === orderId)

/** What the party still owes, all its bills together. */
export const owedFor = (request: RequestDoc): Money => sum(billsOf(request).map(stillDue))

/** Where the party sits now; a party that moved while it waits is called by its new table. */
export const labelOf = (request: RequestDoc): string =>
  billsOf(request)[0]?.tableLabel ?? request.tableLabel

/** Whether whoever is at this desk has it in hand, here or at another one. */
export const isMine = ({ claimedBy }: RequestDoc): boolean =>
  claimedBy !== null && claimedBy === session.value.me?.signIn?.userId

/** Who has a bill in hand at another desk; undefined where nobody has. */
export const inOtherHands = ({ orderId }: BillDoc): string | undefined =>
  requests.value.find((one) => one.orderId === orderId && one.claimedBy !== null && !isMine(one))
    ?.claimedBy ?? undefined

/** The bill that comes after one is paid: of those nobody else is at the one that has waited longest. */
export const nextBill = computed(() =>
  open.value.find((bill) => inOtherHands(bill) === undefined && heldThere(bill).length === 0),
)

/**
 * Puts a bill before the cashier, however they came to it; one that rings stops ringing, since
 * somebody is at it.
 */
export const openBill = ({ billId, orderId }: BillDoc): void => {
  choose(billId)
  const rings = waiting.peek().find((one) => one.orderId === orderId)
  if (rings === undefined || can('bill.claim') !== 'allow' || isAway()) return
  lookedAt = rings
  void send('bill.claim', { requestId: rings.requestId })
}

/** What was claimed by looking at its bill only. */
let lookedAt: RequestDoc | null = null

// Who goes on to another bill without having taken anything for it has not got it in hand.
whenChosen((billId) => {
  const looked = lookedAt
  if (looked === null || billsOf(looked).some((bill) => bill.billId === billId)) return
  lookedAt = null
  const untouched = billsOf(looked).every(
    (bill) => heldNow(bill.billId).length === 0 && !isPartPaid(bill),
  )
  if (untouched && billsOf(looked).length > 0) void release(looked)
})

/** The request whose answer is under way. */
export const answering = signal<string | null>(null)

/** Puts its bill before the cashier; of several the oldest that is still open. */
export const openRequest = (request: RequestDoc): void => {
  const [bill] = billsOf(request)
  if (bill === undefined) return
  goToPart('bills')
  choose(bill.billId)
}

/** Takes it. Its bill opens once the hub says that nobody else has it. */
export const claim = async (request: RequestDoc): Promise<void> => {
  if (answering.peek() !== null) return
  answering.value = request.requestId
  const answer = await send('bill.claim', { requestId: request.requestId }).done
  answering.value = null
  if (answer.ok) openRequest(request)
  else toast({ text: sayDeclined(answer), tone: 'stop' })
}

/** Lets it go again: every desk rings. */
export const release = async (request: RequestDoc): Promise<void> => {
  const answer = await send('bill.release', { requestId: request.requestId }).done
  if (!answer.ok) toast({ text: sayDeclined(answer), tone: 'stop' })
}

let isListening = false

/** Arms the bell; the first rendering of the screen does it. */
export const listenForRequests = (): void => {
  if (isListening) return
  isListening = true
  armOnFirstTouch()
  ringFor(waiting)
}
