/** Who a customer is, asked of the hub by whatever shows a name. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { customerOf } from '../../kiosk/lib/customers/known.ts'
import { departed, heard } from '../../kiosk/lib/hub-api.ts'

let asked: string[] = []
let answer: () => Response
beforeEach(() => {
  asked = []
  vi.useFakeTimers()
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path)
    return Promise.resolve(answer())
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const declined = (): Response =>
  Response.json({ ok: false, code: 'command.not-permitted', facts: {} }, { status: 403 })
const drawn = async (customerId: string): Promise<string | undefined> => {
  const name = customerOf(customerId)?.name
  await vi.advanceTimersByTimeAsync(1)
  return name
}

test('a refusal is remembered at every further look, until the hub has been away', async () => {
  answer = declined
  heard()
  for (let look = 0; look < 3; look += 1) expect(await drawn('suman')).toBe(undefined)
  expect(asked).toHaveLength(1)
  departed()
  for (let look = 0; look < 3; look += 1) expect(await drawn('suman')).toBe(undefined)
  expect(asked).toHaveLength(1)
  answer = () => Response.json({ ok: true, customer: { customerId: 'suman', name: 'Suman Rao' } })
  heard()
  await drawn('suman')
  expect(await drawn('suman')).toBe('Suman Rao')
  expect(asked).toHaveLength(2)
})
