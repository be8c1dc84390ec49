/**
 * What guests want to order from their phones, for whoever of the staff sees it
 * first: accept, or say why not.
 *
 * The rule: it is pushed, it rings once when it comes, and it leaves every
 * screen as soon as one has answered.
 */
import type { VNode } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { html } from 'htm/preact'
import { Check, Smartphone, X } from 'lucide'
import type { DeviceKind } from '../../../schema/device-kinds.ts'
import type { ProposalDoc } from '../../../schema/guest.ts'
import { sum } from '../../../schema/money.ts'
import { nameIn } from '../../../schema/names.ts'
import { lineGross } from '../../../schema/quantity.ts'
import { sayDeclined } from '../frame/say-declined.ts'
import { openView, typedDocs } from '../live.ts'
import { send } from '../send.ts'
import { can } from '../session.ts'
import { play } from '../sound.ts'
import { askNames, guestName } from './names.ts'
import { Button } from '../ui/button.ts'
import { Field } from '../ui/field.ts'
import { Icon } from '../ui/icon.ts'
import { Sheet } from '../ui/sheet.ts'
import { toast } from '../ui/toast.ts'
import { clock, money } from '../words/format.ts'
import guestsEn from '../words/guests.en.json'
import guestsHi from '../words/guests.hi.json'
import { language } from '../words/place.ts'
import { speak, t } from '../words/words.ts'

speak({ en: guestsEn, hi: guestsHi })

/** Everything that waits at the outlet, the oldest first; nothing where nothing waits. */
export function GuestProposals({ kind }: { readonly kind: DeviceKind }): VNode | null {
  const view = useMemo(() => openView(kind), [kind])
  useEffect(() => view.close, [view])
  const [declining, decline] = useState<ProposalDoc | null>(null)
  const waiting = typedDocs<ProposalDoc>(view, 'proposal')
    .filter(({ state }) => state === 'waiting')
    .toSorted((a, b) => a.placedAt - b.placedAt)
  const before = useRef(waiting.length)
  useEffect(() => {
    if (waiting.length > before.current) play('new')
    before.current = waiting.length
  }, [waiting.length])
  const phones = waiting.map(({ guestId }) => guestId).join(' ')
  useEffect(() => void askNames(phones.split(' ').filter((guestId) => guestId !== '')), [phones])
  if (waiting.length === 0 || can('proposal.accept') === 'deny') return null
  return html`<section class="proposals" role="status">
    <h2><${Icon} of=${Smartphone} size=${20} /> ${t('guests.waiting', { count: waiting.length })}</h2>
    <ul>
      ${waiting.map(
        (one) =>
          html`<${Proposal} key=${one.proposalId} proposal=${one} onDecline=${() => decline(one)} />`,
      )}
    </ul>
    ${declining !== null && html`<${DeclineSheet} proposal=${declining} onClose=${() => decline(null)} />`}
  </section>`
}

const answer = async (
  name: 'proposal.accept' | 'proposal.decline',
  proposalId: string,
  reason = '',
): Promise<void> => {
  const settled = await (
    name === 'proposal.accept' ? send(name, { proposalId }) : send(name, { proposalId, reason })
  ).done
  // Somebody else was quicker, and that is no news to tell.
  if (!settled.ok && settled.code !== 'proposal.answered')
    toast({ text: sayDeclined(settled), tone: 'stop' })
}

function Proposal({
  proposal,
  onDecline,
}: {
  readonly proposal: ProposalDoc
  readonly onDecline: () => void
}): VNode {
  const [isBusy, setBusy] = useState(false)
  const { proposalId, tableLabel, guestId, lines, isLetIn, placedAt } = proposal
  const name = guestName(guestId)
  const amount = sum(lines.map(({ qtyMilli, unitPrice }) => lineGross(qtyMilli, unitPrice)))
  const accept = async (): Promise<void> => {
    setBusy(true)
    await answer('proposal.accept', proposalId)
    setBusy(false)
  }
  return html`<li class="proposal">
    <header>
      <b>${tableLabel}${name !== '' && html` <span class="proposal-who">${t('guests.from', { name })}</span>`}</b>
      <span class="figures">${clock(placedAt)}</span>
      ${amount > 0 && html`<span class="figures">${money(amount, true)}</span>`}
    </header>
    ${!isLetIn && html`<p class="proposal-stranger">${t('guests.stranger')}</p>`}
    ${
      lines.length === 0
        ? html`<p>${t('guests.knocks')}</p>`
        : html`<ul class="proposal-lines">
          ${lines.map(
            (line) => html`<li key=${line.lineId}>
              <span class="figures">${line.qtyMilli / 1000} ×</span> ${nameIn(line.names, language.value)}
              <small>${[line.variantNames, ...line.modifiers.map(({ names }) => names)]
                .filter((names) => names !== null)
                .map((names) => nameIn(names, language.value))
                .concat(line.note === '' ? [] : [`“${line.note}”`])
                .join(' · ')}</small>
            </li>`,
          )}
        </ul>`
    }
    <div class="proposal-keys">
      <${Button} kind="primary" icon=${Check} busy=${isBusy} onPress=${() => void accept()}>${t('guests.accept')}<//>
      <${Button} icon=${X} onPress=${onDecline}>${t('guests.decline')}<//>
    </div>
  </li>`
}

const reasons = ['guests.reason-sold-out', 'guests.reason-closed', 'guests.reason-not-you'] as const

function DeclineSheet({
  proposal,
  onClose,
}: {
  readonly proposal: ProposalDoc
  readonly onClose: () => void
}): VNode {
  const [reason, setReason] = useState('')
  const say = (words: string): void => {
    void answer('proposal.decline', proposal.proposalId, words)
    onClose()
  }
  return html`<${Sheet}
    title=${t('guests.why')}
    onClose=${onClose}
    foot=${html`<${Button} kind="danger" why=${reason.trim() === '' ? t('guests.why') : undefined} onPress=${() => say(reason.trim())}>
      ${t('guests.decline')}
    <//>`}
  >
    <div class="proposal-reasons">
      ${reasons.map((key) => html`<${Button} key=${key} wide onPress=${() => say(t(key))}>${t(key)}<//>`)}
      <${Field} label=${t('guests.why')} value=${reason} maxLength=${80} onInput=${setReason} />
    </div>
  <//>`
}
