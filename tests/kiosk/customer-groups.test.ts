import { afterEach, expect, test, vi } from 'vitest'
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
