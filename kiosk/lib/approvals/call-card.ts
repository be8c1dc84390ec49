/**
 * A question on the screen of whoever is asked: what, how much, why, who asks,
 * and the two answers. Either takes their own PIN.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Check, UserCheck, X } from 'lucide'
import type { VNode } from 'preact'
import type { ApprovalDoc } from '../../../schema/approval.ts'
import { sayDeclined } from '../frame/say-declined.ts'
import { newId, send } from '../send.ts'
import { approve, hubTime, session } from '../session.ts'
import { play } from '../sound.ts'
import { Button } from '../ui/button.ts'
import { Icon } from '../ui/icon.ts'
import { PinPad } from '../ui/pin-pad.ts'
import { Sheet } from '../ui/sheet.ts'
import { toast } from '../ui/toast.ts'
import { nameOf } from '../words/names.ts'
import { t } from '../words/words.ts'
import { personOf, secondsLeft, sayDesk, sayHowMuch, sayWhat, sayWhere } from './say.ts'

type Verdict = 'approve' | 'decline'

interface Answering {
  readonly asked: ApprovalDoc
  readonly verdict: Verdict
}

export interface CallCardProps {
  /** The oldest first, none of them over. */
  readonly asked: readonly ApprovalDoc[]
  /** Hub time. */
  readonly now: number
}

export function CallCard({ asked, now }: CallCardProps): VNode | null {
  const [answering, setAnswering] = useState<Answering | null>(null)
  const heard = useRef('')
  const newest = asked.at(-1)?.approvalId ?? ''
  useEffect(() => {
    if (newest > heard.current) play('bill')
    heard.current = newest
  }, [newest])
  const [first, ...more] = asked
  if (first === undefined) return null
  // Whoever is typing a PIN goes on with the question they were typing it for, while it waits.
  const open =
    answering !== null && asked.some((one) => one.approvalId === answering.asked.approvalId)
      ? answering
      : null
  const answer = (verdict: Verdict): void => setAnswering({ asked: first, verdict })
  return html`<section class="approval-call" role="alert">
    <div class="approval-facts">
      <p class="approval-who">
        <${Icon} of=${UserCheck} size=${20} />
        <b>${t('approvals.title', { name: personOf(first.askedBy) })}</b>
        <span class="approval-desk">${sayDesk(first)}</span>
        <span class="figures">${t('approvals.left', { seconds: secondsLeft(first, now) })}</span>
      </p>
      <${Facts} of=${first} />
      ${more.length > 0 && html`<p class="approval-more">${t('approvals.more', { count: more.length })}</p>`}
    </div>
    <div class="approval-keys">
      <${Button} icon=${X} onPress=${() => answer('decline')}>${t('approvals.decline')}<//>
      <${Button} kind="primary" icon=${Check} onPress=${() => answer('approve')}>${t('approvals.allow')}<//>
    </div>
    ${open !== null && html`<${AnswerSheet} key=${open.asked.approvalId} ...${open} onClose=${() => setAnswering(null)} />`}
  </section>`
}

/** What is asked, without who asks. */
function Facts({ of }: { readonly of: ApprovalDoc }): VNode {
  const howMuch = sayHowMuch(of)
  const where = sayWhere(of)
  return html`<p class="approval-what">
      <b>${sayWhat(of)}</b>${howMuch !== '' && html` <b class="figures approval-amount">${howMuch}</b>`}
    </p>
    ${where !== '' && html`<p>${where}</p>`}
    ${of.why !== null && html`<p>${t('approvals.why', { why: nameOf(of.why) })}</p>`}`
}

function AnswerSheet({
  asked,
  verdict,
  onClose,
}: Answering & { readonly onClose: () => void }): VNode {
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<Parameters<typeof sayDeclined>[0] | undefined>()
  const { approvalId, approverId, askedBy } = asked
  const enter = async (_: string, pin: string): Promise<void> => {
    setBusy(true)
    const id = newId()
    const args = { approvalId, verdict }
    const own = await approve(approverId, pin, { id, name: 'approval.answer', args })
    const said = own.ok
      ? await send('approval.answer', args, {
          id,
          approval: own.value.signInId,
          exp: hubTime() + 30_000,
        }).done
      : own
    setBusy(false)
    if (!said.ok) return setWhy(said)
    onClose()
    toast({
      text: t(verdict === 'approve' ? 'approvals.allowed' : 'approvals.declined', {
        name: personOf(askedBy),
      }),
      tone: 'done',
    })
  }
  const me = { userId: approverId, name: session.value.me?.signIn?.name ?? personOf(approverId) }
  return html`<${Sheet} title=${t('approvals.title', { name: personOf(askedBy) })} from="side" onClose=${onClose}>
    <div class="approval-facts"><p class="approval-desk">${sayDesk(asked)}</p><${Facts} of=${asked} /></div>
    <${PinPad}
      people=${[me]}
      only=${me}
      enter=${t(verdict === 'approve' ? 'approvals.pin-allow' : 'approvals.pin-decline')}
      busy=${isBusy}
      wait=${why?.code === 'sign-in.wait' ? Number(why.facts?.['seconds'] ?? 0) : 0}
      error=${why === undefined || why.code === 'sign-in.wait' ? undefined : sayDeclined(why)}
      onEnter=${(userId: string, pin: string) => void enter(userId, pin)}
    />
  <//>`
}
