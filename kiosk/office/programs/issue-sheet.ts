/**
 * A new credential: what it is for, what it may, in which role.
 *
 * The rule: the hub makes a code that is good once, and this page trades it for
 * the token at once; so the token is on the screen and nowhere else.
 */
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { programScopes, type ProgramScope } from '../../../schema/device-kinds.ts'
import { ApproveSheet } from '../../lib/frame/approve-sheet.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { ask } from '../../lib/hub-api.ts'
import { newId, send } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { Button } from '../../lib/ui/button.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Field } from '../../lib/ui/field.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Select } from '../../lib/ui/select.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import type { Listing } from './listing.ts'
import { TokenSheet, type Issued, type Trade } from './token-sheet.ts'

export function IssueSheet({
  outletId,
  roles,
  onClose,
}: {
  readonly outletId: string
  readonly roles: Listing['roles']
  readonly onClose: () => void
}): VNode {
  const mine = roles.filter(({ isYours }) => isYours)
  const [name, setName] = useState('')
  const [scope, setScope] = useState<ProgramScope>('read')
  const [chosen, setRole] = useState<string | undefined>()
  const [commandId, setCommandId] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [isNameless, setNameless] = useState(false)
  const [why, setWhy] = useState<string | undefined>()
  const [issued, setIssued] = useState<Issued | null>(null)
  const roleId = chosen ?? mine[0]?.roleId ?? ''

  const args = { outletId, name: name.trim(), scope, roleId }
  const issue = async (id: string, approval?: string): Promise<void> => {
    setCommandId(null)
    setBusy(true)
    const settled = await send('integration.issue', args, {
      id,
      ...(approval === undefined ? {} : { approval }),
    }).done
    if (settled.ok) setIssued({ name: name.trim(), trade: await traded(settled.result) })
    else setWhy(sayDeclined(settled))
    setBusy(false)
  }
  const press = (): void => {
    if (name.trim() === '') return setNameless(true)
    const id = newId()
    if (can('integration.issue') === 'ask') setCommandId(id)
    else void issue(id)
  }

  if (issued !== null) return html`<${TokenSheet} issued=${issued} onClose=${onClose} />`
  if (commandId !== null) {
    return html`<${ApproveSheet}
      title=${t('programs.approve', { name: name.trim() })}
      permission="integration.issue"
      commandId=${commandId}
      args=${args}
      onApproved=${(signInId: string) => void issue(commandId, signInId)}
      onClose=${() => setCommandId(null)}
    />`
  }
  return html`<${Sheet}
    title=${t('programs.issue')}
    from="side"
    onClose=${onClose}
    foot=${html`<${Button} kind="primary" wide busy=${isBusy} onPress=${press}>${t('programs.make')}<//>`}
  >
    <div class="program">
      ${why !== undefined && html`<${ErrorNote} what=${why} todo=${t('shared.retry')} />`}
      <${Field}
        label=${t('programs.name')}
        value=${name}
        maxLength=${40}
        hint=${t('programs.name-hint')}
        error=${isNameless ? t('programs.name-missing') : undefined}
        onInput=${(next: string) => {
          setName(next)
          setNameless(false)
        }}
        onEnter=${press}
      />
      <div class="program-choice">
        <span class="field-label" aria-hidden="true">${t('programs.scope')}</span>
        <${SegmentedControl}
          label=${t('programs.scope')}
          choices=${programScopes.map((value) => ({ value, label: t(`programs.${value}`) }))}
          value=${scope}
          onChange=${setScope}
        />
        <p>${t(`programs.${scope}-what`)}</p>
      </div>
      <div class="program-choice">
        <${Select}
          label=${t('programs.role')}
          choices=${mine.map((role) => ({ value: role.roleId, label: nameOf(role.names) }))}
          value=${roleId}
          onChange=${setRole}
        />
        <p>${t('programs.role-what')}</p>
      </div>
    </div>
  <//>`
}

/** Trades the code for the token. Where the hub does not answer, the program can still do so itself. */
const traded = async (made: {
  readonly code: string
  readonly expiresAt: number
}): Promise<Trade> => {
  const answer = await ask<{ readonly deviceId: string; readonly token: string }>(
    'POST',
    '/api/v1/pair',
    { body: { code: made.code } },
  )
  return answer.ok ? answer.value : made
}
