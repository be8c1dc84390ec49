/**
 * A second person who allows what the first may only ask for.
 *
 * The rule: the approval is for one command, so its number is made before and
 * the PIN is given for that number.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { roleSeeds, type Permission } from '../../../schema/permissions.ts'
import type { Declined } from '../hub-api.ts'
import { approve, session } from '../session.ts'
import { ErrorNote } from '../ui/error-note.ts'
import { PinPad } from '../ui/pin-pad.ts'
import { Sheet } from '../ui/sheet.ts'
import { roleName } from '../words/names.ts'
import { t } from '../words/words.ts'
import { approversOf } from './approvers.ts'
import { sayDeclined } from './say-declined.ts'

export interface ApproveSheetProps {
  /** What is to be done, as the sheet's title. */
  readonly title: string
  readonly permission: Permission
  readonly commandId: string
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
  const enter = async (userId: string, pin: string): Promise<void> => {
    setBusy(true)
    const approved = await approve(userId, pin, props.commandId)
    setBusy(false)
    if (approved.ok) props.onApproved(approved.value.signInId)
    else setWhy(approved)
  }
  return html`<${Sheet} title=${props.title} from="side" onClose=${props.onClose}>
    ${
      people.length === 0
        ? html`<${ErrorNote} what=${t('frame.nobody-approves')} todo=${t('frame.nobody-approves-todo')} />`
        : html`<${PinPad}
            people=${people}
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
