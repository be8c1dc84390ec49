/**
 * The pager of the guests’ door: how one token stands, live. It takes nothing
 * but a look, and how often somebody may look is bounded like all else here.
 */
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context, Hono, MiddlewareHandler } from 'hono'
import type { ServerResponse } from 'node:http'
import { guestDoors } from '../../schema/guest-doors.ts'
import { orderOfToken, pagerPlaces, pagerState } from '../views/pager.ts'
import type { Database } from '../store/driver.ts'
import type { GuestStreams } from './guest-streams.ts'

export interface PagerDeps {
  readonly reader: Database
  readonly streams: GuestStreams
  readonly now: () => number
  readonly addressOf: (c: Context) => string
  readonly page: (c: Context) => Response
  /** What bounds how often somebody may look at a door. */
  readonly bounded: (door: keyof typeof guestDoors) => MiddlewareHandler
  readonly busy: (c: Context) => Response
  readonly unknown: (c: Context) => Response
  readonly streamHeaders: Readonly<Record<string, string>>
}

const isOrderId = (text: string): boolean => /^[0-9a-f-]{36}$/.test(text)

/** Before what writes headers of its own: the stream is taken over whole. */
export const mountPagerStream = (app: Hono, deps: PagerDeps, host: MiddlewareHandler): void => {
  const { reader, streams, now, addressOf } = deps
  app.get(guestDoors['pager.live'].path, host, deps.bounded('pager.live'), (c) => {
    const orderId = c.req.param('orderId')
    const first = isOrderId(orderId) ? pagerState(reader, orderId, now()) : undefined
    if (first === undefined) return deps.unknown(c)
    const { outgoing } = c.env as { outgoing: ServerResponse }
    const isOpen = streams.open(outgoing, {
      address: addressOf(c),
      outletId: null,
      sittingOf: () => orderId,
      state: () => {
        if (!outgoing.headersSent) outgoing.writeHead(200, deps.streamHeaders)
        return JSON.stringify(pagerState(reader, orderId, now()) ?? null)
      },
    })
    return isOpen ? RESPONSE_ALREADY_SENT : deps.busy(c)
  })
}

export const mountPager = (app: Hono, deps: PagerDeps): void => {
  const { reader, now } = deps
  app.get(guestDoors['pager.page'].path, deps.page)
  app.get(guestDoors['pager.order-page'].path, deps.page)

  app.use('/p/v1/*', deps.bounded('pager.state'))
  app.get(guestDoors['pager.places'].path, (c) => c.json({ places: pagerPlaces(reader) }))

  app.get(guestDoors['pager.state'].path, (c) => {
    const orderId = c.req.param('orderId')
    const state = isOrderId(orderId) ? pagerState(reader, orderId, now()) : undefined
    return state === undefined ? deps.unknown(c) : c.json(state)
  })

  // A typed token finds its order; from there on the phone follows that one alone.
  app.get(guestDoors['pager.token'].path, deps.bounded('pager.token'), (c) => {
    const token = Number(c.req.param('token'))
    const outletId = c.req.param('outletId')
    const order = Number.isSafeInteger(token)
      ? orderOfToken(reader, { outletId, token }, now())
      : undefined
    return order === undefined ? deps.unknown(c) : c.json({ orderId: order.orderId })
  })
}
