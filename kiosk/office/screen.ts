/** The office screen: the frame, the outlet, the tabs. */
import { signal } from '@preact/signals'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { Languages, LogOut } from 'lucide'
import { switchLanguage } from '../lib/frame/language.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { Strip } from '../lib/frame/strip.ts'
import { session, signOut } from '../lib/session.ts'
import { Badge } from '../lib/ui/badge.ts'
import { Button } from '../lib/ui/button.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { SegmentedControl } from '../lib/ui/segmented-control.ts'
import { Skeleton } from '../lib/ui/skeleton.ts'
import { Tabs } from '../lib/ui/tabs.ts'
import { nameIn } from '../../schema/names.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { BillSheet } from './bill-sheet.ts'
import { Bills } from './bills.ts'
import { Machines } from './machines.ts'
import { openBillId, outletId, view } from './shop.ts'
import { Today } from './today.ts'

type TabId = 'today' | 'bills' | 'shop'
const tab = signal<TabId>('today')

export function OfficeScreen(): VNode {
  const shown = view.value
  const why = shown.why.value
  return html`<div class="office">
    <${Strip} kind="office" />
    <${Head} />
    <main class="office-main">
      ${
        why !== null
          ? html`<${ErrorNote} what=${t('frame.not-yours')} kept=${sayDeclined(why)} todo=${t('frame.not-yours-todo')} />`
          : shown.state.value === 'loading'
            ? html`<${Skeleton} shape="row" count=${6} />`
            : html`<${Shop} />`
      }
    </main>
    ${openBillId.value !== null && html`<${BillSheet} key=${openBillId.value} billId=${openBillId.value} />`}
  </div>`
}

function Head(): VNode {
  const { me } = session.value
  const outlets = me?.outlets ?? []
  const isLive = view.value.state.value === 'live'
  return html`<header class="office-head">
    ${
      outlets.length > 1
        ? html`<${SegmentedControl}
            label=${t('office.shop')}
            choices=${outlets.map((outlet) => ({ value: outlet.outletId, label: nameIn(outlet.names, language.value) }))}
            value=${outletId.value ?? me?.outlet.outletId ?? ''}
            onChange=${(id: string) => {
              outletId.value = id === me?.outlet.outletId ? null : id
            }}
          />`
        : html`<h1>${me && nameIn(me.outlet.names, language.value)}</h1>`
    }
    <${Badge} tone=${isLive ? 'done' : 'wait'}>${t(isLive ? 'office.live' : 'office.stale')}<//>
    <span class="office-gap" />
    <${Button} kind="quiet" icon=${Languages} onPress=${() => switchLanguage('office')}>${t('frame.language')}<//>
    <${Button} kind="quiet" icon=${LogOut} onPress=${() => void signOut()}>${t('frame.sign-out')}<//>
  </header>`
}

function Shop(): VNode {
  return html`<${Tabs}
    label=${t('office.shop')}
    value=${tab.value}
    tabs=${[
      { id: 'today', label: t('office.today') },
      { id: 'bills', label: t('office.bills') },
      { id: 'shop', label: t('office.shop') },
    ]}
    onChange=${(id: TabId) => {
      tab.value = id
    }}
  >
    ${tab.value === 'today' ? html`<${Today} />` : tab.value === 'bills' ? html`<${Bills} />` : html`<${Machines} />`}
  <//>`
}
