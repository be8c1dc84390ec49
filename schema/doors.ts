/**
 * The hub's doors over HTTP that are neither a reading nor a command: joining,
 * signing in, pictures, and whether it is there at all.
 */
import * as v from 'valibot'
import { deviceDoc } from './device.ts'
import { described, moment, namesDoc } from './doc-shapes.ts'
import type { RefusalCode } from './refusals.ts'
import { uuid, type ReadonlyDeep } from './shapes.ts'
import { signInDoc } from './user.ts'

export interface DoorRule {
  readonly method: 'get' | 'post' | 'put'
  readonly path: string
  /** What it does, in one sentence. */
  readonly says: string
  /** Whether it is open to everybody on the network, or takes the token of a device. */
  readonly isOpen: boolean
  readonly body?: v.GenericSchema
  /** A body as it is sent. */
  readonly example?: object
  readonly answer?: v.GenericSchema
  /** The types of a body that is not JSON: of what is sent, and of what is answered. */
  readonly takesType?: string
  readonly answersType?: string
  /** Where something is wrong with the hub itself the same answer comes with 503. */
  readonly answers503?: true
  readonly refuses: readonly RefusalCode[]
}

export const pairArgs = v.strictObject({
  code: described(
    v.pipe(v.string(), v.maxLength(40)),
    'As the office made it; case, spaces and dashes do not matter.',
  ),
  kind: v.optional(
    described(
      v.pipe(v.string(), v.maxLength(40)),
      'The screen that asks; the code alone says what it becomes.',
    ),
  ),
})

export const signInArgs = v.pipe(
  v.strictObject({
    userId: v.pipe(v.string(), v.maxLength(64)),
    pin: v.pipe(v.string(), v.maxLength(64)),
    purpose: v.optional(v.picklist(['work', 'approval']), 'work'),
    forCommand: v.optional(
      described(
        v.strictObject({
          id: uuid,
          name: v.pipe(v.string(), v.maxLength(64)),
          args: v.unknown(),
        }),
        'Of an approval: the one command it is given for, as whoever approves is told of it. It holds for these arguments and no others; of a `sale.ring` for what is sold and how far it is lowered, while the guest pays.',
      ),
    ),
  }),
  v.check(
    ({ purpose, forCommand }) => (purpose === 'approval') === (forCommand !== undefined),
    'an approval names its command, and nothing else does',
  ),
)

const yes = v.literal(true)

/** What a program can meet at any door that asks who it is. */
const programRefuses = ['integration.orphaned', 'integration.read-only', 'hub.busy'] as const

const paired = v.object({
  ok: yes,
  deviceId: v.string(),
  outletId: v.string(),
  kind: deviceDoc.entries.kind,
  token: v.exactOptional(
    described(
      v.string(),
      'Told this once, and only to what keeps no cookie. It goes into the header `Authorization: Bearer …`.',
    ),
  ),
})
export type PairAnswer = ReadonlyDeep<v.InferOutput<typeof paired>>

export const doors = {
  health: {
    method: 'get',
    path: '/healthz',
    says: 'Whether the hub is there and can store what it is told; answers 503 where it cannot.',
    isOpen: true,
    answer: v.object({
      ok: v.boolean(),
      version: v.string(),
      at: moment,
      disk: described(
        v.picklist(['ok', 'low', 'failing']),
        '`low`: less than a gigabyte is left. `failing`: the last command could not be stored.',
      ),
    }),
    answers503: true,
    refuses: [],
  },
  metrics: {
    method: 'get',
    path: '/metrics',
    says: 'The hub’s figures for Prometheus: to programs, and without a token on the hub’s own machine.',
    isOpen: false,
    answersType: 'text/plain; version=0.0.4; charset=utf-8',
    refuses: ['device.unknown', 'device.revoked', 'command.not-permitted', ...programRefuses],
  },
  start: {
    method: 'get',
    path: '/api/v1/start',
    says: 'The pairing codes of a demo shop, and where its screens stand; null in a real one.',
    isOpen: true,
    answer: v.object({
      codes: v.nullable(v.record(v.string(), v.string())),
      places: v.exactOptional(
        v.array(v.object({ outletId: v.string(), names: namesDoc, screens: v.array(v.string()) })),
      ),
      isEmpty: v.exactOptional(
        described(v.literal(true), 'There is no shop on this hub, so no screen can join one.'),
      ),
    }),
    refuses: [],
  },
  docs: {
    method: 'get',
    path: '/api/docs',
    says: 'This description, as a page with a guide.',
    isOpen: true,
    answersType: 'text/html',
    refuses: [],
  },
  openapi: {
    method: 'get',
    path: '/api/openapi.json',
    says: 'This description, as OpenAPI 3.1.',
    isOpen: true,
    answer: v.record(v.string(), v.unknown()),
    refuses: [],
  },
  asyncapi: {
    method: 'get',
    path: '/api/asyncapi.json',
    says: 'The topics and the events on them, as AsyncAPI 3.0.',
    isOpen: true,
    answer: v.record(v.string(), v.unknown()),
    refuses: [],
  },
  pair: {
    method: 'post',
    path: '/api/v1/pair',
    says: 'Trades a code of the office for a device and its token.',
    isOpen: true,
    body: pairArgs,
    answer: paired,
    refuses: ['pairing.wrong-code', 'command.malformed', 'command.too-large', 'hub.busy'],
  },
  signIn: {
    method: 'post',
    path: '/api/v1/sign-in',
    says: 'A person types their PIN on a device, to work on it or to approve one command.',
    isOpen: false,
    body: signInArgs,
    answer: v.object({ ok: yes, signIn: signInDoc }),
    refuses: [
      'sign-in.wrong-pin',
      'sign-in.wait',
      'sign-in.device-locked',
      'device.unknown',
      'device.revoked',
      'command.not-permitted',
      'command.malformed',
      'command.too-large',
      ...programRefuses,
    ],
  },
  signOut: {
    method: 'post',
    path: '/api/v1/sign-out',
    says: 'Whoever is signed in on the device leaves.',
    isOpen: false,
    answer: v.object({ ok: yes }),
    refuses: ['device.unknown', 'device.revoked', 'command.not-permitted', ...programRefuses],
  },
  putPicture: {
    method: 'put',
    path: '/api/v1/media',
    says: 'Adds a picture (PNG, JPEG or WebP) and answers with its name.',
    isOpen: false,
    takesType: 'image/*',
    answer: v.object({ ok: yes, sha256: v.string() }),
    refuses: [
      'device.unknown',
      'device.revoked',
      'command.malformed',
      'command.too-large',
      ...programRefuses,
    ],
  },
  picture: {
    method: 'get',
    path: '/media/:sha256',
    says: 'A picture by its name; it never changes.',
    isOpen: true,
    answersType: 'image/*',
    refuses: [],
  },
} as const satisfies Readonly<Record<string, DoorRule>>
