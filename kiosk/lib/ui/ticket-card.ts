/**
 * A kitchen ticket on the wall. The rule: the whole header is the one big key
 * that sends it away, its band tells the age by colour and by clock, and a
 * line that was cancelled stays, struck through, until somebody has seen it.
 */
import type { VNode } from 'preact'
import { html } from 'htm/preact'
import { Check, Clock, EllipsisVertical, Flame, Hand, OctagonAlert } from 'lucide'
import { t } from '../words/words.ts'
import { Icon } from './icon.ts'
import { useLongPress } from './long-press.ts'

export interface TicketLineFacts {
  readonly id: string
  /** Finished text: `2`, `0.350 kg`. */
  readonly qty: string
  readonly name: string
  readonly modifiers?: readonly { readonly text: string; readonly removes?: boolean }[]
  readonly note?: string
  readonly state: 'new' | 'started' | 'ready' | 'void'
  readonly isAdded?: boolean
}

export interface TicketCardProps {
  /** What the cook shouts: "Table 7", "42". */
  readonly title: string
  /** Who is called when it is ready, or to whom it is brought. */
  readonly name?: string
  /** Order type, waiter, guests: whatever is known, in small. */
  readonly facts: readonly string[]
  /** Finished text: `4:05`. */
  readonly age: string
  readonly band: 'fresh' | 'wait' | 'late'
  readonly lines: readonly TicketLineFacts[]
  readonly note?: string
  readonly allergy?: string
  /** A course that waits: "Hold – waits for fire". */
  readonly hold?: string
  /** The key of the bump bar that chooses it. */
  readonly number?: number
  readonly chosen?: boolean
  /** It was made urgent by hand. */
  readonly isRush?: boolean
  readonly onBump: () => void
  /** What else can be done with it; a finger that stays on the header means the same. */
  readonly onMenu?: () => void
  readonly onLine?: (id: string) => void
}

/** `T1 + T2`, a table with a name: it takes two lines of smaller letters. */
export const isLongTitle = (title: string): boolean => title.length > 4

export function TicketCard(props: TicketCardProps): VNode {
  const { title, facts, age, band, lines, note, allergy, hold, number, chosen = false } = props
  const { isRush = false, onMenu } = props
  const longPress = useLongPress(onMenu)
  return html`<article
    class=${`ticket ticket-${band}${hold === undefined ? '' : ' ticket-held'}`}
    aria-current=${chosen ? 'true' : undefined}
  >
    <div class="ticket-top">
    <button type="button" class="ticket-head" ...${longPress} onClick=${props.onBump}>
      <span class="unseen">${t(hold === undefined ? 'shared.done' : 'shared.held')}: </span>
      ${number !== undefined && html`<span class="ticket-number figures">${number}</span>`}
      <span class="ticket-title figures" data-long=${isLongTitle(title)}>${title}</span>
      <span class="ticket-facts">${props.name && html`<b class="ticket-for">${props.name}</b>`}${facts.join(' · ')}</span>
      <span class="ticket-age figures"><${Icon} of=${hold !== undefined ? Hand : band === 'late' || isRush ? Flame : Clock} size=${20} />${age}</span>
    </button>
    ${
      onMenu &&
      html`<button
        type="button"
        class="ticket-menu"
        aria-label=${t('shared.deeds-of', { what: title })}
        onClick=${onMenu}
      >
        <${Icon} of=${EllipsisVertical} size=${32} />
      </button>`
    }
    </div>
    ${
      allergy &&
      html`<p class="ticket-allergy"><${Icon} of=${OctagonAlert} /><span>${t('shared.allergy', { what: allergy })}</span></p>`
    }
    ${note && html`<p class="ticket-note">${note}</p>`}
    <ul class="ticket-lines">
      ${lines.map((line) => html`<${Line} key=${line.id} line=${line} onLine=${props.onLine} />`)}
    </ul>
    ${hold && html`<p class="ticket-hold"><${Icon} of=${Hand} />${hold}</p>`}
  </article>`
}

function Line(props: {
  readonly line: TicketLineFacts
  readonly onLine?: (id: string) => void
}): VNode {
  const { line, onLine } = props
  const says = {
    new: t('shared.line-new'),
    started: t('shared.line-started'),
    ready: t('shared.line-ready'),
    void: t('shared.void'),
  }
  const inside = html`
    <span class="ticket-qty figures">${line.qty} ×</span>
    <span class="ticket-text">
      <span class="ticket-name">${line.name}</span>
      ${line.isAdded === true && html`<span class="ticket-added">${t('shared.added')}</span>`}
      ${line.modifiers?.map(
        (modifier) => html`<span
          key=${modifier.text}
          class=${`ticket-modifier${modifier.removes === true ? ' ticket-removes' : ''}`}
          >${modifier.text}</span
        >`,
      )}
      ${line.note && html`<span class="ticket-modifier ticket-line-note">“${line.note}”</span>`}
    </span>
    <span class="ticket-state">
      ${line.state === 'ready' && html`<${Icon} of=${Check} />`}
      <span class=${line.state === 'new' || line.state === 'ready' ? 'unseen' : ''}>${says[line.state]}</span>
    </span>
  `
  const name = `ticket-line ticket-line-${line.state}`
  return onLine === undefined
    ? html`<li class=${name}>${inside}</li>`
    : html`<li>
        <button type="button" class=${name} onClick=${() => onLine(line.id)}>${inside}</button>
      </li>`
}
