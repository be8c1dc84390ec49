/**
 * Doing what may take a second person's word.
 *
 * The rule: whoever may do it does it at once; whoever may only ask gets the
 * sheet that asks who approves, and the same command goes out with the answer.
 */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { CommandInput, CommandName } from '../../../schema/commands.ts'
import { ApproveSheet } from '../frame/approve-sheet.ts'
import { newId, send, type Settled } from '../send.ts'
import { can } from '../session.ts'
import { refused } from '../words/words.ts'

interface Waiting {
  readonly title: string
  readonly permission: CommandName
  readonly commandId: string
  readonly args: unknown
  readonly goOn: (approval: string) => void
  readonly giveUp: () => void
}

const waiting = signal<Waiting | null>(null)

/** Why a command cannot even be asked for; undefined where it can. */
export const whyNever = (name: CommandName): string | undefined =>
  can(name) === 'deny' ? refused({ code: 'command.not-permitted' }) : undefined

/** Sends a command, after somebody has approved it where that is needed. null: nobody did. */
export const sendOrAsk = <N extends CommandName>(
  name: N,
  args: CommandInput<N>,
  title: string,
): Promise<Settled<N> | null> => {
  if (can(name) !== 'ask') return send(name, args).done
  const commandId = newId()
  return new Promise((resolve) => {
    waiting.value = {
      title,
      permission: name,
      commandId,
      args,
      goOn: (approval) => void send(name, args, { id: commandId, approval }).done.then(resolve),
      giveUp: () => resolve(null),
    }
  })
}

/** Where the sheet appears; whoever sends with `sendOrAsk` mounts it. */
export function AskSheet(): VNode | null {
  const now = waiting.value
  if (now === null) return null
  const close = (): void => void (waiting.value = null)
  return html`<${ApproveSheet}
    title=${now.title}
    permission=${now.permission}
    commandId=${now.commandId}
    args=${now.args}
    onApproved=${(signInId: string) => {
      close()
      now.goOn(signInId)
    }}
    onClose=${() => {
      close()
      now.giveUp()
    }}
  />`
}
