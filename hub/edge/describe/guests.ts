/** The guests’ own listener as OpenAPI, made from the table it serves and bounds by. */
import { guestCookie, guestDoors, type GuestDoorRule } from '../../../schema/guest-doors.ts'
import { guestStatusOf } from '../status.ts'
import { answered, doorParts, openPath, refused } from './parts.ts'
import type { Json } from './shapes.ts'

/** Where the listener is: the hub’s own name, and a port of its own. */
const servers = [
  {
    url: 'http://{host}:{port}',
    description: 'The guests’ listener. It has no door of the staff’s.',
    variables: { host: { default: 'chowk.local' }, port: { default: '7480' } },
  },
]

/** How a phone says who it is, once it has joined. */
export const phoneScheme: Json = {
  type: 'apiKey',
  in: 'cookie',
  name: guestCookie,
  description:
    'Given to a phone when it joins, and worth nothing once its table is clear. No script can read it.',
}

/** Each door of it, by its path. */
export const guestPaths = (): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    Object.entries<GuestDoorRule>(guestDoors).map(([name, door]) => [
      openPath(door.path),
      { [door.method]: operation(name, door) },
    ]),
  )

const operation = (name: string, door: GuestDoorRule): Json => ({
  operationId: name,
  tags: ['Guests'],
  summary: door.says,
  servers,
  security: door.isOpen ? [] : [{ phone: [] }],
  ...doorParts(name, door),
  responses: {
    ...answered(name, door),
    ...(door.isRevalidated ? { 304: { description: 'As it was when you last asked.' } } : {}),
    ...refused(door.refuses, 'GuestRefused', guestStatusOf),
  },
  'x-refuses': door.refuses,
  ...(door.limit === null ? {} : { 'x-limit': door.limit }),
})
