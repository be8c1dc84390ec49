/**
 * The till of this screen's drawer: how it stands, what is carried in and out,
 * and closing it.
 *
 * The rule: a till that opened by itself is amber until somebody has said what
 * was in the drawer, and nothing here ever keeps anybody from selling.
 */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import {
  ArrowDownToLine,
  ArrowUpFromLine,
  CircleCheck,
  Coins,
  Inbox,
  ScrollText,
  TriangleAlert,
  Vault,
} from 'lucide'
import { nameIn } from '../../../schema/names.ts'
import type { TillDoc, TillMoveDoc, TillReport } from '../../../schema/till.ts'
import { isAway } from '../send.ts'
import { Amount } from '../ui/amount.ts'
import { Badge } from '../ui/badge.ts'
import { Button } from '../ui/button.ts'
import { EmptyState } from '../ui/empty-state.ts'
import { ListRow } from '../ui/list-row.ts'
import { clock, moment, money } from '../words/format.ts'
import { language } from '../words/place.ts'
import { t } from '../words/words.ts'
import { give, whyNot } from './act.ts'
import { Close } from './close.ts'
import { FloatSheet } from './float-sheet.ts'
import { MoveSheet, type MoveKind } from './move-sheet.ts'
import { NoSaleSheet } from './no-sale-sheet.ts'
import { lastTills, movesOf, nameOf, ownDrawer, ownTill } from './store.ts'
import { whyNotOwn } from './whose.ts'
import { askForX, XSheet } from './x-sheet.ts'
import { ZPanel } from './z-panel.ts'

/** What lies over the till, or has taken its place. */
type Over =
  | { readonly kind: 'float' | 'no-sale' | 'close' }
  | { readonly kind: 'move'; readonly move: MoveKind }
  | { readonly kind: 'x' | 'z'; readonly report: TillReport }

/** It outlives a look into another part: a count that was begun is not begun again. */
const over = signal<Over | null>(null)
const leave = (): void => void (over.value = null)

export function TillDesk(): VNode {
  const drawer = ownDrawer.value
  const till = ownTill.value
  if (drawer === null) {
    return html`<${EmptyState} icon=${Inbox} title=${t('till.no-drawer')} next=${t('till.no-drawer-next')} />`
  }
  // Whoever comes back finds the till that is open now, not the report of the one before.
  useState(() => {
    const shown = over.peek()
    if (shown?.kind === 'z' && till?.state === 'open' && till.tillId !== shown.report.tillId)
      leave()
  })
  const now = over.value
  return html`<div class="till">
    ${
      now?.kind === 'z'
        ? html`<${ZPanel} report=${now.report} onLeave=${leave} />`
        : now?.kind === 'close' && till?.state === 'open'
          ? html`<${Close}
              key=${till.tillId}
              till=${till}
              onClosed=${(report: TillReport) => (over.value = { kind: 'z', report })}
              onLeave=${leave}
            />`
          : html`<${Standing} name=${nameIn(drawer.names, language.value)} till=${till} />`
    }
    ${
      now?.kind === 'float' &&
      html`<${FloatSheet}
        carried=${carriedBy(till)}
        isFirst=${till === undefined}
        onClose=${leave}
      />`
    }
    ${
      now?.kind === 'move' &&
      till !== undefined &&
      html`<${MoveSheet} kind=${now.move} tillId=${till.tillId} onClose=${leave} />`
    }
    ${now?.kind === 'no-sale' && html`<${NoSaleSheet} onClose=${leave} />`}
    ${now?.kind === 'x' && html`<${XSheet} report=${now.report} onClose=${leave} />`}
  </div>`
}

/** What should be in the drawer before anybody counts its float. */
const carriedBy = (till: TillDoc | undefined): number =>
  till === undefined ? 0 : till.state === 'open' ? till.float : (till.left ?? 0)

interface StandingProps {
  readonly name: string
  readonly till: TillDoc | undefined
}

function Standing({ name, till }: StandingProps): VNode {
  const isOpen = till?.state === 'open'
  return html`<div class="till-standing">
    <section class="till-own">
      <header class="till-head">
        <h2>${name}</h2>
        <${State} till=${till} />
      </header>
      <p class="till-soft">${sayState(till)}</p>
      ${isAway() && html`<p class="card card-wait" role="status">${t('till.away')}</p>`}
      ${isOpen ? html`<${Open} till=${till} />` : html`<${Opening} till=${till} />`}
      <${Others} />
    </section>
    <section class="till-moves" aria-label=${t('till.moves')}>
      <h3>${t('till.moves')}</h3>
      ${isOpen && movesOf(till.tillId).length > 0 ? html`<${Moves} tillId=${till.tillId} />` : html`<${EmptyState} icon=${ScrollText} title=${t('till.moves-none')} next=${t('till.moves-none-next')} />`}
    </section>
  </div>`
}

function State({ till }: { readonly till: TillDoc | undefined }): VNode {
  if (till?.state !== 'open') return html`<${Badge}>${t('till.closed')}<//>`
  return till.isConfirmed
    ? html`<${Badge} tone="done" icon=${CircleCheck}>${t('till.is-open')}<//>`
    : html`<${Badge} tone="wait" icon=${TriangleAlert}>${t('till.to-confirm')}<//>`
}

