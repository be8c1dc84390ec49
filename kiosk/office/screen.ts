/** The office screen: the frame, the outlet, the parts. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { Languages, LogOut, Store } from 'lucide'
import { nameIn } from '../../schema/names.ts'
import { ApprovalCalls } from '../lib/approvals/calls.ts'
import { switchLanguage } from '../lib/frame/language.ts'
import { PartView } from '../lib/frame/part-view.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { lookedAt, shownOutlet } from '../lib/frame/shown-outlet.ts'
import { Strip } from '../lib/frame/strip.ts'
import { session, signOut } from '../lib/session.ts'
import { Badge } from '../lib/ui/badge.ts'
import { Button } from '../lib/ui/button.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { Later } from '../lib/frame/lazy.ts'
import { Select } from '../lib/ui/select.ts'
import { Skeleton } from '../lib/ui/skeleton.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { Nav } from './nav.ts'
import { partNamed } from './parts.ts'
import { openBillId, view } from './shop.ts'
import { where } from './where.ts'

const bringBill = async () => (await import('./bill-sheet.ts')).BillSheet

export function OfficeScreen(): VNode {
  const shown = view.value
  const why = shown.why.value
  const part = partNamed(where.value.part)
  return html`<div class="office">
    <${Strip} kind="office" />
    <${Head} />
    <${Nav} />
    <${ApprovalCalls} />
    <main class="office-main">
      ${
        why !== null
          ? html`<${ErrorNote} what=${t('frame.not-yours')} kept=${sayDeclined(why)} todo=${t('frame.not-yours-todo')} />`
          : shown.state.value === 'loading'
            ? html`<${Skeleton} shape="row" count=${6} />`
            : html`<${PartView} key=${part.id} part=${part} />`
      }
    </main>
    ${openBillId.value !== null && html`<${Later} key=${openBillId.value} load=${bringBill} props=${{ billId: openBillId.value, onClose: () => void (openBillId.value = null) }} />`}
  </div>`
}

function Head(): VNode {
  const outlets = session.value.me?.outlets ?? []
  const outlet = shownOutlet.value
  const isLive = view.value.state.value === 'live'
  return html`<header class="office-head">
    <h1 class=${outlets.length > 1 ? 'unseen' : ''}>${outlet && nameIn(outlet.names, language.value)}</h1>
    ${
      outlets.length > 1 &&
      html`<${Select}
        label=${t('office.outlet')}
        quietLabel
        icon=${Store}
        choices=${outlets.map(({ outletId, names }) => ({ value: outletId, label: nameIn(names, language.value) }))}
        value=${outlet?.outletId ?? ''}
        onChange=${(id: string) => {
          lookedAt.value = id
        }}
      />`
    }
    <${Badge} tone=${isLive ? 'done' : 'wait'}>${t(isLive ? 'office.live' : 'office.stale')}<//>
    <span class="office-gap" />
    <${Button} kind="quiet" icon=${Languages} onPress=${() => switchLanguage('office')}>${t('frame.language')}<//>
    <${Button} kind="quiet" icon=${LogOut} onPress=${() => void signOut()}>${t('frame.sign-out')}<//>
  </header>`
}
