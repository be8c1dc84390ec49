/** A token, shown this once. The rule: it goes only when it was copied, or when it is let go on purpose. */
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { TriangleAlert } from 'lucide'
import { Button } from '../../lib/ui/button.ts'
import { CopyField } from '../../lib/ui/copy-field.ts'
import { Icon } from '../../lib/ui/icon.ts'
import { Sheet } from '../../lib/ui/sheet.ts'
import { clock } from '../../lib/words/format.ts'
import { t } from '../../lib/words/words.ts'

/** What came of it: the token, or where that could not be fetched the code the program can trade itself. */
export type Trade =
  | { readonly deviceId: string; readonly token: string }
  | { readonly code: string; readonly expiresAt: number }

export interface Issued {
  readonly name: string
  readonly trade: Trade
}

export function TokenSheet({
  issued,
  onClose,
}: {
  readonly issued: Issued
  readonly onClose: () => void
}): VNode {
  const { name, trade } = issued
  const [isCopied, setCopied] = useState(false)
  const [isWarned, setWarned] = useState(false)
  const close = (): void => {
    if (isCopied || isWarned) onClose()
    else setWarned(true)
  }
  const copied = (): void => {
    setCopied(true)
    setWarned(false)
  }
  return html`<${Sheet}
    title=${t('programs.token-is')}
    from="side"
    onClose=${close}
    foot=${html`<${Button} kind=${isCopied ? 'primary' : 'plain'} wide onPress=${close}>${t('programs.done')}<//>`}
  >
    <div class="program">
      ${
        'token' in trade
          ? html`<p class="program-once">
                <${Icon} of=${TriangleAlert} /><span>${t('programs.token-once', { name })}</span>
              </p>
              <${CopyField} label=${t('programs.token')} value=${trade.token} onCopied=${copied} />
              <${CopyField} label=${t('programs.id')} value=${trade.deviceId} />
              <${CopyField} label=${t('programs.try')} value=${trial(trade.token)} onCopied=${copied} />
              <p><a class="programs-how" href="/api/docs" target="_blank" rel="noopener">${t('programs.docs')}</a></p>`
          : html`<p>${t('programs.code-instead', { time: clock(trade.expiresAt) })}</p>
              <${CopyField} label=${t('programs.token')} value=${trade.code} onCopied=${copied} />`
      }
      ${isWarned && html`<p class="program-once" role="alert"><${Icon} of=${TriangleAlert} /><span>${t('programs.not-copied')}</span></p>`}
    </div>
  <//>`
}

/** The shortest thing that shows that it works. */
const trial = (token: string): string =>
  `curl -H "Authorization: Bearer ${token}" ${location.origin}/api/v1/me`
