/**
 * A second person who allows what the first may only ask for.
 *
 * The rule: the approval is for one command, so its number is made before, and
 * the PIN is given for that number, that name and those arguments.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Smartphone } from 'lucide'
import type { CommandName } from '../../../schema/commands.ts'
import { roleSeeds } from '../../../schema/role-seeds.ts'
import { isAway, type Declined } from '../hub-api.ts'
import { approve, session } from '../session.ts'
import { ErrorNote } from '../ui/error-note.ts'
import type { AskThereProps } from '../approvals/ask-there.ts'
import { Button } from '../ui/button.ts'
import { Later } from './lazy.ts'
import { PinPad, type Person } from '../ui/pin-pad.ts'
import { Sheet } from '../ui/sheet.ts'
import { roleName } from '../words/names.ts'
import { t } from '../words/words.ts'
import { approversOf } from './approvers.ts'
import { sayDeclined } from './say-declined.ts'
import { sayWhy } from './why-asked.ts'

const bringAskThere = async () => (await import('../approvals/ask-there.ts')).AskThere

export interface ApproveSheetProps {
  /** What is to be done, as the sheet's title. */
  readonly title: string
  /** The command, where the right it takes is another one than to itself. */
  readonly name?: CommandName
  readonly permission: CommandName
  readonly commandId: string
  /** Its arguments as they are going to be sent: what is allowed holds for these. */
  readonly args: unknown
  readonly onApproved: (signInId: string) => void
  readonly onClose: () => void
}

export function ApproveSheet(props: ApproveSheetProps): VNode {
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<Declined | undefined>()
  const me = session.value.me
  const people = approversOf(me?.users ?? [], roleSeeds, props.permission, me?.signIn?.userId).map(
    ({ userId, name, roleId }) => ({ userId, name, role: roleName(roleId) }),
  )
  const name = props.name ?? props.permission
  const reason = sayWhy(name, props.args)
  const [asksThere, setAsksThere] = useState<string | null>(null)
  const enter = async (userId: string, pin: string): Promise<void> => {
    setBusy(true)
    const approved = await approve(userId, pin, { id: props.commandId, name, args: props.args })
    setBusy(false)
    if (approved.ok) props.onApproved(approved.value.signInId)
    else setWhy(approved)
  }
  return html`<${Sheet} title=${props.title} from="side" onClose=${props.onClose}>
    ${reason !== '' && html`<p class="approve-why">${t('frame.why-asked', { why: reason })}</p>`}
    ${
      people.length === 0
        ? html`<${ErrorNote} what=${t('frame.nobody-approves')} todo=${t('frame.nobody-approves-todo')} />`
        : asksThere !== null
          ? html`<${Later<AskThereProps>}
              load=${bringAskThere}
              props=${{
                commandId: props.commandId,
                name,
                args: props.args,
                approverId: asksThere,
                onApproved: props.onApproved,
                onBack: () => setAsksThere(null),
              }}
            />`
          : html`<${PinPad}
            people=${people}
            other=${({ userId }: Person) => html`<${Button}
              wide
              icon=${Smartphone}
              why=${isAway() ? t('frame.unreachable') : undefined}
              onPress=${() => setAsksThere(userId)}
            >
              ${t('frame.ask-there')}
            <//>`}
            title=${t('frame.who-approves')}
            enter=${t('frame.approve')}
            busy=${isBusy}
            wait=${why?.code === 'sign-in.wait' ? Number(why.facts['seconds'] ?? 0) : 0}
            error=${why === undefined || why.code === 'sign-in.wait' ? undefined : sayDeclined(why)}
            onEnter=${(userId: string, pin: string) => void enter(userId, pin)}
          />`
    }
  <//>`
}
