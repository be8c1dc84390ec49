/** The hub's description of itself, for programs and for those who write them. It is the same for everybody and holds nothing of the shop. */
import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { doors } from '../../schema/doors.ts'
import { asyncApi } from './describe/asyncapi.ts'
import { openApi } from './describe/openapi.ts'
import type { Env, HttpDeps } from './door.ts'

export const mountDocs = (
  app: Hono<Env>,
  { version, assets }: Pick<HttpDeps, 'version' | 'assets'>,
): void => {
  app.get(doors.docs.path, (c) => assets.get('docs.html', c.req.raw.headers) ?? c.notFound())
  serve(app, doors.openapi.path, () => openApi(version))
  serve(app, doors.asyncapi.path, () => asyncApi(version))
}

/** Serves a document that is made when it is first asked for. */
const serve = (app: Hono<Env>, path: string, make: () => object): void => {
  let made: { readonly text: string; readonly etag: string } | undefined
  app.get(path, (c) => {
    const { text, etag } = (made ??= withTag(JSON.stringify(make())))
    const headers = { etag, 'cache-control': 'no-cache' }
    return c.req.header('if-none-match') === etag
      ? c.body(null, 304, headers)
      : c.body(text, 200, { ...headers, 'content-type': 'application/json' })
  })
}

const withTag = (text: string): { readonly text: string; readonly etag: string } => ({
  text,
  etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`,
})
