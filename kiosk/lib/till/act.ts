/**
 * Giving a till its commands, and the second person some of them take.
 *
 * The rule: an approval is for one command, so its number is made first and
 * the PIN is given for that number.
 */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { CommandInput, CommandName } from '../../../schema/commands.ts'
import type { CommandResult } from '../../../schema/results.ts'
import type { TillCommandName } from '../../../schema/till-commands.ts'
import { ApproveSheet } from '../frame/approve-sheet.ts'
import { sayDeclined } from '../frame/say-declined.ts'
import { isAway, newId, send } from '../send.ts'
import { can } from '../session.ts'
import { toast } from '../ui/toast.ts'
import { refused, t } from '../words/words.ts'

type Name = Extract<TillCommandName, CommandName>

interface Waiting {
  readonly name: Name
  readonly commandId: string
  readonly args: unknown
  readonly title: string
  readonly goOn: (signInId: string) => void
  readonly giveUp: () => void
}

const waiting = signal<Waiting | null>(null)

/** Why a command cannot be given now; undefined where it can. */
export const whyNot = (name: Name): string | undefined =>
  can(name) === 'deny'
    ? refused({ code: 'command.not-permitted' })
    : isAway()
      ? t('till.away')
      : undefined

/**
 * Gives a command, after somebody has approved it where it takes one. Answers
 * with what the hub says; null where it was refused or given up, which was told.
 */
export const give = async <N extends Name>(
  name: N,
  args: CommandInput<N>,
  title: string,
): Promise<CommandResult<N> | null> => {
  const id = newId()
  const approval =
    can(name) === 'ask' ? await approvalFor({ name, commandId: id, args, title }) : undefined
  if (approval === null) return null
  const settled = await send(name, args, { id, ...(approval === undefined ? {} : { approval }) })
    .done
  if (settled.ok) return settled.result
  toast({ text: sayDeclined(settled), tone: 'stop', seconds: 8 })
  return null
}

const approvalFor = (
  asked: Pick<Waiting, 'name' | 'commandId' | 'args' | 'title'>,
): Promise<string | null> =>
  new Promise((resolve) => {
    const end = (signInId: string | null): void => {
      waiting.value = null
      resolve(signInId)
    }
    waiting.value = { ...asked, goOn: end, giveUp: () => end(null) }
  })

/** Asks who approves the command that waits; mounted once beside the till. */
export function TillApproval(): VNode | null {
  const ask = waiting.value
  if (ask === null) return null
  return html`<${ApproveSheet}
    key=${ask.commandId}
    title=${ask.title}
    permission=${ask.name}
    commandId=${ask.commandId}
    args=${ask.args}
    onApproved=${ask.goOn}
    onClose=${ask.giveUp}
  />`
}
