/** The programs that join in: who they are, what they may, when they were last heard from. */
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { BookOpen, Plug, Plus } from 'lucide'
import type { DeviceDoc } from '../../../schema/device.ts'
import { presenceOf } from '../../lib/health.ts'
import { shownOutlet } from '../../lib/frame/shown-outlet.ts'
import { typedDocs } from '../../lib/live.ts'
import { can } from '../../lib/session.ts'
import { Badge } from '../../lib/ui/badge.ts'
import { Button } from '../../lib/ui/button.ts'
import { Card } from '../../lib/ui/card.ts'
import { EmptyState } from '../../lib/ui/empty-state.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { ListRow } from '../../lib/ui/list-row.ts'
import { moment } from '../../lib/words/format.ts'
import { roleName } from '../../lib/words/names.ts'
import en from '../../lib/words/programs.en.json'
import hi from '../../lib/words/programs.hi.json'
import { speak, t } from '../../lib/words/words.ts'
import { view } from '../shop.ts'
import { IssueSheet } from './issue-sheet.ts'
import { ProgramSheet } from './program-sheet.ts'
import { issuerOf, lastHeard, useListing } from './listing.ts'

speak({ en, hi })

export function Programs(): VNode {
  const [isIssuing, setIssuing] = useState(false)
  const [openId, setOpenId] = useState<string | null>(null)
  const programs = typedDocs<DeviceDoc>(view.value, 'device').filter(
    ({ isRevoked, integration }) => !isRevoked && integration !== null,
  )
  const listing = useListing(programs.length)
  const opened = programs.find(({ deviceId }) => deviceId === openId)
  const issue = html`<${Button}
    icon=${Plus}
    kind=${programs.length === 0 ? 'primary' : 'plain'}
    why=${can('integration.issue') === 'deny' ? t('frame.not-yours') : undefined}
    onPress=${() => setIssuing(true)}
  >
    ${t('programs.issue')}
  <//>`
  return html`<div class="programs">
    <${Card} title=${t('programs.title')} actions=${programs.length > 0 && issue}>
      ${
        programs.length === 0
          ? html`<${EmptyState} icon=${Plug} title=${t('programs.none')} next=${t('programs.none-todo')} action=${issue} />`
          : html`<ul class="rows">
              ${programs.map((program) => html`<${Row} key=${program.deviceId} program=${program} listing=${listing} onPress=${() => setOpenId(program.deviceId)} />`)}
            </ul>`
      }
    <//>
    <a class="programs-how" href="/api/docs">
      <${Icon} of=${BookOpen} /><span>${t('programs.how')}</span>
    </a>
    ${
      isIssuing &&
      html`<${IssueSheet}
        outletId=${shownOutlet.value?.outletId ?? ''}
        roles=${listing?.roles ?? []}
        onClose=${() => setIssuing(false)}
      />`
    }
    ${
      opened !== undefined &&
      html`<${ProgramSheet} program=${opened} listing=${listing} onClose=${() => setOpenId(null)} />`
    }
  </div>`
}

function Row({
  program,
  listing,
  onPress,
}: {
  readonly program: DeviceDoc
  readonly listing: ReturnType<typeof useListing>
  readonly onPress: () => void
}): VNode {
  const { scope = 'read', roleId = '' } = program.integration ?? {}
  const { isHere, name } = issuerOf(program)
  const heard = lastHeard(program, listing)
  const isConnected = presenceOf(program.deviceId) === 'online'
  return html`<${ListRow}
    icon=${Plug}
    title=${program.name}
    detail=${[
      `${t(`programs.${scope}`)}, ${t('programs.as', { role: roleName(roleId) })}`,
      t('programs.by', { name }),
      heard === undefined
        ? ''
        : heard === null
          ? t('programs.never')
          : t('programs.heard', { time: moment(heard) }),
    ]
      .filter(Boolean)
      .join(' · ')}
    end=${
      isHere
        ? isConnected && html`<${Badge} tone="done">${t('programs.connected')}<//>`
        : html`<${Badge} tone="stop">${t('programs.orphaned', { name })}<//>`
    }
    onPress=${onPress}
  />`
}
