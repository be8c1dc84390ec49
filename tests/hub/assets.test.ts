import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadAssets } from '../../hub/edge/assets.ts'
import { builtScreens, openHub, statusOf, type Answer, type TestHub } from './http-kit.ts'

let hub: TestHub
beforeAll(async () => void (hub = await openHub()))
afterAll(() => hub.close())

const manifest = JSON.parse(readFileSync(join(builtScreens, 'manifest.json'), 'utf8')) as {
  readonly screens: readonly string[]
  readonly files: readonly {
    readonly path: string
    readonly type: string
    readonly sha256: string
    readonly br?: number
  }[]
}

const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  hub.ask(path, { headers })

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Where a file of the build is found: its pages at their name, everything else where it lies. */
const addressOf = (path: string): string =>
  path === 'home.html' ? '/' : `/${path.replace(/\.html$/, '')}`

const compressible = manifest.files.find(({ path, br }) => path.endsWith('.js') && br !== undefined)
const script = `/${compressible?.path ?? ''}`

describe('a file of the screens', () => {
  test('comes whole, as what it is, in every coding, for every file there is', async () => {
    for (const { path, type, sha256: expected } of manifest.files) {
      const [plain, brotli, zipped] = await Promise.all([
        get(addressOf(path)),
        get(addressOf(path), { 'accept-encoding': 'gzip, deflate, br' }),
        get(addressOf(path), { 'accept-encoding': 'gzip' }),
      ])
      for (const { status, headers, bytes } of [plain, brotli, zipped]) {
        expect([path, status, headers['content-type']]).toEqual([path, 200, type])
        expect(headers['content-length']).toBe(String(bytes.length))
        expect(headers['vary']).toBe('accept-encoding')
      }
      const unpacked = [
        plain.bytes,
        brotli.headers['content-encoding'] === 'br'
          ? brotliDecompressSync(brotli.bytes)
          : brotli.bytes,
        zipped.headers['content-encoding'] === 'gzip' ? gunzipSync(zipped.bytes) : zipped.bytes,
      ]
      expect(unpacked.map(sha256)).toEqual([expected, expected, expected])
    }
  })

  test.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0, gzip;q=0.0', undefined],
    ['br; q=0.5', 'br'],
    ['brotli', undefined],
    ['identity', undefined],
    ['', undefined],
  ])('asked for with “%s” comes as %s', async (accepted, coding) => {
    const { headers } = await get(script, { 'accept-encoding': accepted })
    expect(headers['content-encoding']).toBe(coding)
  })

  test('may be kept for ever where its name says what is in it, and a page for a day', async () => {
    for (const { path } of manifest.files) {
      const { headers } = await get(addressOf(path))
      expect([path, headers['cache-control']]).toEqual([
        path,
        path.startsWith('assets/')
          ? 'public, max-age=31536000, immutable'
          : 'max-age=86400, stale-while-revalidate=604800',
      ])
    }
  })

  test('is not sent again to whoever has it', async () => {
    for (const coding of ['identity', 'gzip', 'br']) {
      for (const address of ['/counter', script]) {
        const first = await get(address, { 'accept-encoding': coding })
        const etag = first.headers.etag ?? ''
        const again = await get(address, { 'accept-encoding': coding, 'if-none-match': etag })
        expect(again.status).toBe(304)
        expect(again.bytes.length).toBe(0)
        expect(again.headers.etag).toBe(etag)
        expect(again.headers['cache-control']).toBe(first.headers['cache-control'])
        expect(again.headers['content-encoding']).toBeUndefined()
      }
    }
  })

  test('has a tag for each coding, so that nobody takes the one for the other', async () => {
    const tags = await Promise.all(
      ['identity', 'gzip', 'br'].map(async (coding) => {
        const { headers } = await get(script, { 'accept-encoding': coding })
        return headers.etag
      }),
    )
    expect(new Set(tags).size).toBe(3)
  })

  test('is sent again to whoever has another, and known among several', async () => {
    const { etag = '' } = (await get('/counter')).headers
    const ask = async (known: string): Promise<number> =>
      (await get('/counter', { 'if-none-match': known })).status
    expect(await ask('"another"')).toBe(200)
    expect(await ask('')).toBe(200)
    expect(await ask(`"another", ${etag}`)).toBe(304)
    expect(await ask(`W/${etag}`)).toBe(304)
    expect(await ask('*')).toBe(304)
  })

  test('tells its head alone when only that is asked for', async () => {
    const { bytes, headers } = await hub.ask('/counter', { method: 'HEAD' })
    expect(bytes.length).toBe(0)
    expect(Number(headers['content-length'])).toBeGreaterThan(100)
  })
})

describe('a page', () => {
  test('is there for every screen that was built, and names only files that are there', async () => {
    expect(manifest.screens).toEqual(
      expect.arrayContaining(['counter', 'home', 'kitchen', 'office']),
    )
    for (const screen of manifest.screens) {
      const { text } = await get(addressOf(`${screen}.html`))
      const named = [...text.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map((match) => match[1] ?? '')
      expect(named.length).toBeGreaterThan(1)
      for (const address of named)
        expect([address, (await get(address)).status]).toEqual([address, 200])
    }
  })

  test('runs no script and no style of its own, as the policy wants it', async () => {
    for (const screen of manifest.screens) {
      const { text } = await get(addressOf(`${screen}.html`))
      expect(text).not.toMatch(/<script(?![^>]* src=)|<style|\son\w+=|\sstyle=|javascript:/i)
    }
  })

  test('opens with a pairing code in its address like without', async () => {
    expect((await get('/counter?pair=ABCD-EFGH')).text).toBe((await get('/counter')).text)
  })
})

describe('nothing but the files of the screens', () => {
  test.each([
    '/assets/../manifest.json',
    '/assets/..%2fmanifest.json',
    '/assets/..%2F..%2Fpackage.json',
    '/assets/%2e%2e/manifest.json',
    '/assets/%2e%2e%2f%2e%2e%2fhub%2fmain.js',
    '/assets/..%5cmanifest.json',
    '/assets/..%c0%afmanifest.json',
    '/assets/....//manifest.json',
    '/assets/%00',
    '/assets/%',
    '/assets/',
    '/assets',
    '/assets/__proto__',
    '/assets/constructor',
    '/assets//etc/passwd',
    '/manifest.json',
    '/counter.html',
    '/counter/',
    '/COUNTER',
    '//counter',
    '/../../../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/chowk.db',
    '/hub.json',
    '/pepper',
    '/media/',
    '/media/..%2fpepper',
    '/media/..%2f..%2fchowk.db',
    '/dist/hub/main.js',
    '/.git/config',
  ])('%s is not there', async (path) => {
    expect(await statusOf(hub.port, `GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`)).toBe(404)
  })

  test('the compressed neighbours of a file are no files of their own', async () => {
    expect((await get(`${script}.br`)).status).toBe(404)
    expect((await get(`${script}.gz`)).status).toBe(404)
  })
})

describe('a hub without built screens', () => {
  test('says what to do', () => {
    const empty = mkdtempSync(join(tmpdir(), 'chowk-empty-'))
    expect(() => loadAssets(empty)).toThrow(
      'The screens have not been built. Run `npm run build` first.',
    )
    rmSync(empty, { recursive: true })
  })
})
