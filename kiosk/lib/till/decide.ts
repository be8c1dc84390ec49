/**
 * After the count: what should have been there, what it differs by, what stays
 * as float and what goes into the safe, and who takes over.
 */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { html } from 'htm/preact'
import type { Money } from '../../../schema/money.ts'
import type { CommandResult } from '../../../schema/results.ts'
import type { TillDifference, TillDoc, TillReport } from '../../../schema/till.ts'
import { session } from '../session.ts'
import { Amount } from '../ui/amount.ts'
import { Button } from '../ui/button.ts'
import { Field } from '../ui/field.ts'
import { textToUnits } from '../ui/keypad-text.ts'
import { Select } from '../ui/select.ts'
import { money } from '../words/format.ts'
import { language } from '../words/place.ts'
import { t } from '../words/words.ts'
import { give, whyNot } from './act.ts'
import { closesWith } from './closes-with.ts'
import { tenderName } from './report-view.ts'

/** What the hub says to a count. */
export type Counted = CommandResult<'till.count'>

export interface DecideProps {
  readonly till: TillDoc
  readonly counted: Counted
  readonly onClosed: (report: TillReport) => void
  readonly onBack: () => void
}

export function Decide({ till, counted, onClosed, onBack }: DecideProps): VNode {
  const [cash] = counted.differences
  const [moved, setMoved] = useState(0)
  const inDrawer = (cash?.counted ?? 0) + moved
  const [typed, setTyped] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [takerId, setTaker] = useState('')
  const [isBusy, setBusy] = useState(false)
  const { me } = session.value
  const exponent = me?.outlet.currencyExponent ?? 2
  // Unless somebody says otherwise the next shift begins as this one did.
  const leave =
    typed === null
      ? Math.min(till.float, inDrawer)
      : textToUnits(typed === '' ? '0' : typed, exponent)
  const taker = me?.users.find(({ userId }) => userId === takerId)
  const name = counted.isOver ? 'till.close-over' : 'till.close'
  const why =
    whyNot(name) ??
    (leave > inDrawer
      ? t('till.differs-more', { amount: money(leave - inDrawer, true) })
      : undefined)

  const close = async (): Promise<void> => {
    setBusy(true)
    const args = {
      tillId: till.tillId,
      note,
      language: language.peek(),
      ...(taker === undefined
        ? { leave, deposit: inDrawer - leave }
        : { handOverTo: taker.userId }),
    }
    const title = askClose(counted)
    const answer = await give(name, args, title, ({ code, facts }) => {
      // Somebody sold meanwhile: the deposit is told anew, and closed with at the next press.
      if (code === 'till.moved-since') setMoved(Number(facts?.['moved'] ?? 0))
    })
    setBusy(false)
    if (answer !== null) onClosed(answer.report)
  }

  return html`<section class="till-step">
    <div class="till-verdicts">
      ${counted.differences.map((one) => html`<${Verdict} key=${one.kind} of=${one} />`)}
    </div>
    ${counted.isOver && html`<p class="till-limit" role="status">${sayOver(counted)}</p>`}
    <div class="till-decide">
      <${Select}
        label=${t('till.hand-over')}
        choices=${[
          { value: '', label: t('till.hand-over-none') },
          ...(me?.users ?? [])
            .filter(({ userId }) => userId !== me?.signIn?.userId)
            .map(({ userId, name: person }) => ({ value: userId, label: person })),
        ]}
        value=${takerId}
        onChange=${setTaker}
      />
      <${Field} label=${t('till.note')} value=${note} maxLength=${200} onInput=${setNote} />
      ${
        taker === undefined
          ? html`<${Field}
              label=${t('till.leave')}
              inputMode="decimal"
              before=${money(0, true).replace(/[\d.,]/g, '')}
              value=${typed ?? String(leave / 10 ** exponent)}
              onInput=${(text: string) => setTyped(text.replace(/[^\d.]/g, ''))}
            />
            <div class="till-leave">
              <${Button} onPress=${() => setTyped('0')}>${t('till.leave-none')}<//>
              <${Button} onPress=${() => setTyped(String(inDrawer / 10 ** exponent))}>${t('till.leave-all')}<//>
              <p><span class="till-soft">${t('till.deposit')}</span> <${Amount} minor=${Math.max(0, inDrawer - leave)} size="head" /></p>
            </div>`
          : html`<p class="till-soft">${t('till.hand-over-what', { name: taker.name })}</p>`
      }
    </div>
    <footer class="till-foot">
      <${Button} onPress=${onBack}>${t('till.count-again')}<//>
      <${Button} kind="primary" busy=${isBusy} why=${why} onPress=${() => void close()}>
        ${taker === undefined ? t('till.do-close') : t('till.do-hand-over', { name: taker.name })}
      <//>
    </footer>
  </section>`
}

function Verdict({ of }: { readonly of: TillDifference }): VNode {
  const { kind, expected, counted, difference } = of
  const tone = difference === 0 ? 'done' : kind === 'cash' ? 'stop' : 'wait'
  return html`<article class=${`verdict verdict-${tone}`}>
    <h3>${tenderName(kind)}</h3>
    <dl class="facts">
      <div class="fact"><dt>${t('till.counted')}</dt><dd><${Amount} minor=${counted} /></dd></div>
      <div class="fact"><dt>${t('till.expected')}</dt><dd><${Amount} minor=${expected} /></dd></div>
    </dl>
    <p class="verdict-says">${sayDifference(difference)}</p>
  </article>`
}

/** Why it takes a second person: what is out now, what was at an earlier count, what was never paid. */
const sayOver = ({ differences, worst, unpaid, over, limit: most }: Counted): string => {
  const limit = money(most, true)
  if (differences.some(({ difference }) => Math.abs(difference) > most))
    return t('till.over-limit', { limit })
  if (over.includes('unpaid')) return t('till.kept-unpaid', { amount: money(unpaid, true), limit })
  return over.includes('cash')
    ? t('till.over-before', { amount: money(worst, true), limit })
    : t('till.over-before-other', { names: over.map(tenderName).join(', '), limit })
}

/** The close in the words of whoever is to allow it. */
const askClose = (counted: Counted): string => {
  const { over, unpaid, differences } = counted
  const other = differences.find(({ kind }) => kind === over[0] && kind !== 'cash')
  if (over[0] === 'unpaid') return t('till.approve-unpaid', { amount: money(unpaid, true) })
  if (other !== undefined)
    return t('till.approve-other', {
      name: tenderName(other.kind),
      amount: sayDifference(other.difference),
    })
  const { closesAt, worst } = closesWith(counted)
  const amount = money(closesAt, true)
  return worst === null
    ? t('till.approve-close', { amount })
    : t('till.approve-close-after', { amount, worst: money(worst, true) })
}

/** `Exact`, `₹20.00 short`. */
export const sayDifference = (difference: Money): string =>
  difference === 0
    ? t('till.exact')
    : `${money(Math.abs(difference), true)} ${t(difference > 0 ? 'till.over' : 'till.short')}`
