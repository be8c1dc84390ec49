/**
 * The list of other tills' failures names tests that are really there: a test that was renamed or
 * taken out takes its promise with it, and is missed here.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const here = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8')

/** Every “`file`: title” in the last column of the list. */
const named = here('FAILURES.md')
  .split('\n')
  .filter((row) => row.startsWith('| ') && row.includes('`'))
  .flatMap((row) => row.split(' | ').at(-1)?.replace(/ \|$/, '').split('<br>') ?? [])
  .map((cell) => {
    const [, file = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(cell) ?? []
    return [file, title] as const
  })

test('the list of failures is not empty', () => expect(named.length).toBeGreaterThan(40))

const plain = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

test.each(named)('%s has the test “%s”', (file, title) => {
  // One that is skipped, or named in a comment, keeps no promise.
  const called = new RegExp(`^ *test(?:\\.each\\([^)]*\\))?\\(\\s*(['"\`])${plain(title)}\\1,`, 'm')
  expect(here(file)).toMatch(called)
})
