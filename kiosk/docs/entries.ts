/** Everything the hub offers as one list: commands, views, readings, doors, the guests’ doors, events, shapes. */
import type { AsyncApi, Documents, Limit, OpenApi, Operation, Readers, Schema } from './api.ts'

export const groups = [
  'commands',
  'views',
  'readings',
  'doors',
  'guests',
  'events',
  'shapes',
] as const
export type Group = (typeof groups)[number]

export interface Entry {
  readonly group: Group
  /** What it is found by, and its place in the address: `sale.ring`. */
  readonly id: string
  readonly name: string
  readonly says: string
  /** The method and the path, or the topic. */
  readonly where: string | null
  readonly takes: Schema | null
  readonly parameters: NonNullable<Operation['parameters']>
  readonly gives: Schema | null
  readonly example: unknown
  /** What each role may do with it, as a shop is first set up. */
  readonly roles: Readonly<Record<string, 'allow' | 'ask'>>
  readonly readers: Readers | null
  readonly refuses: readonly string[]
  readonly streams: readonly string[]
  readonly isOpen: boolean
  /** It is asked by a phone that has joined, with the cookie it was given. */
  readonly isByPhone: boolean
  /** Where it is, if not at the hub’s own address. */
  readonly base: string | null
  readonly limit: Limit | null
}

const bare = {
  where: null,
  takes: null,
  parameters: [],
  gives: null,
  example: undefined,
  roles: {},
  readers: null,
  refuses: [],
  streams: [],
  isOpen: false,
  isByPhone: false,
  base: null,
  limit: null,
} as const

/** Shapes that stand for themselves; the arguments and answers stand with what they belong to. */
const isNamed = (name: string): boolean => /^[A-Z]/.test(name)

export const entriesOf = ({ openApi, asyncApi }: Documents): readonly Entry[] => [
  ...operationsOf(openApi),
  ...eventsOf(asyncApi),
  ...Object.entries(openApi.components.schemas)
    .filter(([name]) => isNamed(name))
    .map(([name, schema]): Entry => ({
      ...bare,
      group: 'shapes',
      id: name,
      name,
      says: schema.description ?? '',
      gives: schema,
    })),
]

const groupOf: Readonly<Record<string, Group>> = {
  Commands: 'commands',
  Views: 'views',
  Readings: 'readings',
  Doors: 'doors',
  Guests: 'guests',
}

const operationsOf = ({ paths }: OpenApi): readonly Entry[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Entry => {
      const body = firstOf(operation.requestBody?.content)
      const group = groupOf[operation.tags[0] ?? ''] ?? 'doors'
      return {
        ...bare,
        group,
        id: operation.operationId,
        name: group === 'commands' ? operation.operationId : path,
        says: operation.summary,
        where: `${method.toUpperCase()} ${path}`,
        // Of a command its arguments are of interest; the envelope is the same for all.
        takes: body?.schema.properties?.['args'] ?? body?.schema ?? null,
        parameters: operation.parameters ?? [],
        gives: resultIn(firstOf(operation.responses['200']?.content)?.schema, group),
        example: body?.example,
        roles: operation['x-permission'] ?? {},
        readers: operation['x-readers'] ?? null,
        refuses: operation['x-refuses'] ?? [],
        streams: operation['x-streams'] ?? [],
        isOpen: operation.security?.length === 0,
        isByPhone: operation.security?.some((one) => 'phone' in one) === true,
        base: baseOf(operation),
        limit: operation['x-limit'] ?? null,
      }
    }),
  )

/** The guests’ listener stands on the machine this page comes from. */
const baseOf = ({ servers }: Operation): string | null => {
  const [server] = servers ?? []
  return (
    server?.url.replace(/\{(\w+)\}/g, (_, name: string) =>
      name === 'host' ? location.hostname : (server.variables?.[name]?.default ?? ''),
    ) ?? null
  )
}

/** Of the reply to a command the result is of interest. */
const resultIn = (schema: Schema | undefined, group: Group): Schema | null => {
  const result = schema?.allOf?.find(({ properties }) => properties?.['result'] !== undefined)
  return (group === 'commands' ? result?.properties?.['result'] : undefined) ?? schema ?? null
}

const firstOf = <T>(content: Readonly<Record<string, T>> | undefined): T | undefined =>
  content === undefined ? undefined : Object.values(content)[0]

const eventsOf = ({ channels, components }: AsyncApi): readonly Entry[] =>
  Object.values(channels).flatMap(({ address, description = '', messages, ...channel }) =>
    Object.keys(messages).map((kind): Entry => {
      const schema = components.schemas[`event.${kind}`] ?? components.schemas[kind]
      return {
        ...bare,
        group: 'events',
        id: `event.${kind}`,
        name: kind,
        says: components.messages[kind]?.summary ?? description,
        where: address,
        gives: schema?.properties?.['data'] ?? schema ?? null,
        readers: channel['x-readers'] ?? null,
      }
    }),
  )

/** Whether an entry is what somebody looks for: every word stands somewhere in it. */
export const matches = ({ id, name, says, where, refuses }: Entry, search: string): boolean => {
  const text = [id, name, says, where ?? '', ...refuses].join(' ').toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
