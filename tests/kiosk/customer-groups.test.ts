import { afterEach, expect, test, vi } from 'vitest'
import { isInside, offPlain } from '../../kiosk/office/catalogue/group-price.ts'
import { groupName, readGroups } from '../../kiosk/lib/customers/known.ts'

afterEach(() => void vi.unstubAllGlobals())

test('a group that the office has called otherwise is so at the next look, not only after a reload', async () => {
  let called = 'Regulars'
  vi.stubGlobal('fetch', () =>
    Promise.resolve(Response.json({ ok: true, groups: [{ groupId: 'a', names: { en: called } }] })),
  )
  await readGroups()
  expect(groupName('a')).toBe('Regulars')
  called = 'Friends of the house'
  await readGroups()
  expect(groupName('a')).toBe('Friends of the house')
})

test('so much off a price is off the same price: tax that is inside stays inside', () => {
  expect(offPlain({ amount: 1120_00, isTaxIncluded: true }, 15)).toEqual({
    amount: 952_00,
    isTaxIncluded: true,
  })
  expect(offPlain({ amount: 99_99, isTaxIncluded: false }, 7.5)).toEqual({
    amount: 92_49,
    isTaxIncluded: false,
  })
})

test('a typed price is meant as the plain one is, unless somebody says otherwise', () => {
  expect(
    (['same', 'in', 'out'] as const).map((meant) => [
      isInside(meant, { isTaxIncluded: true }),
      isInside(meant, { isTaxIncluded: false }),
    ]),
  ).toEqual([
    [true, false],
    [true, true],
    [false, false],
  ])
})
