/**
 * The hub over MQTT as an AsyncAPI 3.0 document, made from the tables of the
 * events and of the streams they go out on.
 */
import { eventKinds, events } from '../../../schema/events.ts'
import { beatEveryMs, streamRules, topics, type StreamRule } from '../../../schema/topics.ts'
import { readersBy, readersOf } from './parts.ts'
import { refTo, schemasOf, shapeName, type Json } from './shapes.ts'

const introduction = `What happens in the shop, as it happens. MQTT 3.1.1, QoS 0, on plain TCP and over WebSocket (\`/mqtt\`).

A program logs in with the id of its credential as user name and the token as password; its client id is \`{id}:{anything}\`. It may subscribe to what its role may see and never publishes.

An event carries the whole state of the thing it is about. \`prev\` is the \`seq\` of the event before it on the same stream, so a hole shows; the beat tells the last \`seq\` of every stream. After a hole, or where \`epoch\` has changed, read the view again over HTTP.`

const outletId: Json = { description: 'The outlet.' }

/** The whole document. */
export const asyncApi = (version: string): Json => {
  const channels = { ...Object.fromEntries(streamRules.map(streamChannel)), ...hubChannels() }
  return {
    asyncapi: '3.0.0',
    info: { title: 'Chowk', version, description: introduction, license: { name: 'MIT' } },
    defaultContentType: 'application/json',
    servers: {
      tcp: {
        host: 'localhost:7483',
        protocol: 'mqtt',
        protocolVersion: '3.1.1',
        description:
          'Plain TCP, for programs on the hub’s own machine unless the hub is told otherwise.',
        security: [{ type: 'userPassword' }],
      },
      websocket: {
        host: 'chowk.local:7400',
        pathname: '/mqtt',
        protocol: 'ws',
        protocolVersion: '3.1.1',
        description: 'From anywhere in the shop, with the subprotocol `mqtt`.',
        security: [{ type: 'userPassword' }],
      },
    },
    channels,
    operations: Object.fromEntries(
      Object.keys(channels).map((name) => [
        name,
        { action: 'send', channel: { $ref: `#/channels/${name}` } },
      ]),
    ),
    components: {
      messages: Object.fromEntries(
        eventKinds.map((kind) => [
          kind,
          { name: kind, summary: events[kind].says, payload: refTo(shapeName.event(kind)) },
        ]),
      ),
      schemas: schemasOf([...eventKinds.map(shapeName.event), ...hubShapes]),
    },
  }
}

const hubShapes = ['HubStatus', 'Beat', 'MenuPointer', 'Presence', 'Here', 'Shown']

const partWords = {
  stationId: 'The station.',
  approverId: 'Whoever is asked: only a screen at which they are signed in hears it.',
} as const

/** `tickets/*` becomes the channel `tickets`, with the station as a parameter, and `approvals/*` with the person. */
const streamChannel = (rule: StreamRule): [string, Json] => {
  const [name = '', part] = rule.stream.split('/')
  const kinds = eventKinds.filter((kind) => events[kind].stream.split('/')[0] === name)
  const field = name === 'tickets' ? 'stationId' : 'approverId'
  const stream = part === undefined ? name : `${name}/{${field}}`
  return [
    name,
    {
      address: topics.event('{outletId}', stream),
      description: kinds.map((kind) => events[kind].says).join(' '),
      parameters: {
        outletId,
        ...(part === undefined ? {} : { [field]: { description: partWords[field] } }),
      },
      messages: Object.fromEntries(
        kinds.map((kind) => [kind, { $ref: `#/components/messages/${kind}` }]),
      ),
      'x-readers': rule.isOwn === true ? readersBy(rule.kinds, () => []) : readersOf(rule),
    },
  ]
}

const hubChannels = (): Readonly<Record<string, Json>> => ({
  status: hubChannel(topics.status('{outletId}'), 'HubStatus', {
    description: 'Retained: the hub’s birth, and its orderly end.',
  }),
  beat: hubChannel(topics.beat('{outletId}'), 'Beat', {
    description: `Every ${beatEveryMs / 1000} seconds: the last seq of each stream, so that a lost last message shows.`,
  }),
  menuPointer: hubChannel(topics.pointer('{outletId}', 'menu'), 'MenuPointer', {
    description: 'Retained: the revision of the menu; `/api/v1/menu` has the menu itself.',
  }),
  presence: hubChannel(topics.presence('{outletId}', '{deviceId}'), 'Presence', {
    description: 'Retained: whether a device is connected.',
    parameters: { outletId, deviceId: { description: 'The device.' } },
  }),
  here: hubChannel(topics.here('{outletId}', '{deviceId}'), 'Here', {
    description:
      'Retained: the party a floor screen has open. For the other screens of the floor; no program hears it.',
    parameters: { outletId, deviceId: { description: 'The screen.' } },
  }),
  shown: hubChannel(topics.shown('{outletId}', '{deviceId}'), 'Shown', {
    description:
      'Retained: what a counter or a cash desk shows its guest. For the customer displays; no program hears it.',
    parameters: { outletId, deviceId: { description: 'The counter or the cash desk.' } },
  }),
})

const hubChannel = (address: string, shape: string, more: Json): Json => ({
  address,
  parameters: { outletId },
  messages: { [shape]: { name: shape, payload: refTo(shape) } },
  ...more,
})
