/**
 * What the hub offers programs, to be read and searched: a guide, and beneath
 * it everything there is, made from what the hub says of itself.
 */
import { computed } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { Languages, Search, SearchX } from 'lucide'
import { Button } from '../lib/ui/button.ts'
import { EmptyState } from '../lib/ui/empty-state.ts'
import { ErrorNote } from '../lib/ui/error-note.ts'
import { Field } from '../lib/ui/field.ts'
import { Skeleton } from '../lib/ui/skeleton.ts'
import { language } from '../lib/words/place.ts'
import { setLanguage, t } from '../lib/words/words.ts'
import { documents, loadDocuments } from './api.ts'
import { entriesOf, groups, matches, type Entry, type Group } from './entries.ts'
import { EntryView } from './entry-view.ts'
import { html as guide } from './guide.md'
import { RefusalList } from './refusal-list.ts'
import { opened, search } from './where.ts'

const entries = computed((): readonly Entry[] => {
  const known = documents.value
  return known === null || known === 'away' ? [] : entriesOf(known)
})

const found = computed(() => {
  const wanted = search.value.trim()
  return wanted === '' ? entries.value : entries.value.filter((entry) => matches(entry, wanted))
})

export function DocsPage(): VNode {
  return html`<div class="docs">
    <${Head} />
    <${Contents} />
    <main class="docs-main">
      ${search.value.trim() === '' && html`<${Guide} />`}
      ${
        documents.value === null
          ? html`<${Skeleton} shape="row" count=${8} />`
          : documents.value === 'away'
            ? html`<${ErrorNote}
                what=${t('docs.away')}
                todo=${t('docs.away-todo')}
                action=${html`<${Button} onPress=${() => void loadDocuments()}>${t('shared.retry')}<//>`}
              />`
            : html`<${Everything} />`
      }
    </main>
  </div>`
}

function Head(): VNode {
  const known = documents.value
  const version = known === null || known === 'away' ? '' : known.openApi.info.version
  return html`<header class="docs-head">
    <a class="docs-home" href="/">Chowk</a>
    <h1>${t('docs.title')}</h1>
    <span class="docs-version figures">${version}</span>
    <div class="docs-search">
      <${Field}
        label=${t('docs.search')}
        quietLabel
        type="search"
        icon=${Search}
        placeholder=${t('docs.search')}
        value=${search.value}
        onInput=${(next: string) => {
          search.value = next
        }}
      />
    </div>
    <${Button}
      kind="quiet"
      icon=${Languages}
      onPress=${() => setLanguage(language.peek() === 'en' ? 'hi' : 'en')}
    >
      ${t('frame.language')}
    <//>
  </header>`
}

/** The way to each part, with how much of it was found. */
function Contents(): VNode {
  const count = (group: Group): number =>
    found.value.filter((entry) => entry.group === group).length
  return html`<nav class="docs-contents" aria-label=${t('docs.contents')}>
    <ul>
      ${search.value.trim() === '' && html`<li><a href="#guide">${t('docs.guide')}</a></li>`}
      ${groups.map(
        (group) => html`<li key=${group}>
          <a href=${`#${group}`}><span>${t(`docs.${group}`)}</span><span class="figures">${count(group)}</span></a>
        </li>`,
      )}
      <li><a href="#refusals">${t('docs.refusals')}</a></li>
      <li class="docs-files"><a href="/api/openapi.json">OpenAPI</a> <a href="/api/asyncapi.json">AsyncAPI</a></li>
    </ul>
  </nav>`
}

/** Written once, in English, as the documents are; the words around it are the reader's. */
function Guide(): VNode {
  return html`<section id="guide" class="guide" lang="en" dangerouslySetInnerHTML=${{ __html: guide }} />`
}

function Everything(): VNode {
  useShown()
  const known = documents.value
  const codes = known === null || known === 'away' ? [] : Object.keys(known.openApi['x-refusals'])
  const wanted = search.value.trim().toLowerCase()
  return html`${groups.map((group) => {
    const list = found.value.filter((entry) => entry.group === group)
    return (
      list.length > 0 &&
      html`<section key=${group} class="docs-group" id=${group}>
          <h2>${t(`docs.${group}`)}</h2>
          <p>${t(`docs.${group}-what`)}</p>
          <${Anywhere} group=${group} />
          <ul class="entries">${list.map((entry) => html`<${EntryView} key=${entry.id} entry=${entry} />`)}</ul>
        </section>`
    )
  })}
    ${found.value.length === 0 && html`<${EmptyState} icon=${SearchX} title=${t('docs.nothing', { search: search.value })} next=${t('docs.nothing-todo')} />`}
    <section class="docs-group" id="refusals">
      <h2>${t('docs.refusals')}</h2>
      <p>${t('docs.refusals-what')}</p>
      <${RefusalList} codes=${codes.filter((code) => code.includes(wanted))} />
    </section>`
}

/** The refusals that need not be said at each entry, because any of them can meet with them. */
function Anywhere({ group }: { readonly group: Group }): VNode | null {
  const known = documents.value
  if (known === null || known === 'away') return null
  const { commands, readings } = known.openApi['x-refused-anywhere']
  const codes = group === 'commands' ? commands : group === 'views' ? readings : []
  if (codes.length === 0) return null
  return html`<details class="anywhere">
    <summary>${t('docs.anywhere')}</summary>
    <${RefusalList} codes=${codes} />
  </details>`
}

/** What an address names is brought into view once it is there: the page is longer than the screen. */
const useShown = (): void => {
  const shown = useRef('')
  const id = opened.value
  useEffect(() => {
    if (id === '' || shown.current === id) return
    shown.current = id
    document.getElementById(id)?.scrollIntoView({ block: 'start' })
  }, [id])
}
