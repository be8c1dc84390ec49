/** Giving a till its commands, with the second person some of them take. */
import type { CommandInput, CommandName } from '../../../schema/commands.ts'
import type { CommandResult } from '../../../schema/results.ts'
import type { TillCommandName } from '../../../schema/commands/till.ts'
import { sendApproved, whyNever } from '../frame/ask-approval.ts'
import { sayDeclined, type Said } from '../frame/say-declined.ts'
import { isAway } from '../send.ts'
import { toast } from '../ui/toast.ts'
import { t } from '../words/words.ts'

type Name = Extract<TillCommandName, CommandName>

/** Why a command cannot be given now; undefined where it can. */
export const whyNot = (name: Name): string | undefined =>
  whyNever(name) ?? (isAway() ? t('till.away') : undefined)

/**
 * Gives a command, after somebody has approved it where it takes one. Answers
 * with what the hub says; null where it was refused or given up, which was told.
 */
export const give = async <N extends Name>(
  name: N,
  args: CommandInput<N>,
  title: string,
  onRefused?: (why: Said) => void,
): Promise<CommandResult<N> | null> => {
  const settled = await sendApproved(name, args, title)
  if (settled === null) return null
  if (settled.ok) return settled.result
  onRefused?.(settled)
  toast({ text: sayDeclined(settled), tone: 'stop', seconds: 8 })
  return null
}
