/** Refusals with their status and their words, in the reader's language. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { language } from '../lib/words/place.ts'
import { documents } from './api.ts'

export function RefusalList({ codes }: { readonly codes: readonly string[] }): VNode {
  const known = documents.value
  const refusals = known === null || known === 'away' ? {} : known.openApi['x-refusals']
  return html`<ul class="refusals">
    ${codes.map((code) => {
      const refusal = refusals[code]
      return html`<li key=${code} class="refusal">
        <code>${code}</code>
        <span class="refusal-status figures">${refusal?.status}</span>
        <span class="refusal-words">${refusal?.[language.value]}</span>
      </li>`
    })}
  </ul>`
}
