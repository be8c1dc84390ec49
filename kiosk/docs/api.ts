/** What the hub says of itself: the two documents it serves, as far as this page reads them. */
import { computed, signal } from '@preact/signals'

export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly title?: string
  readonly description?: string
  readonly enum?: readonly (string | number)[]
  readonly const?: unknown
  readonly default?: unknown
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

interface Content {
  readonly [type: string]: { readonly schema: Schema; readonly example?: unknown }
}

export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  /** Where it is, if not at the hub’s own address. */
  readonly servers?: readonly {
    readonly url: string
    readonly variables?: Readonly<Record<string, { readonly default: string }>>
  }[]
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly description?: string
    readonly schema: Schema
  }[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
  readonly 'x-permission'?: Readonly<Record<string, 'allow' | 'ask'>>
  readonly 'x-refuses'?: readonly string[]
  readonly 'x-streams'?: readonly string[]
  readonly 'x-readers'?: Readers
  readonly 'x-limit'?: Limit
}

/** How often something may be asked. */
export interface Limit {
  readonly most: number
  readonly seconds: number
  readonly of: 'address' | 'phone'
}

/** The kinds of device that may have it, and the right each needs where it needs one. */
export interface Readers {
  readonly kinds: readonly string[]
  readonly rights: Readonly<Record<string, string>>
}

export interface OpenApi {
  readonly info: { readonly version: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
  /** What can be said to anybody, whatever they asked for. */
  readonly 'x-refused-anywhere': {
    readonly commands: readonly string[]
    readonly readings: readonly string[]
  }
  readonly 'x-refusals': Readonly<
    Record<string, { readonly status: number; readonly en: string; readonly hi: string }>
  >
}

export interface AsyncApi {
  readonly channels: Readonly<
    Record<
      string,
      {
        readonly address: string
        readonly description?: string
        readonly messages: Readonly<Record<string, object>>
        readonly 'x-readers'?: Readers
      }
    >
  >
  readonly components: {
    readonly messages: Readonly<Record<string, { readonly summary: string }>>
    readonly schemas: Readonly<Record<string, Schema>>
  }
}

export interface Documents {
  readonly openApi: OpenApi
  readonly asyncApi: AsyncApi
}

/** null while they are on their way, `away` where the hub could not be reached. */
export const documents = signal<Documents | 'away' | null>(null)

/** Every shape by its name, those of events included. */
export const shapes = computed((): Readonly<Record<string, Schema>> => {
  const known = documents.value
  return known === null || known === 'away'
    ? {}
    : { ...known.asyncApi.components.schemas, ...known.openApi.components.schemas }
})

export async function loadDocuments(): Promise<void> {
  documents.value = null
  try {
    const [openApi, asyncApi] = await Promise.all([
      fetchJson<OpenApi>('/api/openapi.json'),
      fetchJson<AsyncApi>('/api/asyncapi.json'),
    ])
    documents.value = { openApi, asyncApi }
  } catch {
    documents.value = 'away'
  }
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names what the path answers with
const fetchJson = async <T>(path: string): Promise<T> => {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path} answers ${response.status}`)
  return response.json() as Promise<T>
}
