/**
 * The screens' files, from memory.
 *
 * Only what the build's manifest names is served, so there is no path to
 * traverse. Hashed files never change and may be kept for ever; a page itself
 * is kept for a day, which is what lets a screen open while the hub is away.
 * A browser that asks whether its copy still holds is told so in 304.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

interface ManifestFile {
  readonly path: string
  readonly type: string
  readonly sha256: string
  readonly immutable: boolean
  readonly br?: number
  readonly gz?: number
}

export interface Assets {
  readonly screens: readonly string[]
  /** The answer for a path below the root, such as `assets/part-ABC.js`, or undefined. */
  readonly get: (path: string, request: Headers) => Response | undefined
}

const folder = fileURLToPath(new URL('../../kiosk', import.meta.url))
/** Where the guests’ page lies; no file of the screens is in it. */
export const guestFolder = fileURLToPath(new URL('../../guests', import.meta.url))

/** Reads the built screens; throws with what to do where they have not been built. */
export const loadAssets = (from: string = folder): Assets => {
  const manifest = readManifest(from)
  const files = new Map(
    manifest.files.map((file) => [
      file.path,
      {
        ...file,
        plain: readFileSync(join(from, file.path)),
        brotli: file.br === undefined ? undefined : readFileSync(join(from, `${file.path}.br`)),
        gzip: file.gz === undefined ? undefined : readFileSync(join(from, `${file.path}.gz`)),
      },
    ]),
  )
  return {
    screens: manifest.screens,
    get: (path, request) => {
      const file = files.get(path)
      if (file === undefined) return undefined
      const accepted = request.get('accept-encoding') ?? ''
      const [body, encoding] =
        file.brotli !== undefined && takes(accepted, 'br')
          ? [file.brotli, 'br']
          : file.gzip !== undefined && takes(accepted, 'gzip')
            ? [file.gzip, 'gzip']
            : [file.plain, null]
      const etag = `"${file.sha256.slice(0, 32)}${encoding === null ? '' : `-${encoding}`}"`
      const headers = {
        'cache-control': file.immutable
          ? 'public, max-age=31536000, immutable'
          : 'max-age=86400, stale-while-revalidate=604800',
        etag,
        vary: 'accept-encoding',
      }
      if (isKnown(etag, request.get('if-none-match')))
        return new Response(null, { status: 304, headers })
      return new Response(new Uint8Array(body), {
        headers: {
          ...headers,
          'content-type': file.type,
          'content-length': String(body.length),
          ...(encoding === null ? {} : { 'content-encoding': encoding }),
        },
      })
    },
  }
}

/** Whether an Accept-Encoding names a coding without forbidding it (RFC 9110, 12.5.3). */
const takes = (accepted: string, coding: string): boolean =>
  accepted
    .toLowerCase()
    .split(',')
    .map((part) => part.replaceAll(' ', ''))
    .some(
      (part) => part === coding || (part.startsWith(`${coding};q=`) && !/;q=0(\.0*)?$/.test(part)),
    )

/** Whether an If-None-Match names the tag, compared weakly (RFC 9110, 13.1.2). */
const isKnown = (etag: string, given: string | null): boolean =>
  given !== null &&
  given.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)

const readManifest = (
  from: string,
): { screens: readonly string[]; files: readonly ManifestFile[] } => {
  try {
    return JSON.parse(readFileSync(join(from, 'manifest.json'), 'utf8')) as {
      screens: readonly string[]
      files: readonly ManifestFile[]
    }
  } catch (error) {
    throw new Error('The screens have not been built. Run `npm run build` first.', { cause: error })
  }
}
