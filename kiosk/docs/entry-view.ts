/** One thing the hub offers: closed it says what it is, opened how it is used. */
import { html } from 'htm/preact'
import type { VNode } from 'preact'
import { Badge } from '../lib/ui/badge.ts'
import { CopyField } from '../lib/ui/copy-field.ts'
import { roleName } from '../lib/words/names.ts'
import { t } from '../lib/words/words.ts'
import { shapes, type Readers, type Schema } from './api.ts'
import type { Entry } from './entries.ts'
import { rowsOf, shapeOf, typeOf, type FieldRow } from './fields.ts'
import { RefusalList } from './refusal-list.ts'
import { opened, toggle } from './where.ts'

export function EntryView({ entry }: { readonly entry: Entry }): VNode {
  const isOpen = opened.value === entry.id
  return html`<li class="entry" id=${entry.id}>
    <h3 class="entry-head">
      <button type="button" class="entry-key" aria-expanded=${isOpen ? 'true' : 'false'} onClick=${() => toggle(entry.id)}>
        <span class="entry-name">${entry.name}</span>
        <span class="entry-says"><${Says} text=${entry.says} /></span>
      </button>
    </h3>
    ${isOpen && html`<${Body} entry=${entry} />`}
  </li>`
}

function Body({ entry }: { readonly entry: Entry }): VNode {
  const { group, where, takes, parameters, gives, refuses, streams, limit } = entry
  return html`<div class="entry-body">
    ${where !== null && html`<p class="entry-where"><code>${where}</code></p>`}
    <${Who} entry=${entry} />
    ${limit !== null && html`<p>${t(limit.of === 'phone' ? 'docs.limit-phone' : 'docs.limit-address', { most: limit.most, seconds: limit.seconds })}</p>`}
    ${streams.length > 0 && html`<p>${t('docs.follows')} ${streams.map((stream) => html`<code key=${stream}>${stream}</code> `)}</p>`}
    ${
      parameters.length > 0 &&
      html`<${Table}
        name=${t('docs.asks')}
        rows=${parameters.map(({ name, required, schema, description }) => ({
          path: name,
          isRequired: required,
          type: typeOf(schema),
          shape: null,
          says: description ?? '',
        }))}
      />`
    }
    ${takes !== null && html`<${Shape} name=${t('docs.takes')} schema=${takes} />`}
    ${gives !== null && html`<${Shape} name=${t(group === 'events' ? 'docs.carries' : group === 'shapes' ? 'docs.fields' : 'docs.answers')} schema=${gives} />`}
    ${refuses.length > 0 && html`<section><h4>${t('docs.refuses')}</h4><${RefusalList} codes=${refuses} /></section>`}
    ${group !== 'events' && group !== 'shapes' && html`<${CopyField} label=${t('docs.example')} value=${curlFor(entry)} />`}
  </div>`
}

function Who({ entry }: { readonly entry: Entry }): VNode | null {
  const { roles, readers, isOpen, isByPhone } = entry
  if (isByPhone) return html`<p>${t('docs.by-phone')}</p>`
  if (isOpen) return html`<p>${t('docs.open')}</p>`
  const people = Object.entries(roles)
  if (people.length > 0) {
    return html`<p class="entry-who">
      ${t('docs.who')}
      ${people.map(
        ([
          roleId,
          verdict,
        ]) => html`<${Badge} key=${roleId} tone=${verdict === 'ask' ? 'wait' : 'plain'}>
          ${verdict === 'ask' ? t('docs.asking', { role: roleName(roleId) }) : roleName(roleId)}
        <//>`,
      )}
    </p>`
  }
  return readers === null ? null : html`<${MayRead} readers=${readers} />`
}

function MayRead({ readers }: { readonly readers: Readers }): VNode {
  return html`<p class="entry-who">
    ${t('docs.who-reads')}
    ${readers.kinds.map((kind) => html`<${Badge} key=${kind}>${readers.rights[kind] === undefined ? kind : `${kind}: ${readers.rights[kind]}`}<//>`)}
  </p>`
}

/** A shape by its name, or field by field where it has none of its own. */
function Shape({ name, schema }: { readonly name: string; readonly schema: Schema }): VNode {
  const named = shapeOf(schema)
  const target = named === null ? schema : (shapes.value[named] ?? schema)
  const rows = rowsOf(target)
  return rows.length === 0
    ? html`<section><h4>${name}</h4><p><${Says} text=${schema.description ?? typeOf(schema)} /></p></section>`
    : html`<${Table} name=${name} rows=${rows} />`
}

function Table({
  name,
  rows,
}: {
  readonly name: string
  readonly rows: readonly FieldRow[]
}): VNode {
  return html`<section>
    <h4>${name}</h4>
    <div class="fields-scroll" tabindex="0" role="group" aria-label=${name}>
      <table class="fields">
        <thead>
          <tr>
            <th scope="col">${t('docs.field')}</th>
            <th scope="col">${t('docs.type')}</th>
            <th scope="col">${t('docs.means')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ path, isRequired, type, shape, says }) => html`<tr key=${path}>
              <td><code>${path}</code>${!isRequired && html`<span class="fields-may">${t('docs.may-be-left-out')}</span>`}</td>
              <td><code>${shape !== null && /^[A-Z]/.test(shape) ? html`<a href=${`#${shape}`}>${type}</a>` : type}</code></td>
              <td><${Says} text=${says} /></td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`
}

/** A sentence in which names of the code stand between backticks. */
function Says({ text }: { readonly text: string }): VNode {
  return html`${text
    .split('`')
    .map((part, i) => (i % 2 === 1 ? html`<code key=${i}>${part}</code>` : part))}`
}

/** How it is said on a command line, ready to be pasted. */
const curlFor = ({ where, example, isOpen, isByPhone, base, parameters }: Entry): string => {
  const [method = 'GET', path = ''] = (where ?? '').split(' ')
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`)
  const asked = parameters
    .filter((one) => one.in === 'query' && one.required)
    .map(({ name }) => `${name}=$${name.toUpperCase()}`)
    .join('&')
  const address = `"${base ?? location.origin}${filled}${asked === '' ? '' : `?${asked}`}"`
  const parts = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${address}`,
    ...(isOpen ? [] : [isByPhone ? '-b "$COOKIE"' : '-H "Authorization: Bearer $TOKEN"']),
    ...(example === undefined
      ? []
      : [
          ...(base === null ? [] : [`-H 'Origin: ${base}'`]),
          "-H 'Content-Type: application/json'",
          `-d '${JSON.stringify(example)}'`,
        ]),
  ]
  return parts.join(' \\\n  ')
}
