/**
 * Sending a change of the shop, with a second person where one is asked for.
 *
 * The rule: a person's PIN is for the one command, so its number is made first.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { CommandInput } from '../../../schema/commands.ts'
import { ApproveSheet } from '../../lib/frame/approve-sheet.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { newId, send } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { toast } from '../../lib/ui/toast.ts'
import { t } from '../../lib/words/words.ts'

export type FirmCommand =
  | 'outlet.set'
  | 'outlet.foot'
  | 'outlet.tax'
  | 'outlet.prices'
  | 'tax-class.set'
  | 'tax-class.move'
  | 'charge.set'
  | 'tax-preset.choose'
  | 'reason.set'

/** One change: what is sent, and what is said when it is done. */
export interface Change<N extends FirmCommand = FirmCommand> {
  readonly name: N
  readonly args: CommandInput<N>
  readonly said: string
}

export interface Saving {
  readonly isBusy: boolean
  /** Why the last one was not done. */
  readonly why: string | undefined
  readonly save: <N extends FirmCommand>(change: Change<N>) => void
  /** The sheet that asks who approves, while one waits for somebody. */
  readonly asking: VNode | null
}

/** Why somebody may not change it at all. */
export const whyNot = (name: FirmCommand): string | undefined =>
  can(name) === 'deny' ? t('frame.not-yours') : undefined

export function useSaving(onSaved: () => void): Saving {
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | undefined>()
  const [waiting, setWaiting] = useState<(Change & { readonly id: string }) | null>(null)

  const give = async (
    { name, args, said }: Change,
    id: string,
    approval?: string,
  ): Promise<void> => {
    setBusy(true)
    setWhy(undefined)
    const settled = await send(name, args, {
      id,
      ...(approval === undefined ? {} : { approval }),
    }).done
    setBusy(false)
    if (!settled.ok) return setWhy(sayDeclined(settled))
    toast({ text: said, tone: 'done' })
    onSaved()
  }
  return {
    isBusy,
    why,
    save: (change) => {
      const id = newId()
      if (can(change.name) === 'ask') setWaiting({ ...change, id })
      else void give(change, id)
    },
    asking:
      waiting &&
      html`<${ApproveSheet}
        title=${t('firm.approve')}
        permission=${waiting.name}
        commandId=${waiting.id}
        args=${waiting.args}
        onApproved=${(signInId: string) => {
          setWaiting(null)
          void give(waiting, waiting.id, signInId)
        }}
        onClose=${() => setWaiting(null)}
      />`,
  }
}