/** Since when it is open and who opened it, or when it was closed and by whom. */
const sayState = (till: TillDoc | undefined): string => {
  if (till === undefined) return t('till.never')
  const { state, openedAt, closedAt, zNo } = till
  return state === 'open'
    ? t('till.open-since', {
        time: moment(openedAt),
        name: till.isConfirmed ? nameOf(till.openedBy) : t('till.by-itself'),
      })
    : t('till.closed-at', {
        time: moment(closedAt ?? 0),
        name: nameOf(till.closedBy),
        z: zNo ?? 0,
      })
}

/** Nobody has opened it: one touch carries the last close, another counts. */
function Opening({ till }: { readonly till: TillDoc | undefined }): VNode {
  const carried = carriedBy(till)
  return html`<p>${t('till.open-next')}</p>
    <div class="till-keys till-keys-open">
      <${Carry}>
        ${carried === 0 ? t('till.open-empty') : t('till.carry', { amount: money(carried, true) })}
      <//>
      <${CountFloat} />
    </div>`
}

function Carry({ children }: { readonly children?: unknown }): VNode {
  const [isBusy, setBusy] = useState(false)
  const carry = async (): Promise<void> => {
    setBusy(true)
    await give('till.open', { float: 'carried' }, t('till.open-title'))
    setBusy(false)
  }
  return html`<${Button} kind="primary" busy=${isBusy} why=${whyNot('till.open')} onPress=${() => void carry()}>
    ${children}
  <//>`
}

function CountFloat(): VNode {
  return html`<${Button} why=${whyNot('till.open')} onPress=${() => (over.value = { kind: 'float' })}>
    ${t('till.count-float')}
  <//>`
}

function Open({ till }: { readonly till: TillDoc }): VNode {
  const [isBusy, setBusy] = useState(false)
  const x = async (): Promise<void> => {
    setBusy(true)
    const report = await askForX(till.tillId)
    setBusy(false)
    if (report !== null) over.value = { kind: 'x', report }
  }
  const move = (kind: MoveKind): void => void (over.value = { kind: 'move', move: kind })
  const amount = money(till.float, true)
  return html`
    ${
      !till.isConfirmed &&
      html`<div class="till-confirm" role="status">
        <p>${till.float === 0 ? t('till.confirm-first') : t('till.confirm', { amount })}</p>
        <div class="till-keys till-keys-open">
          <${Carry}>${till.float === 0 ? t('till.confirm-none') : t('till.confirm-yes', { amount })}<//>
          <${CountFloat} />
        </div>
      </div>`
    }
    ${
      till.isConfirmed &&
      html`<p class="till-float"><span>${t('till.float')}</span><${Amount} minor=${till.float} size="head" /></p>`
    }
    <div class="till-keys">
      <${Button} icon=${ArrowDownToLine} why=${whyNot('till.pay-in')} onPress=${() => move('in')}>${t('till.pay-in')}<//>
      <${Button} icon=${ArrowUpFromLine} why=${whyNot('till.pay-out')} onPress=${() => move('out')}>${t('till.pay-out')}<//>
      <${Button} icon=${Vault} why=${whyNot('till.drop')} onPress=${() => move('drop')}>${t('till.drop')}<//>
      <${Button} icon=${Inbox} why=${whyNot('till.no-sale')} onPress=${() => (over.value = { kind: 'no-sale' })}>${t('till.no-sale')}<//>
      <${Button} icon=${ScrollText} busy=${isBusy} why=${whyNot('till.report')} onPress=${() => void x()}>${t('till.x')}<//>
      <${Button} icon=${Coins} kind=${till.isConfirmed ? 'primary' : 'plain'} why=${whyNot('till.count') ?? whyNotOwn(till)} onPress=${() => (over.value = { kind: 'close' })}>${t('till.close')}<//>
    </div>
  `
}

function Moves({ tillId }: { readonly tillId: string }): VNode {
  return html`<ul class="rows">
    ${movesOf(tillId).map(
      (move) => html`<${ListRow}
        key=${move.moveId}
        title=${sayMove(move)}
        detail=${[clock(move.at), nameOf(move.by), move.note].filter((part) => part !== '').join(' · ')}
        end=${move.kind === 'no-sale' ? undefined : html`<${Amount} minor=${move.amount} size="line" />`}
      />`,
    )}
  </ul>`
}

const sayMove = ({ kind, names }: TillMoveDoc): string =>
  kind === 'no-sale'
    ? `${t('till.no-sale')}: ${nameIn(names, language.value)}`
    : kind === 'drop'
      ? t('till.drop')
      : nameIn(names, language.value)

/** The other drawers of the outlet; nothing where there is none. */
function Others(): VNode | null {
  const others = lastTills.value.filter(({ drawerId }) => drawerId !== ownDrawer.value?.drawerId)
  if (others.length === 0) return null
  return html`<h3>${t('till.others')}</h3>
    <ul class="rows">
      ${others.map(
        (till) => html`<${ListRow}
          key=${till.tillId}
          title=${nameIn(till.names, language.value)}
          detail=${sayState(till)}
          end=${html`<${State} till=${till} />`}
        />`,
      )}
    </ul>`
}
