/** Pictures over HTTP: anyone who knows a picture's name may see it, paired devices may add one. */
import type { Hono, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { refusal } from '../../schema/refusals.ts'
import { answerRefusal, type Env, type HttpDeps } from './door.ts'
import { pictureBytesMax } from './media.ts'

const year = 'public, max-age=31536000, immutable'

export const mountMedia = (
  app: Hono<Env>,
  { media }: HttpDeps,
  identified: MiddlewareHandler<Env>,
): void => {
  app.get('/media/:sha256', async (c) => {
    const picture = await media.get(c.req.param('sha256'))
    if (picture === undefined) return c.notFound()
    return c.body(new Uint8Array(picture.bytes), 200, {
      'content-type': picture.type,
      'cache-control': year,
    })
  })
  app.put(
    '/api/v1/media',
    // Strangers are turned away before a byte of what they send is read.
    identified,
    bodyLimit({
      maxSize: pictureBytesMax,
      onError: (c) => answerRefusal(c, refusal('command.too-large')),
    }),
    async (c) => {
      const stored = await media.put(new Uint8Array(await c.req.arrayBuffer()))
      if (stored.ok) return c.json({ ok: true, sha256: stored.value })
      return answerRefusal(
        c,
        stored.error === 'too-large'
          ? refusal('command.too-large')
          : refusal('command.malformed', {
              path: 'body',
              problem: 'is no PNG, JPEG or WebP picture',
            }),
      )
    },
  )
}
