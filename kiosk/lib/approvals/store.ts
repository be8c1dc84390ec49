/**
 * What somebody is asked to allow, on every screen they are signed in on.
 *
 * The rule: a question reaches the screens of whoever is asked and no others, and it
 * leaves them as soon as it is answered, taken back or too old. The screen that asks
 * hears how it ended.
 */
import { computed } from '@preact/signals'
import type { AnswerDoc, ApprovalDoc } from '../../../schema/approval.ts'
import { openView, typedDocs, type LiveView } from '../live.ts'
import { session, type Me } from '../session.ts'

const opened = new Map<string, LiveView>()

/** A screen hears of its own outlet; whoever is in the office is asked from every outlet they work at. */
const viewsFor = ({ device, outlet, outlets = [] }: Me): readonly LiveView[] =>
  device.kind === 'office'
    ? [outlet, ...outlets.filter(({ outletId }) => outletId !== outlet.outletId)].map(
        ({ outletId }) =>
          opening('approvals', outletId === outlet.outletId ? {} : { outlet: outletId }),
      )
    : [opening(device.kind, {})]

const opening = (name: string, params: Readonly<Record<string, string>>): LiveView => {
  const key = `${name} ${params['outlet'] ?? ''}`
  const view = opened.get(key) ?? openView(name, params)
  opened.set(key, view)
  return view
}

const views = computed(() => {
  const { me } = session.value
  return me === undefined ? [] : viewsFor(me)
})

const all = computed(() => views.value.flatMap((view) => typedDocs<ApprovalDoc>(view, 'approval')))

/** What waits for the answer of whoever is signed in here, the oldest first. */
export const askedOfMe = computed(() => {
  const me = session.value.me?.signIn?.userId
  return all.value
    .filter(({ state, approverId }) => state === 'waiting' && approverId === me)
    .toSorted((a, b) => a.askedAt - b.askedAt)
})

const answers = computed(() => views.value.flatMap((view) => typedDocs<AnswerDoc>(view, 'answer')))

/** How a question stands now, as far as this screen has heard. */
export const stateOf = (approvalId: string): AnswerDoc['state'] =>
  answers.value.find((one) => one.approvalId === approvalId)?.state ?? 'waiting'
