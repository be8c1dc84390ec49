/** The tills of the outlet: those that are open, the Z reports of those that are closed, and how they are kept. */
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { Inbox } from 'lucide'
import { nameIn } from '../../../schema/names.ts'
import type { TillDoc, TillReport, TillSettingDoc } from '../../../schema/till.ts'
import { sayDeclined } from '../../lib/frame/say-declined.ts'
import { typedDocs } from '../../lib/live.ts'
import { send } from '../../lib/send.ts'
import { can, session } from '../../lib/session.ts'
import { ReportView } from '../../lib/till/report-view.ts'
import { Badge } from '../../lib/ui/badge.ts'
import { Button } from '../../lib/ui/button.ts'
import { Card } from '../../lib/ui/card.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { ErrorNote } from '../../lib/ui/error-note.ts'
import { Field } from '../../lib/ui/field.ts'
import { textToUnits } from '../../lib/ui/keypad-text.ts'
import { ListRow } from '../../lib/ui/list-row.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { Skeleton } from '../../lib/ui/skeleton.ts'
import { moment } from '../../lib/words/format.ts'
import { language } from '../../lib/words/place.ts'
import tillEn from '../../lib/words/till.en.json'
import tillHi from '../../lib/words/till.hi.json'
import en from '../../lib/words/tills.en.json'
import hi from '../../lib/words/tills.hi.json'
import { speak, t } from '../../lib/words/words.ts'
import { useReading } from '../reading.ts'
import { outletQuery, view } from '../shop.ts'
import { goTo, where } from '../where.ts'
import { Reasons } from './reasons.ts'

speak({ en: { ...tillEn, ...en }, hi: { ...tillHi, ...hi } })

export function Tills(): VNode {
  const openId = where.value.path[0] ?? ''
  const live = typedDocs<TillDoc>(view.value, 'till')
  // A till that has closed since is read again: the list knows only what it was asked.
  const turn = live.map(({ tillId, rev }) => `${tillId}${rev}`).join()
  return html`<div class="tills">
    <${List}
      key=${turn}
      onOpen=${(tillId: string) => goTo({ part: 'tills', path: [tillId] })}
    />
    <${Setting} />
    <${Reasons} />
    ${
      openId !== '' &&
      html`<${ReportSheet} key=${openId} tillId=${openId} onClose=${() => goTo({ part: 'tills' })} />`
    }
  </div>`
}

function List({ onOpen }: { readonly onOpen: (tillId: string) => void }): VNode {
  const read = useReading<{ readonly tills: readonly TillDoc[] }>(
    `/api/v1/tills${outletQuery.value}`,
  )
  if (read.value === undefined && read.why !== undefined)
    return html`<${ErrorNote} what=${sayDeclined(read.why)} todo=${t('frame.unreachable-todo')} />`
  if (read.value === undefined) return html`<${Skeleton} shape="row" count=${6} />`
  const { tills } = read.value
  if (tills.length === 0)
    return html`<${EmptyState} icon=${Inbox} title=${t('tills.none')} next=${t('tills.none-next')} />`
  return html`<${Card} title=${t('tills.title')}>
    <ul class="rows">
      ${tills.map(
        (till) => html`<${ListRow}
          key=${till.tillId}
          icon=${Inbox}
          title=${`${nameIn(till.names, language.value)}${till.zNo === null ? '' : ` · Z ${till.zNo}`}`}
          detail=${sayWhen(till)}
          end=${
            till.state === 'open' &&
            html`<${Badge} tone=${till.isConfirmed ? 'done' : 'wait'}>
              ${t(till.isConfirmed ? 'till.is-open' : 'till.to-confirm')}
            <//>`
          }
          onPress=${() => onOpen(till.tillId)}
        />`,
      )}
    </ul>
  <//>`
}

const nameOf = (userId: string | null): string =>
  session.value.me?.users.find((user) => user.userId === userId)?.name ?? ''

const sayWhen = ({ openedAt, openedBy, closedAt, closedBy }: TillDoc): string =>
  [
    [moment(openedAt), nameOf(openedBy)],
    closedAt === null ? [] : [moment(closedAt), nameOf(closedBy)],
  ]
    .map((parts) => parts.filter((part) => part !== '').join(' · '))
    .filter((part) => part !== '')
    .join(' – ')

function ReportSheet(props: { readonly tillId: string; readonly onClose: () => void }): VNode {
  const { tillId, onClose } = props
  const read = useReading<{ readonly report: TillReport }>(
    `/api/v1/tills/${tillId}/report${outletQuery.value}`,
  )
  const report = read.path.includes(tillId) ? read.value?.report : undefined
  const title =
    report === undefined
      ? t('shared.loading')
      : report.zNo === null
        ? t('till.x')
        : t('tills.z', { z: report.zNo })
  return html`<${Sheet} title=${title} from="side" onClose=${onClose}>
    ${
      read.why !== undefined &&
      html`<${ErrorNote} what=${sayDeclined(read.why)} todo=${t('frame.unreachable-todo')} />`
    }
    ${report === undefined ? html`<${Skeleton} count=${8} />` : html`<${ReportView} report=${report} />`}
    ${report !== undefined && report.note !== '' && html`<p>${t('till.note')}: ${report.note}</p>`}
  <//>`
}

function Setting(): VNode | null {
  const [setting] = typedDocs<TillSettingDoc>(view.value, 'till-setting')
  return setting === undefined
    ? null
    : html`<${SettingForm} key=${`${setting.outletId} ${setting.rev}`} setting=${setting} />`
}

function SettingForm({ setting }: { readonly setting: TillSettingDoc }): VNode {
  const exponent = session.value.me?.outlet.currencyExponent ?? 2
  const [limit, setLimit] = useState(String(setting.overShortLimit / 10 ** exponent))
  const [minutes, setMinutes] = useState(String(setting.drawerOpenMinutes))
  const [why, setWhy] = useState<string | undefined>()
  const overShortLimit = textToUnits(limit, exponent)
  const drawerOpenMinutes = Number(minutes === '' ? '0' : minutes)
  const isSame =
    overShortLimit === setting.overShortLimit && drawerOpenMinutes === setting.drawerOpenMinutes
  const save = async (): Promise<void> => {
    const settled = await send('till.set', {
      outletId: setting.outletId,
      overShortLimit,
      drawerOpenMinutes,
    }).done
    setWhy(settled.ok ? undefined : sayDeclined(settled))
  }
  return html`<${Card} title=${t('tills.setting')}>
    <div class="tills-setting">
      <${Field}
        label=${t('tills.limit')}
        hint=${t('tills.limit-hint')}
        inputMode="decimal"
        value=${limit}
        error=${why}
        onInput=${(text: string) => setLimit(text.replace(/[^\d.]/g, ''))}
      />
      <${Field}
        label=${t('tills.minutes')}
        hint=${t('tills.minutes-hint')}
        inputMode="numeric"
        value=${minutes}
        onInput=${(text: string) => setMinutes(text.replace(/\D/g, '').slice(0, 3))}
      />
      ${
        !isSame &&
        html`<${Button}
          kind="primary"
          why=${can('till.set') === 'allow' ? undefined : t('frame.not-yours')}
          onPress=${() => void save()}
        >
          ${t('shared.save')}
        <//>`
      }
    </div>
  <//>`
}
