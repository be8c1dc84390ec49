/**
 * Sending what a person may do, or may only ask for.
 *
 * The rule: where the right is `ask`, the command's number is made first, a
 * second person gives a PIN for that number, and only then is it sent.
 */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { CommandInput, CommandName } from '../../../schema/commands.ts'
import { alsoNeeds } from '../../../schema/permissions.ts'
import { newId, send, type SendOptions, type Settled } from '../send.ts'
import { can } from '../session.ts'
import { refused } from '../words/refused.ts'
import { ApproveSheet } from './approve-sheet.ts'

interface Wanted {
  readonly title: string
  readonly name: CommandName
  /** The right it takes, where that is another one than to the command itself. */
  readonly permission?: CommandName
  readonly commandId: string
  readonly args: unknown
}

interface Asked extends Wanted {
  /** Called with the approval, or with null where nobody gave one. */
  readonly answer: (approval: string | null) => void
}

const asked = signal<Asked | null>(null)

/**
 * Sends a command, after somebody has approved it where that is needed. Answers
 * null where the sheet was closed: then nothing was sent.
 * @param expect the document the approver looks at: what it becomes before it is sent was not approved.
 */
export const sendApproved = async <N extends CommandName>(
  name: N,
  args: CommandInput<N>,
  title: string,
  expect?: SendOptions['expect'],
): Promise<Settled<N> | null> => {
  const permission = [name, ...alsoNeeds(name, args)].find((right) => can(right) === 'ask')
  if (permission === undefined) return send(name, args).done
  const id = newId()
  const approval = await approvalFor({ name, permission, args, commandId: id, title })
  if (approval === null) return null
  return send(name, args, { id, approval, ...(expect === undefined ? {} : { expect }) }).done
}

/** Why a command cannot even be asked for; undefined where it can. */
export const whyNever = (name: CommandName): string | undefined =>
  can(name) === 'deny' ? refused({ code: 'command.not-permitted' }) : undefined

/** A second person’s approval of one command with these arguments; null where nobody gave one. */
export const approvalFor = (wanted: Wanted): Promise<string | null> =>
  new Promise((answer) => {
    asked.value = { ...wanted, answer }
  })

/** The sheet that asks who approves; nothing while nobody is asked. A screen mounts it once. */
export function ApprovalAsked(): VNode | null {
  const ask = asked.value
  if (ask === null) return null
  const close = (approval: string | null): void => {
    asked.value = null
    ask.answer(approval)
  }
  return html`<${ApproveSheet}
    key=${ask.commandId}
    title=${ask.title}
    name=${ask.name}
    permission=${ask.permission ?? ask.name}
    commandId=${ask.commandId}
    args=${ask.args}
    onApproved=${close}
    onClose=${() => close(null)}
  />`
}
