/** Where list and detail have no room side by side, one shows at a time: the way back to the list. */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { ArrowLeft } from 'lucide'
import { Button } from '../lib/ui/button.ts'
import { t } from '../lib/words/words.ts'

/** Stands first in what it leads back from; on the desk's own screen it is not shown. */
export function BackKey(props: {
  readonly onPress: () => void
  /** What stands here, where it says so nowhere else. */
  readonly from?: string | false | undefined
}): VNode {
  return html`<${Button} class="desk-back" kind="quiet" icon=${ArrowLeft} onPress=${props.onPress}>
    ${t('shared.back')}${props.from && html`<b class="figures">${props.from}</b>`}
  <//>`
}
