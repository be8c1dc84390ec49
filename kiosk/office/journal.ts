/** The journal entries of a bill, in two columns that come to the same. */
import { useEffect, useState } from 'preact/hooks'
import { signal } from '@preact/signals'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { Scale } from 'lucide'
import type { EntryDoc } from '../../schema/ledger.ts'
import { nameIn, type Names } from '../../schema/names.ts'
import { sayDeclined } from '../lib/frame/say-declined.ts'
import { read } from '../lib/hub-api.ts'
import { Amount } from '../lib/ui/amount.ts'
import { Badge } from '../lib/ui/badge.ts'
import { Skeleton } from '../lib/ui/skeleton.ts'
import { language } from '../lib/words/place.ts'
import { t } from '../lib/words/words.ts'
import { outletQuery } from './shop.ts'

export interface JournalProps {
  readonly billId: string
  readonly isSettled: boolean
}

/** The chart of accounts, read once: names for the numbers in the postings. */
const accounts = signal<ReadonlyMap<string, Names> | null>(null)

const readAccounts = async (): Promise<void> => {
  if (accounts.peek() !== null) return
  const answer = await read<{ accounts: readonly { accountId: string; names: Names }[] }>(
    '/api/v1/accounts',
  )
  if (answer.ok)
    accounts.value = new Map(
      answer.value.accounts.map(({ accountId, names }) => [accountId, names]),
    )
}

export function Journal({ billId, isSettled }: JournalProps): VNode {
  const [entries, setEntries] = useState<readonly EntryDoc[] | null>(null)
  const [why, setWhy] = useState<string | null>(null)
  useEffect(() => {
    if (!isSettled) return
    void readAccounts()
    void read<{ entries: readonly EntryDoc[] }>(
      `/api/v1/bills/${billId}/entries${outletQuery.peek()}`,
    ).then((answer) => (answer.ok ? setEntries(answer.value.entries) : setWhy(sayDeclined(answer))))
  }, [billId, isSettled])
  return html`<section class="journal">
    <h3>${t('office.journal')}</h3>
    ${
      !isSettled
        ? html`<p class="journal-none">${t('office.journal-none')}</p>`
        : why !== null
          ? html`<p class="journal-none">${why}</p>`
          : entries === null
            ? html`<${Skeleton} count=${4} />`
            : entries.map((entry) => html`<${Entry} key=${entry.entryId} entry=${entry} />`)
    }
  </section>`
}

function Entry({ entry }: { readonly entry: EntryDoc }): VNode {
  const debit = entry.postings.reduce((sum, { amount }) => sum + Math.max(0, amount), 0)
  const credit = entry.postings.reduce((sum, { amount }) => sum + Math.max(0, -amount), 0)
  return html`<table class="lines entry">
    <caption><span class="figures">${entry.number}</span> · ${whatFor(entry)}</caption>
    <thead>
      <tr>
        <th scope="col">${t('office.account')}</th>
        <th scope="col" class="lines-number">${t('office.debit')}</th>
        <th scope="col" class="lines-number">${t('office.credit')}</th>
      </tr>
    </thead>
    <tbody>
      ${entry.postings.map(
        ({ account, amount }) => html`<tr key=${account}>
          <td><span class="figures entry-account">${account}</span> ${nameOfAccount(account)}</td>
          <td class="lines-number">${amount > 0 && html`<${Amount} minor=${amount} />`}</td>
          <td class="lines-number">${amount < 0 && html`<${Amount} minor=${-amount} />`}</td>
        </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr>
        <td>${debit === credit && html`<${Badge} tone="done" icon=${Scale}>${t('office.balanced')}<//>`}</td>
        <td class="lines-number"><${Amount} minor=${debit} /></td>
        <td class="lines-number"><${Amount} minor=${credit} /></td>
      </tr>
    </tfoot>
  </table>`
}

const nameOfAccount = (account: string): string => {
  const names = accounts.value?.get(account)
  return names === undefined ? '' : nameIn(names, language.value)
}

/** What an entry of a bill is for, in the reader's words: what the books call it is for the books. */
const whatFor = ({ purpose, memo }: EntryDoc): string => {
  const [kind] = purpose.split(':')
  const [number = ''] = /\S+\/\S+/.exec(memo) ?? []
  if (kind === 'sale') return [t('office.entry-sale'), number].filter(Boolean).join(' ')
  if (kind === 'refund' || kind === 'undo') return t(`office.entry-${kind}`, { number })
  if (kind === 'part' || kind === 'back' || kind === 'retender' || kind === 'unowed')
    return t(`office.entry-${kind}`)
  return memo
}
