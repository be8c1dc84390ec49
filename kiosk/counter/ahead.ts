import { bringEncoder } from '../lib/ui/qr-code.ts'

/** What of the counter comes after the menu and the cart. */
export const ahead: readonly (() => Promise<unknown>)[] = [
  bringEncoder,
  () => import('./more/more-panel.ts'),
  () => import('../lib/till/part.ts'),
  () => import('./code-sheet.ts'),
  () => import('./box-sheet.ts'),
  () => import('../lib/approvals/ask-there.ts'),
  () => import('../lib/approvals/call-card.ts'),
]
