import { expect, test } from 'vitest'
import { closesWith } from '../../kiosk/lib/till/closes-with.ts'

const out = (difference: number) => ({ kind: 'cash', expected: 0, counted: difference, difference })

test('whoever allows a close hears what it closes with, and of an earlier count that was worse', () => {
  expect(closesWith({ differences: [out(-16_400)], worst: -51_400 })).toEqual({
    closesAt: -16_400,
    worst: -51_400,
  })
  expect(closesWith({ differences: [out(-51_400)], worst: -51_400 })).toEqual({
    closesAt: -51_400,
    worst: null,
  })
})
