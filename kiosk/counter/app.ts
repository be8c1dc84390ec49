/** The counter on the glass: the menu, and the cart beside it. */
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { html } from 'htm/preact'
import { ApprovalCalls } from '../lib/approvals/calls.ts'
import { fetchAhead } from '../lib/frame/ahead.ts'
import { ApprovalAsked } from '../lib/frame/ask-approval.ts'
import { Strip } from '../lib/frame/strip.ts'
import { useGuestSees } from '../lib/guest-sees.ts'
import { ahead } from './ahead.ts'
import { CartColumn } from './cart-column.ts'
import { guestSees } from './guest-sees.ts'
import { Menu, Rail } from './menu-column.ts'
import { PhoneBar } from './phone-bar.ts'
import { Sheets } from './sheets.ts'
import { followBack, followSales, side } from './side.ts'

export function App(): VNode {
  useGuestSees(guestSees.value)
  useEffect(() => fetchAhead(ahead), [])
  useEffect(followSales, [])
  useEffect(followBack, [])
  return html`<div class="counter" data-side=${side.value}>
    <${Strip} kind="counter" />
    <${Rail} /><${Menu} /><${CartColumn} /><${PhoneBar} /><${Sheets} /><${ApprovalAsked} /><${ApprovalCalls} />
  </div>`
}
