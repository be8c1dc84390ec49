/** A schema as rows a person can read: each field with its type in words, flat, with its path. */
import type { Schema } from './api.ts'

export interface FieldRow {
  /** Such as `lines[].note`. */
  readonly path: string
  readonly isRequired: boolean
  readonly type: string
  /** The named shape it is of, where it is of one. */
  readonly shape: string | null
  readonly says: string
}

/** The name of the shape a schema refers to. */
export const shapeOf = ({ $ref }: Schema): string | null =>
  $ref === undefined ? null : ($ref.split('/').at(-1) ?? null)

/** The rows of an object, those of objects within it after its own field. */
export function rowsOf(schema: Schema, before = ''): readonly FieldRow[] {
  const whole = merged(schema)
  return Object.entries(whole.properties ?? {}).flatMap(([name, field]) => {
    const path = `${before}${name}`
    const inner = innerOf(field)
    const row: FieldRow = {
      path,
      isRequired: whole.required?.includes(name) === true,
      type: typeOf(field),
      shape: shapeIn(field),
      says: field.description ?? '',
    }
    return [row, ...inner.flatMap(({ at, schema: next }) => rowsOf(next, `${path}${at}.`))]
  })
}

/** `allOf` as one: an envelope and what is particular about it. */
const merged = (schema: Schema): Schema =>
  (schema.allOf ?? []).reduce<Schema>(
    (sum, part) => ({
      ...sum,
      properties: { ...sum.properties, ...merged(part).properties },
      required: [...(sum.required ?? []), ...(part.required ?? [])],
    }),
    schema,
  )

/** The unnamed objects a field holds: itself, what its list is of, what may stand in it. */
const innerOf = (field: Schema): readonly { readonly at: string; readonly schema: Schema }[] => {
  if (field.properties !== undefined) return [{ at: '', schema: field }]
  if (field.items !== undefined)
    return innerOf(field.items).map(({ at, schema }) => ({ at: `[]${at}`, schema }))
  const many = [...(field.anyOf ?? []), ...(field.oneOf ?? [])]
  return many.flatMap(innerOf)
}

const shapeIn = (field: Schema): string | null =>
  shapeOf(field) ??
  (field.items === undefined ? null : shapeIn(field.items)) ??
  [...(field.anyOf ?? []), ...(field.oneOf ?? [])].map(shapeIn).find((one) => one !== null) ??
  null

/** A type in words: `list of text`, `"cash" or "upi"`, `Bill or null`. */
export function typeOf(schema: Schema): string {
  const shape = shapeOf(schema)
  if (shape !== null) return shape
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(' · ')
  const many = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  if (many.length > 0) return [...new Set(many.map(typeOf))].join(' | ')
  if (schema.items !== undefined) return `${typeOf(schema.items)}[]`
  const { additionalProperties } = schema
  if (typeof additionalProperties === 'object') return `{ …: ${typeOf(additionalProperties)} }`
  const { type = 'any' } = schema
  return typeof type === 'string' ? `${type}${boundsOf(schema)}` : type.join(' | ')
}

/** `1…100`, `≤ 40`: what a number may be, or how long a text or a list. */
const boundsOf = ({ minimum, maximum }: Schema): string => {
  if (minimum !== undefined && maximum !== undefined) return ` ${minimum}…${maximum}`
  if (minimum !== undefined && minimum !== 0) return ` ≥ ${minimum}`
  return maximum === undefined ? '' : ` ≤ ${maximum}`
}
