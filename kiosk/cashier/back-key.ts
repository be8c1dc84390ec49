/** Where list and detail have no room side by side, one shows at a time: the way back to the list. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { ArrowLeft } from 'lucide'
import { Button } from '../lib/ui/button.ts'
import { t } from '../lib/words/words.ts'

/** Stands first in what it leads back from; on the desk's own screen it is not shown. */
export function BackKey({ onPress }: { readonly onPress: () => void }): VNode {
  return html`<${Button} class="desk-back" kind="quiet" icon=${ArrowLeft} onPress=${onPress}>
    ${t('shared.back')}
  <//>`
}
