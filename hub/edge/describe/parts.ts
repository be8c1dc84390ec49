/** The recurring parts of the OpenAPI document: bodies, refusals, who may, parameters. */
import { programKind, type DeviceKind } from '../../../schema/device-kinds.ts'
import type { DoorRule } from '../../../schema/doors.ts'
import type { Permission, ViewRight } from '../../../schema/permissions.ts'
import { roleSeeds } from '../../../schema/role-seeds.ts'
import { rightToRead, type Readers } from '../../../schema/readers.ts'
import type { RefusalCode } from '../../../schema/refusals.ts'
import { statusOf } from '../status.ts'
import { refTo, shapeName, type Json } from './shapes.ts'

export const json = (schema: Json): Json => content('application/json', schema)
export const content = (type: string, schema: Json): Json => ({ [type]: { schema } })
export const body = (schema: Json, example?: object): Json => ({
  required: true,
  content: { 'application/json': { schema, ...(example === undefined ? {} : { example }) } },
})

/** One answer for each status the refusals have, with the codes that come with it. */
export const refused = (
  codes: readonly RefusalCode[],
  shape: 'Refused' | 'RefusedReply' | 'GuestRefused' = 'Refused',
  statusFor: (code: RefusalCode) => number = statusOf,
): Readonly<Record<string, Json>> => {
  const byStatus = new Map<string, RefusalCode[]>()
  for (const code of new Set(codes)) {
    const status = String(statusFor(code))
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, ofIt]) => [
      status,
      {
        description: `Refused: ${ofIt.join(', ')}.`,
        content: json({ allOf: [refTo(shape), { properties: { code: { enum: ofIt } } }] }),
      },
    ]),
  )
}

/** What each role may do with a command or a view right, as the shop is first set up. */
export const verdictsOn = (permission: Permission): Json =>
  Object.fromEntries(
    roleSeeds.flatMap(({ roleId, rights }) => {
      const verdict = rights[permission]
      return verdict === undefined ? [] : [[roleId, verdict]]
    }),
  )

/** Who may read something, by kind of device, and the right each needs where it needs one; programs by their role. */
export const readersOf = (readers: Readers): Json =>
  readersBy([...readers.kinds, programKind], (kind) => {
    const right = rightToRead(readers, kind)
    return right === undefined ? undefined : right === null ? [] : [right]
  })

/** The same where the rights of each kind are worked out otherwise; undefined where it may not read. */
export const readersBy = (
  kinds: readonly DeviceKind[],
  rightsFor: (kind: DeviceKind) => readonly ViewRight[] | undefined,
): Json => {
  const able = kinds.filter((kind) => rightsFor(kind) !== undefined)
  const rights = able.flatMap((kind) => {
    const needed = rightsFor(kind) ?? []
    return needed.length === 0 ? [] : [[kind, needed.join(', ')] as const]
  })
  return { kinds: able, rights: Object.fromEntries(rights) }
}

export const openPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

export const partsOf = (path: string): readonly Json[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))

export const queryParameters = (schema: Json): readonly Json[] => {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Json>>
  const required = (schema['required'] ?? []) as readonly string[]
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: rest,
  }))
}

export const outletParameter: Json = {
  name: 'outlet',
  in: 'query',
  required: false,
  description:
    'The device’s own outlet where it is left out; an office may name another one its person works at.',
  schema: { type: 'string' },
}

/** What a door takes: the parts of its path, and its body where it has one. */
export const doorParts = (
  name: string,
  { path, body: taken, example, takesType }: DoorRule,
): Json => ({
  ...(path.includes(':') ? { parameters: partsOf(path) } : {}),
  ...(takesType === undefined
    ? taken === undefined
      ? {}
      : { requestBody: body(refTo(shapeName.body(name)), example) }
    : { requestBody: { required: true, content: content(takesType, {}) } }),
})

/** What a door answers when all is well. */
export const answered = (name: string, { answer, answersType }: DoorRule): Json => ({
  200: {
    description: 'The answer.',
    content: content(
      answersType ?? (answer === undefined ? 'text/plain' : 'application/json'),
      answer === undefined ? {} : refTo(shapeName.answer(name)),
    ),
  },
})
