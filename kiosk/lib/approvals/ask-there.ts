/**
 * Waiting for somebody's answer from their own screen. The screen that asks goes
 * on by itself once they have allowed it, and says so when they have not.
 */
import { useEffect, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Hourglass, RotateCcw, UserX } from 'lucide'
import type { VNode } from 'preact'
import type { CommandName } from '../../../schema/commands.ts'
import type { CommandResult } from '../../../schema/results.ts'
import { sayDeclined } from '../frame/say-declined.ts'
import { send } from '../send.ts'
import { hubTime } from '../session.ts'
import { Button } from '../ui/button.ts'
import { EmptyState } from '../ui/empty-state.ts'
import { ErrorNote } from '../ui/error-note.ts'
import { t } from '../words/words.ts'
import { personOf, secondsLeft } from './say.ts'
import { stateOf } from './store.ts'

export interface AskThereProps {
  readonly commandId: string
  readonly name: CommandName
  readonly args: unknown
  readonly approverId: string
  readonly onApproved: (approvalId: string) => void
  /** Back to choosing who, or to their PIN. */
  readonly onBack: () => void
}

type Asked = CommandResult<'approval.ask'>

export function AskThere(props: AskThereProps): VNode {
  const { commandId, name, args, approverId } = props
  const [attempt, setAttempt] = useState(0)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [why, setWhy] = useState<string | undefined>()
  const [now, setNow] = useState(hubTime)
  const state = asked === null ? 'waiting' : stateOf(asked.approvalId)

  useEffect(() => {
    let approvalId: string | null = null
    let isGone = false
    const ask = async (): Promise<void> => {
      const settled = await send(
        'approval.ask',
        { commandId, name, args, approverId },
        // Nobody wants to be asked what the guest no longer waits for.
        { exp: hubTime() + 15_000 },
      ).done
      if (settled.ok) approvalId = settled.result.approvalId
      if (isGone) return takeBack(approvalId)
      if (settled.ok) setAsked(settled.result)
      else setWhy(sayDeclined(settled))
    }
    setAsked(null)
    setWhy(undefined)
    void ask()
    const clock = setInterval(() => setNow(hubTime()), 1_000)
    return () => {
      isGone = true
      clearInterval(clock)
      takeBack(approvalId)
    }
  }, [attempt])
  useEffect(() => {
    if (state === 'approved' && asked !== null) props.onApproved(asked.approvalId)
  }, [state])

  const person = personOf(approverId)
  const left = asked === null ? 0 : secondsLeft(asked, now)
  const here = html`<${Button} wide onPress=${props.onBack}>${t('approvals.pin-here')}<//>`
  if (why !== undefined) return html`<${ErrorNote} what=${why} todo="" action=${here} />`
  if (asked === null)
    return html`<${EmptyState} icon=${Hourglass} title=${t('approvals.asking', { name: person })} next="" />`
  if (state !== 'waiting' || left === 0) {
    if (state === 'approved') return html`<p role="status">${t('shared.busy')}</p>`
    const said = state === 'declined' ? 'approvals.said-no' : 'approvals.no-answer'
    return html`<div class="approval-wait" role="status">
      <${EmptyState} icon=${UserX} title=${t(said, { name: person })} next="" />
      <${Button} wide icon=${RotateCcw} onPress=${() => setAttempt(attempt + 1)}>${t('approvals.again')}<//>
      ${here}
    </div>`
  }
  return html`<div class="approval-wait" role="status">
    <${EmptyState}
      icon=${Hourglass}
      title=${t('approvals.asked', { name: person })}
      next=${asked.screens === 0 ? t('approvals.nowhere', { name: person }) : t('approvals.asked-next')}
    />
    <p class="figures approval-left">${t('approvals.left', { seconds: left })}</p>
    ${here}
  </div>`
}

/** Nobody waits for it here any more; what was answered meanwhile stays as it is. */
const takeBack = (approvalId: string | null): void => {
  if (approvalId !== null && stateOf(approvalId) !== 'approved')
    void send('approval.withdraw', { approvalId })
}
