/**
 * What has become of a settled bill, as every screen calls it.
 *
 * The rule: one word for one thing, in one place; a bill that simply stands
 * needs no word at all.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import type { BillFate } from '../../../schema/bill-fate.ts'
import { Badge } from '../ui/badge.ts'
import { speak, t } from '../words/words.ts'
import en from '../words/fate.en.json'
import hi from '../words/fate.hi.json'

speak({ en, hi })

export const fateName = (fate: BillFate): string => t(`fate.${fate}`)

/** Nothing for a bill of which nothing was given back. */
export function FateBadge({ fate }: { readonly fate: BillFate }): VNode | null {
  return fate === 'paid' ? null : html`<${Badge} tone="wait">${fateName(fate)}<//>`
}
