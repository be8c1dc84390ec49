/**
 * The hub's description of itself as a strict reader takes it: every schema is
 * closed, so that a field the description does not name is found as surely as
 * one that is missing.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
}

export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly requestBody?: {
    readonly content: Readonly<
      Record<string, { readonly schema: object; readonly example?: object }>
    >
  }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >
  readonly 'x-permission'?: Readonly<Record<string, string>>
}

export interface Reader {
  /** What is wrong with a value by the schema at a JSON pointer; empty where nothing is. */
  readonly faultsOf: (pointer: string, value: unknown) => readonly string[]
}

/** Reads values by the schemas of a document, each closed unless it is part of an `allOf`. */
export const readerOf = (description: object): Reader => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
  ajv.addSchema({ ...(closed(description) as object), $id: 'urn:chowk:description' })
  const known = new Map<string, ValidateFunction>()
  return {
    faultsOf: (pointer, value) => {
      const reference = `urn:chowk:description#${pointer}`
      const validate = known.get(reference) ?? ajv.compile({ $ref: reference })
      known.set(reference, validate)
      return validate(value)
        ? []
        : (validate.errors ?? [])
            .slice(0, 8)
            .map(
              ({ instancePath, message, params }) =>
                `${instancePath} ${message} ${JSON.stringify(params)}`,
            )
    },
  }
}

/** What is wrong with an answer by what the description says of its address. */
export const judgeOf = (
  description: Description,
): ((
  answer: { readonly status: number; readonly json: unknown; readonly text: string },
  path: string,
  method?: string,
) => readonly string[]) => {
  const reader = readerOf(description)
  return ({ status, json, text }, path, method = 'get') => {
    const answer = description.paths[path]?.[method]?.responses[String(status)]
    if (answer === undefined) return [`${path} answers ${status}, and nothing says so`]
    const [type = ''] = Object.keys(answer.content ?? {})
    return reader.faultsOf(
      pointer('paths', path, method, 'responses', String(status), 'content', type, 'schema'),
      type === 'application/json' ? json : text,
    )
  }
}

/** A JSON pointer from its parts. */
export const pointer = (...parts: readonly string[]): string =>
  parts
    .map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('')

const closed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(closed)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, part]) => [key, closed(part)] as const)
  const isOpenObject =
    'type' in value &&
    value.type === 'object' &&
    'properties' in value &&
    !('additionalProperties' in value)
  return {
    ...Object.fromEntries(entries),
    ...(isOpenObject ? { additionalProperties: false } : {}),
  }
}
