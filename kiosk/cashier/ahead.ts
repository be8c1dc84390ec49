import { bringEncoder } from '../lib/ui/qr-code.ts'

/** What of the desk comes after the bills: every part, and every sheet and panel that opens seldom. */
export const ahead: readonly (() => Promise<unknown>)[] = [
  bringEncoder,
  () => import('../lib/till/part.ts'),
  () => import('../lib/pay/owner-panels.ts'),
  () => import('./refund/refund.ts'),
  () => import('./retender/sheet.ts'),
  () => import('./retender/twice-sheet.ts'),
  () => import('./customers/customers.ts'),
  () => import('./bills/split-view.ts'),
  () => import('../lib/bill/adjust-sheet.ts'),
  () => import('../lib/bill/charges-sheet.ts'),
  () => import('./bills/merge-sheet.ts'),
  () => import('../lib/customers/sheet.ts'),
  () => import('./buyer/buyer-sheet.ts'),
  () => import('./bills/challan-sheet.ts'),
  () => import('../lib/approvals/ask-there.ts'),
  () => import('../lib/approvals/call-card.ts'),
]
