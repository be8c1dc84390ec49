/**
 * The 43 worked cases of vectors-tax.json, whole and to the last minor unit.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answer, type WorkedCases } from './worked-cases.ts'

const { tax_classes: classes, vectors }: WorkedCases = JSON.parse(
  readFileSync(new URL('vectors-tax.json', import.meta.url), 'utf8'),
)

test.each(vectors.map((one) => [one.id, one.title, one] as const))('%s %s', (_id, _title, one) => {
  expect(answer(one, classes)).toEqual(one.expect)
})

test('all 43 cases are there, each under a name of its own', () => {
  expect(new Set(vectors.map(({ id }) => id)).size).toBe(43)
})
