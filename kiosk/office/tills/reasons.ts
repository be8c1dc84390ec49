/** Why cash is paid in or out of a drawer beside sales, and where each reason is booked. */
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { ArrowDownToLine, ArrowUpFromLine, Plus } from 'lucide'
import { isForCash } from '../../../schema/cash-accounts.ts'
import type { Names } from '../../../schema/names.ts'
import type { TillReasonDoc } from '../../../schema/till.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { typedDocs } from '../../lib/live.ts'
import { newId, send } from '../../lib/send.ts'
import { can } from '../../lib/session.ts'
import { Badge } from '../../lib/ui/badge.ts'
import { Button } from '../../lib/ui/button.ts'
import { Card } from '../../lib/ui/card.ts'
import { Field } from '../../lib/ui/field.ts'
import { ListRow } from '../../lib/ui/list-row.ts'
import { SegmentedControl } from '../../lib/ui/segmented-control.ts'
import { Select } from '../../lib/ui/select.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { nameOf } from '../../lib/words/names.ts'
import { t } from '../../lib/words/words.ts'
import { useReading } from '../reading.ts'
import { view } from '../shop.ts'

interface Account {
  readonly accountId: string
  readonly names: Names
}

export function Reasons(): VNode {
  const [open, setOpen] = useState<TillReasonDoc | 'new' | null>(null)
  const { value } = useReading<{ readonly accounts: readonly Account[] }>('/api/v1/accounts')
  const accounts = value?.accounts ?? []
  const reasons = typedDocs<TillReasonDoc>(view.value, 'till-reason').toSorted(
    (a, b) => a.direction.localeCompare(b.direction) || a.position - b.position,
  )
  const why = can('till-reason.set') === 'allow' ? undefined : t('frame.not-yours')
  const accountNamed = (accountId: string): string => {
    const account = accounts.find((one) => one.accountId === accountId)
    return account === undefined ? accountId : `${accountId} ${nameOf(account.names)}`
  }
  const add = html`<${Button} icon=${Plus} why=${why} onPress=${() => setOpen('new')}>${t('tills.reason-add')}<//>`
  return html`<${Card} title=${t('tills.reasons')} actions=${add}>
    <ul class="rows">
      ${reasons.map(
        (reason) => html`<${ListRow}
          key=${reason.reasonId}
          icon=${reason.direction === 'in' ? ArrowDownToLine : ArrowUpFromLine}
          title=${nameOf(reason.names)}
          detail=${`${t(`tills.reason-${reason.direction}`)} · ${accountNamed(reason.account)}`}
          end=${!reason.isActive && html`<${Badge}>${t('tills.reason-off')}<//>`}
          onPress=${() => setOpen(reason)}
        />`,
      )}
    </ul>
    ${
      open !== null &&
      html`<${ReasonSheet}
        reason=${open === 'new' ? undefined : open}
        known=${reasons}
        accounts=${accounts}
        onClose=${() => setOpen(null)}
      />`
    }
  <//>`
}

interface ReasonSheetProps {
  readonly reason: TillReasonDoc | undefined
  readonly known: readonly TillReasonDoc[]
  readonly accounts: readonly Account[]
  readonly onClose: () => void
}

const usual = { in: '4990', out: '6080' } as const

function ReasonSheet({ reason, known, accounts, onClose }: ReasonSheetProps): VNode {
  const [en, setEn] = useState(reason?.names.en ?? '')
  const [hi, setHi] = useState(reason?.names.hi ?? '')
  const [direction, setDirection] = useState<'in' | 'out'>(reason?.direction ?? 'out')
  const [chosen, setAccount] = useState(
    // One from before may stand where nobody may put it any more.
    reason !== undefined && isForCash(reason.account, reason.direction)
      ? reason.account
      : undefined,
  )
  const [why, setWhy] = useState<string | undefined>()
  const account = chosen !== undefined && isForCash(chosen, direction) ? chosen : usual[direction]
  const save = async (isActive: boolean): Promise<void> => {
    if (en.trim() === '') return setWhy(t('tills.reason-nameless'))
    const settled = await send('till-reason.set', {
      reasonId: reason?.reasonId ?? `cash-${newId()}`,
      names: { en: en.trim(), ...(hi.trim() === '' ? {} : { hi: hi.trim() }) },
      direction,
      account,
      position: reason?.position ?? known.length + 1,
      isActive,
    }).done
    if (settled.ok) onClose()
    else setWhy(sayDeclined(settled))
  }
  const mine = can('till-reason.set') === 'allow' ? undefined : t('frame.not-yours')
  return html`<${Sheet}
    title=${reason === undefined ? t('tills.reason-add') : nameOf(reason.names)}
    from="side"
    onClose=${onClose}
    foot=${html`${
      reason !== undefined &&
      html`<${Button} why=${mine} onPress=${() => void save(!reason.isActive)}>
        ${t(reason.isActive ? 'tills.reason-stop' : 'tills.reason-again')}
      <//>`
    }
      <${Button} kind="primary" why=${mine} onPress=${() => void save(reason?.isActive ?? true)}>${t('shared.save')}<//>`}
  >
    <div class="reason-form">
      <${Field} label=${t('tills.reason-name')} value=${en} maxLength=${80} error=${why} onInput=${setEn} />
      <${Field} label=${t('tills.reason-name-hi')} value=${hi} maxLength=${80} onInput=${setHi} />
      ${
        reason === undefined &&
        html`<${SegmentedControl}
          label=${t('tills.reason-direction')}
          choices=${(['in', 'out'] as const).map((value) => ({ value, label: t(`tills.reason-${value}`) }))}
          value=${direction}
          onChange=${setDirection}
        />`
      }
      <${Select}
        label=${t('tills.reason-account')}
        choices=${accounts
          .filter(({ accountId }) => isForCash(accountId, direction))
          .map(({ accountId, names }) => ({
            value: accountId,
            label: `${accountId} ${nameOf(names)}`,
          }))}
        value=${account}
        onChange=${setAccount}
      />
      <p class="till-soft">${t('tills.reason-what')}</p>
    </div>
  <//>`
}
