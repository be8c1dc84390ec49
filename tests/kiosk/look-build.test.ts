import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import * as v from 'valibot'
import { afterAll, describe, expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../..')
const out = mkdtempSync(path.join(tmpdir(), 'chowk-build-'))
afterAll(() => rmSync(out, { recursive: true, force: true }))

const printed = execFileSync(process.execPath, ['kiosk/build.mjs', `--out=${out}`], {
  cwd: root,
  encoding: 'utf8',
})

const manifest = v.object({
  screens: v.array(v.string()),
  /** What each page must have before it shows anything, besides itself. */
  first: v.record(v.string(), v.array(v.string())),
  files: v.array(
    v.object({
      path: v.string(),
      type: v.string(),
      bytes: v.number(),
      sha256: v.string(),
      immutable: v.boolean(),
      br: v.optional(v.number()),
      gz: v.optional(v.number()),
    }),
  ),
})
const read = (name: string): Buffer => readFileSync(path.join(out, 'kiosk', name))
const { screens, first, files } = v.parse(manifest, JSON.parse(read('manifest.json').toString()))

describe('the built screens', () => {
  test('are a page each, and the build says how much of it must arrive first', () => {
    expect(screens).toContain('gallery')
    for (const screen of screens) {
      expect(existsSync(path.join(out, 'kiosk', `${screen}.html`))).toBe(true)
      expect(printed).toMatch(new RegExp(`^${screen} +page +[\\d.]+ kB +script +[\\d.]+ kB`, 'm'))
    }
  })

  test('hold no script and no style of their own in the page, so the strictest policy stands', () => {
    for (const screen of screens) {
      const page = read(`${screen}.html`).toString()
      expect(page).not.toMatch(/<style|style=|<script(?![^>]* src=)|\son\w+=|javascript:|\{\{/)
      expect(page).not.toMatch(/(src|href)="(?!\/assets\/)/)
    }
  })

  test('are listed file by file with the hash of what stands there', () => {
    for (const file of files) {
      const body = read(file.path)
      expect(createHash('sha256').update(body).digest('hex')).toBe(file.sha256)
      expect(body.length).toBe(file.bytes)
      expect(file.type).not.toBe('application/octet-stream')
      expect(file.immutable).toBe(file.path.startsWith('assets/'))
    }
  })

  test('carry smaller copies that unpack to the same bytes', () => {
    for (const file of files.filter(({ br }) => br !== undefined)) {
      const body = read(file.path)
      expect(brotliDecompressSync(read(`${file.path}.br`)).equals(body)).toBe(true)
      expect(gunzipSync(read(`${file.path}.gz`)).equals(body)).toBe(true)
    }
  })

  test('need nothing from outside the shop', () => {
    for (const { path: name } of files.filter(({ path: p }) => /\.(css|html)$/.test(p))) {
      expect(read(name).toString()).not.toMatch(/https?:\/\/(?!www\.w3\.org)/)
    }
    expect(files.filter(({ path: name }) => name.endsWith('.woff2'))).toHaveLength(9)
  })

  test('speak in compiled words and carry no reader of messages', () => {
    const scripts = files
      .filter(({ path: name }) => name.endsWith('.js'))
      .map(({ path: name }) => read(name).toString())
    expect(
      scripts.some((script) => script.includes('पनीर') && script.includes('Take payment')),
    ).toBe(true)
    for (const script of scripts) expect(script).not.toMatch(/, plural, (one|other|=)/)
  })

  /** Bytes of files as they go over the wire to a browser of today. */
  const pressed = (names: readonly string[]): number =>
    names
      .map((name) => files.find(({ path: one }) => one === name)?.br ?? Number.NaN)
      .reduce((sum, bytes) => sum + bytes, 0)

  test.each(screens)(
    '%s shows itself after 30 KB: page, style and the script it begins with',
    (screen) => {
      const page = read(`${screen}.html`).toString()
      const needed = [
        ...page.matchAll(/<(?:link rel="stylesheet" href|script [^>]*src)="\/([^"]+)"/g),
      ]
      expect(first[screen]).toEqual(expect.arrayContaining(needed.map(([, name]) => name)))
      expect(pressed([`${screen}.html`, ...(first[screen] ?? [])])).toBeLessThan(30_000)
      expect(page).toContain('class="opening strip"')
    },
  )

  test.each(screens)(
    '%s is up in 65 KB of script, with no messenger and no chart in it',
    (screen) => {
      const scripts = [
        ...read(`${screen}.html`)
          .toString()
          .matchAll(/"\/(assets\/[\w.-]+\.js)"/g),
      ].map(([, name = '']) => name)
      expect(scripts.length).toBeGreaterThan(1)
      expect(pressed(scripts)).toBeLessThan(65_000)
      for (const name of scripts) {
        expect(read(name).toString()).not.toMatch(/mqttjs|pingreq/)
        expect(read(name).toString()).not.toMatch(/chartjs|CategoryScale/)
      }
    },
  )

  test('bring the migrations to where the compiled hub looks for them', () => {
    expect(readdirSync(path.join(out, 'schema/sql'))).toEqual(
      readdirSync(path.join(root, 'schema/sql')),
    )
  })
})
