/** What an outlet tells its own screens and programs of itself: the foot of its invoices is the office’s. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reply } from '../../schema/command.ts'
import { exampleOf, type CommandInput } from '../../schema/commands.ts'
import { deviceKinds } from '../../schema/device-kinds.ts'
import { column } from './look.ts'
import { openHub, type TestHub } from './http-kit.ts'

const foot = exampleOf('outlet.foot') as CommandInput<'outlet.foot'>
const ofFoot = [...foot.terms, ...Object.values(foot.bank ?? {})].filter(
  (one) => one !== 'Lal Patang Mithai',
)

let hub: TestHub
beforeAll(async () => {
  hub = await openHub()
  const office = hub.as(await hub.pair('office'))
  const { signIn } = (await office.signIn('asha')).json as { signIn: { signInId: string } }
  const set = await office.send('outlet.foot', foot, { signIn: signIn.signInId })
  if (!(set.json as Reply).ok) throw new Error(set.text)
  // Some of its screens stand at another outlet, which has the same foot.
  hub.shop.db.exec(
    `update outlet set (terms, bank) = (select terms, bank from outlet where outlet_id = 'counter')`,
  )
})
afterAll(() => hub.close())

describe('the account and the terms of an outlet', () => {
  test('are told to none of its screens by what it says of itself', async () => {
    for (const kind of deviceKinds) {
      const { json, text } = await hub.as(await hub.pair(kind)).get('/api/v1/me')
      expect([kind, json]).toMatchObject([kind, { outlet: { country: 'IN' } }])
      expect([kind, ofFoot.filter((one) => text.includes(one))]).toEqual([kind, []])
    }
  })

  test('are told to nobody who follows the log, and are read by the office that sets them', async () => {
    const heard = JSON.stringify(column(hub.shop.db, 'select body from event'))
    expect(heard).toContain('outlet.changed')
    expect(ofFoot.filter((one) => heard.includes(one))).toEqual([])
    const office = hub.as(await hub.pair('office'))
    await office.signIn('asha')
    const { json } = await office.get('/api/v1/shop')
    expect(json).toMatchObject({ outlet: { terms: foot.terms, bank: foot.bank } })
  })
})
