/** The whole floor: the house, or the party at hand in its place. */
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { html } from 'htm/preact'
import { ApprovalCalls } from '../lib/approvals/calls.ts'
import { fetchAhead } from '../lib/frame/ahead.ts'
import { Strip } from '../lib/frame/strip.ts'
import { GuestProposals } from '../lib/guests/proposals.ts'
import { followNames } from './bookings.ts'
import { here, openPart, picking } from './desk.ts'
import { BillCalls, listenForBills } from './bill-calls.ts'
import { GuestCalls, listenForCalls } from './guest-calls.ts'
import { House } from './house-view.ts'
import { openHouse } from './house.ts'
import { listenToKeys } from './keys.ts'
import { Notices } from './notices.ts'
import { parts } from './parts.ts'
import { PartyView } from './party.ts'
import { followOthers } from './presence.ts'
import { Sheets } from './sheets.ts'

export function Floor(): VNode {
  openHouse()
  useEffect(followNames, [])
  listenForBills()
  listenForCalls()
  useEffect(followOthers, [])
  useEffect(listenToKeys, [])
  useEffect(() => fetchAhead(parts.map(({ load }) => load)), [])
  const part = openPart.value
  const isAtParty = here.value !== null && picking.value === null
  return html`<div class="floor">
    <${Strip} kind="floor" />
    ${
      part !== null
        ? html`<${part.view} onClose=${() => (openPart.value = null)} />`
        : isAtParty
          ? html`<${PartyView} party=${here.value} />`
          : html`<${House} />`
    }
    <${GuestProposals} kind="floor" />
    <${BillCalls} />
    <${GuestCalls} />
    <${Notices} />
    <${ApprovalCalls} />
    <${Sheets} />
  </div>`
}
