/**
 * Something long to be taken along: shown whole, and copied with one press.
 * The rule: on the shop's plain http a page has no clipboard of its own, so the
 * text is selected and copied as a hand would; it can be marked by hand as well.
 */
import type { VNode } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Check, Copy } from 'lucide'
import { t } from '../words/words.ts'
import { Button } from './button.ts'

export interface CopyFieldProps {
  readonly label: string
  readonly value: string
  readonly onCopied?: () => void
}

export function CopyField({ label, value, onCopied }: CopyFieldProps): VNode {
  const id = useId()
  const input = useRef<HTMLTextAreaElement>(null)
  const [isCopied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    input.current?.focus()
    input.current?.select()
    if (!(await toClipboard(value))) return
    setCopied(true)
    onCopied?.()
  }
  return html`<div class="field copy">
    <label class="field-label" for=${id}>${label}</label>
    <div class="copy-row">
      <textarea
        id=${id}
        class="copy-text"
        ref=${input}
        rows="1"
        readonly
        spellcheck=${false}
        value=${value}
        onFocus=${() => input.current?.select()}
      />
      <${Button} icon=${isCopied ? Check : Copy} onPress=${() => void copy()}>
        <span role="status">${t(isCopied ? 'shared.copied' : 'shared.copy')}</span>
      <//>
    </div>
  </div>`
}

/** Whether the text lies in the clipboard now. */
const toClipboard = async (text: string): Promise<boolean> => {
  if (!window.isSecureContext) return document.execCommand('copy')
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return document.execCommand('copy')
  }
}
