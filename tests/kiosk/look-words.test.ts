import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import MessageFormat from '@messageformat/core'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'

const kiosk = path.join(import.meta.dirname, '../../kiosk')
const folder = path.join(kiosk, 'lib/words')
const screens = readdirSync(folder)
  .filter((name) => name.endsWith('.en.json'))
  .map((name) => name.slice(0, -'.en.json'.length))

const words = v.record(v.string(), v.string())
type Catalogue = v.InferOutput<typeof words>
const catalogue = (screen: string, language: 'en' | 'hi'): Catalogue =>
  v.parse(words, JSON.parse(readFileSync(path.join(folder, `${screen}.${language}.json`), 'utf8')))

/** What a text asks for, as its compiled function asks for it. */
const argumentsOf = (text: string, language: 'en' | 'hi'): readonly string[] =>
  [
    ...new Set(
      [
        ...new MessageFormat(language)
          .compile(text)
          .toString()
          .matchAll(/\bd\.(\w+)/g),
      ].map(([, name]) => name ?? ''),
    ),
  ].toSorted()

describe.each(screens)('the words of %s', (screen) => {
  const en = catalogue(screen, 'en')
  const hi = catalogue(screen, 'hi')

  test('are the same words in English and in Hindi', () => {
    expect(Object.keys(hi).toSorted()).toEqual(Object.keys(en).toSorted())
  })

  test('carry the name of their screen, so that no two screens use the same', () => {
    expect(Object.keys(en).filter((key) => !key.startsWith(`${screen}.`))).toEqual([])
  })

  test('ask for the same facts in both languages', () => {
    const asked = (texts: Catalogue, language: 'en' | 'hi'): object =>
      Object.fromEntries(
        Object.entries(texts).map(([key, text]) => [key, argumentsOf(text, language)]),
      )
    expect(asked(hi, 'hi')).toEqual(asked(en, 'en'))
  })

  test('are never empty, and Hindi is written in Hindi', () => {
    const all = [...Object.entries(en), ...Object.entries(hi)]
    expect(all.filter(([, text]) => text.trim() === '')).toEqual([])
    // A language is named in itself: “English” is what a reader of English looks for.
    const foreign = Object.entries(hi).filter(
      ([, text]) =>
        text !== 'English' &&
        !/\p{Script=Devanagari}/u.test(text) &&
        /[a-z]/.test(text.replaceAll(/\{[^}]*\}/g, '')),
    )
    expect(foreign).toEqual([])
  })
})

test('whoever says a text that needs facts gives it facts', () => {
  const needs = new Set(
    screens.flatMap((screen) =>
      Object.entries(catalogue(screen, 'en'))
        .filter(([, text]) => argumentsOf(text, 'en').length > 0)
        .map(([key]) => key),
    ),
  )
  const silent = readdirSync(kiosk, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) =>
      [...readFileSync(path.join(kiosk, name), 'utf8').matchAll(/\bt\('([\w.-]+)'\)/g)]
        .map(([, key]) => key ?? '')
        .filter((key) => needs.has(key))
        .map((key) => `${name}: ${key}`),
    )
  expect(silent).toEqual([])
})
