/**
 * What every request of the staff's door passes before anything reads it: by
 * whose name the hub was called, from whose page, and in what form.
 *
 * A guard looks at headers only. It answers no more than it must, and nothing
 * here ever allows another site to read an answer: there is no CORS.
 */
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { refusal } from '../../schema/refusals.ts'
import { answerRefusal } from './door.ts'
import type { Hosts } from './hosts.ts'

/** 421: whoever calls us by a name that is not ours was led here by somebody else. */
export const knownHost =
  (hosts: Hosts): MiddlewareHandler =>
  async (c, next) =>
    hosts.isOurs(c.req.header('host'))
      ? next()
      : c.text(
          'The hub does not answer to this name. Open it by its number, or add the name to CHOWK_HOSTS.',
          421,
        )

/**
 * A browser says which page a change comes from. A page that is not ours, and a
 * cookie without any page at all, change nothing. Where a browser says more
 * (Sec-Fetch-Site, which it sends to trustworthy addresses only), that counts too.
 */
export const ownPagesOnly =
  (hosts: Hosts): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    return hosts.mayChange((name) => c.req.header(name))
      ? next()
      : c.text('Changes are taken from the shop’s own screens only.', 403)
  }

/** A form of another page can send text or fields, but not JSON: whatever is not JSON is read no further. */
export const jsonOnly: MiddlewareHandler = async (c, next) =>
  /^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')
    ? next()
    : answerRefusal(
        c,
        refusal('command.malformed', { path: 'content-type', problem: 'is not application/json' }),
        415,
      )

/** On every answer of every kind, the refused ones included. */
export const safeHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  // Plain http on the shop's own network is the default; TLS is a setting of its own.
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  crossOriginResourcePolicy: 'same-origin',
  originAgentCluster: false,
})

/** What the hub says of the shop stays in no cache, unless a route knows better. */
export const unkept: MiddlewareHandler = async (c, next) => {
  await next()
  // Not `c.header`, which would copy the whole answer into another one.
  const { headers } = c.res
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}

/**
 * Refuses a body of more bytes than that. One that says its length is believed,
 * because Node reads no more of it than it says; one that does not is counted
 * as it comes in, which is dearer by far.
 */
export const bodyAtMost = (
  maxSize: number,
  onError: (c: Context) => Response,
): MiddlewareHandler => {
  const counting = bodyLimit({ maxSize, onError })
  return async (c, next) => {
    const length = c.req.header('content-length')
    if (length === undefined || c.req.header('transfer-encoding') !== undefined)
      return counting(c, next)
    return Number(length) <= maxSize ? next() : onError(c)
  }
}
