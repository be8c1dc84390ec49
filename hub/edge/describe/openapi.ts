/**
 * The hub over HTTP as an OpenAPI 3.1 document, made from the tables it is
 * served by: commands, views, readings, doors, refusals and roles. Nothing in
 * it is written by hand but the few sentences that explain how it is used.
 */
import {
  saysOf,
  everyCommandRefuses,
  exampleOf,
  refusesOf,
  commands,
} from '../../../schema/commands.ts'
import type { CommandName } from '../../../schema/commands.ts'
import { programKind, type DeviceKind } from '../../../schema/device-kinds.ts'
import { doors, type DoorRule } from '../../../schema/doors.ts'
import { roleSeeds } from '../../../schema/role-seeds.ts'
import type { ReadingRule } from '../../../schema/reading-rule.ts'
import { everyReadingRefuses, readings } from '../../../schema/readings.ts'
import { refusals, type RefusalCode } from '../../../schema/refusals.ts'
import { commandResults } from '../../../schema/results.ts'
import { rightsForView, viewFacts } from '../../views/views.ts'
import { statusOf } from '../status.ts'
import { guestPaths, phoneScheme } from './guests.ts'
import {
  answered,
  body,
  content,
  doorParts,
  json,
  openPath,
  outletParameter,
  partsOf,
  queryParameters,
  readersBy,
  readersOf,
  refused,
  verdictsOn,
} from './parts.ts'
import { refTo, schemaOf, schemas, shapeName, type Json } from './shapes.ts'

const introduction = `The hub of a shop, on its own network. Everything that changes is a *command*, everything that is read is a *view* or another *reading*.

A program sends the token the office has given it as \`Authorization: Bearer …\`. A command carries an id its sender makes (a UUIDv7): sent again with the same id it is answered as the first time and done only once. An answer with \`ok: true\` is on disk.

What happens is told over MQTT; see \`/api/asyncapi.json\`.`

/** The whole document. */
export const openApi = (version: string): Json => {
  const all = schemas()
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chowk',
      version,
      summary: 'The point-of-sale hub of a shop',
      description: introduction,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    tags: [
      { name: 'Commands', description: 'What the shop can be told to do.' },
      { name: 'Views', description: 'What a screen starts from, to be kept up by events.' },
      { name: 'Readings', description: 'What can be asked besides.' },
      { name: 'Doors', description: 'Joining, signing in, pictures, health.' },
      {
        name: 'Guests',
        description:
          'The guests’ own listener, on a port of its own: phones at the tables, and the pager.',
      },
    ],
    paths: {
      ...Object.fromEntries(
        (Object.keys(commands) as CommandName[]).map((name) => commandPath(name, all)),
      ),
      '/api/v1/commands': { post: anyCommand(all) },
      ...Object.fromEntries(viewFacts.map(viewPath)),
      ...Object.fromEntries(Object.entries(readings).map(readingPath)),
      ...doorPaths(),
      ...guestPaths(),
    },
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token of a program or a bridge. A screen sends its cookie instead.',
        },
        phone: phoneScheme,
      },
      schemas: all,
    },
    'x-refusals': Object.fromEntries(
      Object.entries(refusals).map(([code, words]) => [
        code,
        { status: statusOf(code as RefusalCode), ...words },
      ]),
    ),
    'x-refused-anywhere': { commands: everyCommandRefuses, readings: everyReadingRefuses },
    'x-roles': roleSeeds.map(({ roleId, names, isForDevices }) => ({
      roleId,
      names,
      isForDevices,
    })),
  }
}

