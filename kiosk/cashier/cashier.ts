/**
 * The whole desk: its parts above, and the one somebody is in below.
 *
 * The rule: every part stands on the same desk, so no bill and no money taken
 * for one is forgotten by looking into another part.
 */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { html } from 'htm/preact'
import { ApprovalCalls } from '../lib/approvals/calls.ts'
import { fetchAhead } from '../lib/frame/ahead.ts'
import { ApprovalAsked } from '../lib/frame/ask-approval.ts'
import { PartView } from '../lib/frame/part-view.ts'
import { Strip } from '../lib/frame/strip.ts'
import { ahead } from './ahead.ts'
import { listenForRequests } from './bills/requests.ts'
import { openDesk } from './desk.ts'
import { followMoney } from './held-money.ts'
import { Head } from './head.ts'
import { isListed, listenToKeys } from './keys.ts'
import { KeysSheet } from './keys-sheet.ts'
import { partHere } from './parts.ts'
import { PersonSheet } from './person-sheet.ts'
import { Retendering } from './retender/key.ts'
import { PaidTwice } from './retender/twice-key.ts'

/** Whether the sheet of the person at the desk is open. */
const isPersonOpen = signal(false)

export function Cashier(): VNode {
  openDesk()
  followMoney()
  listenForRequests()
  useEffect(listenToKeys, [])
  useEffect(() => fetchAhead(ahead), [])
  const part = partHere()
  return html`<div class="desk">
    <${Strip} kind="cashier" />
    <${Head} onPerson=${() => (isPersonOpen.value = true)} />
    <main class=${`desk-part-${part.id}`}><${PartView} key=${part.id} part=${part} /></main>
    <${Retendering} />
    <${PaidTwice} />
    <${ApprovalAsked} />
    <${ApprovalCalls} />
    ${isListed.value && html`<${KeysSheet} onClose=${() => (isListed.value = false)} />`}
    ${isPersonOpen.value && html`<${PersonSheet} onClose=${() => (isPersonOpen.value = false)} />`}
  </div>`
}
