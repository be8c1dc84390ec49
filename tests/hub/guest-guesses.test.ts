/**
 * How long guessing the PIN of a party takes, and whom it holds up.
 */
import { describe, expect, test } from 'vitest'
import { openGuesses } from '../../hub/guests/guesses.ts'

describe('guessing a table’s PIN', () => {
  const now = 1_000_000_000

  test('makes the guesser wait ever longer, and nobody else', () => {
    const guesses = openGuesses()
    for (let i = 0; i < 4; i += 1) guesses.failed('mine', 'T5', now)
    expect(guesses.mayTry('mine', 'T5', now)).toBe(null)
    guesses.failed('mine', 'T5', now)
    expect(guesses.mayTry('mine', 'T5', now)).toMatchObject({ facts: { seconds: 2 } })
    expect(guesses.mayTry('mine', 'T5', now + 2_000)).toBe(null)
    for (let i = 0; i < 20; i += 1) guesses.failed('mine', 'T5', now)
    expect(guesses.mayTry('mine', 'T5', now)).toMatchObject({ facts: { seconds: 300 } })
    expect(guesses.mayTry('another', 'T5', now)).toBe(null)
    expect(guesses.mayTry('mine', 'T6', now)).toBe(null)
  })

  test('from many phones leaves each one try, and a phone that knows it needs one', () => {
    const guesses = openGuesses()
    for (let i = 0; i < 60; i += 1) guesses.failed(`phone ${i}`, 'T5', now)
    expect(guesses.mayTry('a guest', 'T5', now)).toBe(null)
    guesses.failed('phone 61', 'T5', now)
    expect(guesses.mayTry('phone 61', 'T5', now)).toMatchObject({ code: 'guest.wait' })
    expect(guesses.mayTry('phone 61', 'T5', now + 3_600_001)).toBe(null)
  })

  test('in all patience is done fewer than sixty times in an evening, of ten thousand PINs', () => {
    const guesses = openGuesses()
    let tried = 0
    // Three hours at the table, a try whenever one is allowed.
    for (let at = now; at < now + 3 * 3_600_000; at += 1_000) {
      if (guesses.mayTry('mine', 'T5', at) !== null) continue
      tried += 1
      guesses.failed('mine', 'T5', at)
    }
    expect(tried).toBeLessThan(60)
  })
})
