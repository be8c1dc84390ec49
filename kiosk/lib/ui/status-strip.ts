/**
 * The 28 px at the top of every screen: what this screen depends on and who
 * works at it. The rule: grey is fine and stays quiet; amber names the thing;
 * red is only for what really cannot work. It has no controls, because 28 px
 * is no place for a finger.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { CircleAlert, OctagonX, User } from 'lucide'
import { day } from '../words/format.ts'
import { t } from '../words/words.ts'
import { Icon } from './icon.ts'

export interface Light {
  /** What it is: Hub, Kitchen, Printer. */
  readonly name: string
  readonly state: 'fine' | 'wait' | 'stop'
  /** The sentence where it is not fine: "Kitchen printer: no paper, 3 waiting". */
  readonly text?: string | undefined
}

export interface StatusStripProps {
  readonly lights: readonly Light[]
  /** Commands this screen still holds. */
  readonly queue?: number | undefined
  /** yyyymmdd */
  readonly businessDate?: number | undefined
  /** Finished text: "Shift 2". */
  readonly shift?: string | undefined
  readonly user?: string | undefined
}

export function StatusStrip(props: StatusStripProps): VNode {
  const { lights, queue = 0, businessDate, shift, user } = props
  return html`<header class="strip">
    <div class="strip-status" role="status">
    <ul class="strip-lights">
      ${lights.map((light) => html`<${OneLight} key=${light.name} ...${light} />`)}
      ${queue > 0 && html`<li class="light light-wait figures">${t('shared.queue', { count: queue })}</li>`}
    </ul>
    </div>
    <ul class="strip-facts figures">
      ${businessDate !== undefined && html`<li>${day(businessDate)}</li>`}
      ${shift && html`<li>${shift}</li>`}
      ${user && html`<li class="strip-user"><${Icon} of=${User} size=${16} /><span>${user}</span></li>`}
    </ul>
  </header>`
}

function OneLight({ name, state, text }: Light): VNode {
  if (state === 'fine') {
    return html`<li class="light light-fine">
      <span class="light-dot" aria-hidden="true" /><span class="light-name">${name}</span>
      <span class="unseen">${t('shared.fine', { name })}</span>
    </li>`
  }
  return html`<li class=${`light light-${state}`}>
    <${Icon} of=${state === 'stop' ? OctagonX : CircleAlert} size=${16} />
    <span>${text ?? name}</span>
  </li>`
}