const commandPath = (name: CommandName, all: Readonly<Record<string, Json>>): [string, Json] => {
  const example = {
    v: 1,
    id: '019ab2c4-7f10-7abc-8def-0123456789ab',
    args: exampleOf(name),
    sentAt: 1_763_700_000_000,
  }
  return [
    `/api/v1/commands/${name}`,
    {
      post: {
        operationId: name,
        tags: ['Commands'],
        summary: saysOf(name),
        requestBody: body(envelopeOf(all['Command'] ?? {}, refTo(shapeName.args(name))), example),
        responses: {
          200: {
            description: 'Done, and on disk.',
            content: json({
              allOf: [refTo('Accepted'), { properties: { result: resultOf(name) } }],
            }),
          },
          ...refused([...everyCommandRefuses, ...refusesOf(name)], 'RefusedReply'),
        },
        'x-refuses': refusesOf(name),
        'x-permission': verdictsOn(name),
      },
    },
  ]
}

const resultOf = (name: CommandName): Json =>
  Object.hasOwn(commandResults, name)
    ? refTo(shapeName.result(name))
    : { type: 'object', description: 'Empty: it is done, and there is no more to say.' }

/** The envelope of one command: its name stands in the address, its arguments are of its shape. */
const envelopeOf = (envelope: Json, args: Json): Json => {
  const { name: _, ...properties } = envelope['properties'] as Readonly<Record<string, Json>>
  return {
    ...envelope,
    properties: { ...properties, args },
    required: (envelope['required'] as readonly string[]).filter((field) => field !== 'name'),
  }
}

const anyCommand = (all: Readonly<Record<string, Json>>): Json => ({
  operationId: 'command',
  tags: ['Commands'],
  summary: 'Any command, with its name inside: the same door, as the screens use it.',
  requestBody: body(all['Command'] ?? {}),
  responses: {
    200: { description: 'Done, and on disk.', content: json(refTo('Accepted')) },
    ...refused(everyCommandRefuses, 'RefusedReply'),
  },
})

const viewPath = ({ name, says, streams }: (typeof viewFacts)[number]): [string, Json] => [
  `/api/v1/views/${name}`,
  {
    get: {
      operationId: `view.${name}`,
      tags: ['Views'],
      summary: says,
      parameters: [outletParameter],
      responses: {
        200: { description: 'The view.', content: json(refTo(shapeName.view(name))) },
        ...refused(everyReadingRefuses),
      },
      'x-streams': streams,
      'x-readers': readersBy([name as DeviceKind, programKind], (kind) =>
        rightsForView(name, kind),
      ),
    },
  },
]

const readingPath = ([name, rule]: [string, ReadingRule]): [string, Json] => [
  openPath(rule.path),
  {
    get: {
      operationId: name,
      tags: ['Readings'],
      summary: rule.says,
      parameters: [
        ...partsOf(rule.path),
        ...(rule.query === undefined ? [] : queryParameters(schemaOf(rule.query))),
        outletParameter,
      ],
      responses: {
        200: {
          description: 'The answer.',
          content: content(rule.type ?? 'application/json', refTo(shapeName.answer(name))),
        },
        ...(rule.isRevalidated ? { 304: { description: 'As it was when you last asked.' } } : {}),
        ...refused([...everyReadingRefuses, ...(rule.refuses ?? [])]),
      },
      'x-refuses': rule.refuses ?? [],
      'x-readers': readersOf(rule.readers),
    },
  },
]

const doorPaths = (): Readonly<Record<string, Json>> => {
  const paths: Record<string, Json> = {}
  for (const [name, door] of Object.entries(doors) as [string, DoorRule][]) {
    const path = openPath(door.path)
    paths[path] = { ...paths[path], [door.method]: doorOperation(name, door) }
  }
  return paths
}

const doorOperation = (name: string, door: DoorRule): Json => ({
  operationId: name,
  tags: ['Doors'],
  summary: door.says,
  ...(door.isOpen ? { security: [] } : {}),
  ...doorParts(name, door),
  responses: {
    ...answered(name, door),
    ...(door.answers503 && door.answer !== undefined
      ? {
          503: {
            description: 'The hub is not well.',
            content: json(refTo(shapeName.answer(name))),
          },
        }
      : {}),
    ...refused(door.refuses),
  },
  'x-refuses': door.refuses,
})
