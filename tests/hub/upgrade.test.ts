/** A shop that was there before a release: its people may do with it what a new shop's may. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { approvalCommands } from '../../schema/approval-commands.ts'
import { billMergeCommands } from '../../schema/bill-merge-commands.ts'
import { billRequestCommands } from '../../schema/bill-request-commands.ts'
import { bookingCommands } from '../../schema/booking-commands.ts'
import { discountCommands } from '../../schema/discount-commands.ts'
import { customerCommands } from '../../schema/customer-commands.ts'
import { roleSeeds } from '../../schema/role-seeds.ts'
import { equipmentCommands } from '../../schema/equipment-commands.ts'
import { refundCommands } from '../../schema/refund-commands.ts'
import { shopCommands } from '../../schema/shop-commands.ts'
import { slipCommands } from '../../schema/slip-commands.ts'
import { tillCommands } from '../../schema/till-commands.ts'
import { challanCommands } from '../../schema/challan-commands.ts'
import { packedCommands } from '../../schema/packed-commands.ts'
import { openRaw, type Database } from '../../hub/store/driver.ts'
import { migrate, migrations } from '../../hub/store/migrate.ts'
import { applicationId } from '../../hub/store/open.ts'
import { tempFolder } from '../faults/hub-process.ts'

/** The last migration before there were bookings, tills, refunds, customers and slips. */
const before = 18

let folder: ReturnType<typeof tempFolder>
let db: Database
beforeEach(() => {
  folder = tempFolder()
  db = openRaw(`${folder.path}/chowk.db`)
})
afterEach(() => {
  db.close()
  folder.remove()
})

test('every role of a shop from before has the rights of the commands that came since', () => {
  const path = `${folder.path}/chowk.db`
  const options = { applicationId, now: () => 1, newId: () => 'epoch' }
  const known = migrations()
  migrate(db, path, { ...options, migrations: known.filter(({ version }) => version <= before) })
  const addRole = db.prepare('insert into role (role_id, names, is_for_devices) values (?, ?, ?)')
  const addRight = db.prepare(
    'insert into role_right (role_id, permission, verdict) values (?, ?, ?)',
  )
  for (const { roleId, names, isForDevices, rights } of roleSeeds) {
    addRole.run(roleId, JSON.stringify(names), isForDevices ? 1 : 0)
    for (const [name, verdict] of Object.entries(rights))
      if (!isNew(roleId, name)) addRight.run(roleId, name, verdict)
  }
  migrate(db, path, options)
  const rows = db.prepare('select role_id, permission, verdict from role_right').all() as {
    role_id: string
    permission: string
    verdict: string
  }[]
  const held = rows.map(({ role_id, permission, verdict }) => `${role_id} ${verdict} ${permission}`)
  const meant = roleSeeds.flatMap(({ roleId, rights }) =>
    Object.entries(rights).map(([name, verdict]) => `${roleId} ${verdict} ${name}`),
  )
  expect(held.toSorted()).toEqual(meant.toSorted())
})

const since = {
  ...approvalCommands,
  ...billMergeCommands,
  ...billRequestCommands,
  ...equipmentCommands,
  ...bookingCommands,
  ...customerCommands,
  ...packedCommands,
  ...challanCommands,
  ...discountCommands,
  ...refundCommands,
  ...shopCommands,
  ...slipCommands,
  ...tillCommands,
}
const alone = [
  'bill.buyer',
  'bill.coupon',
  'bill.customer',
  'customer-group.set',
  'floor.set',
  'page.answer',
  'plan.publish',
  'price.end',
  'section.remove',
  'ticket.page',
  'view.customers',
]
/** What others had before, and this role only since. */
const aloneFor: Readonly<Record<string, readonly string[]>> = {
  seller: ['bill.discount', 'bill.discount-over', 'bill.tip'],
}
const isNew = (roleId: string, name: string): boolean =>
  name in since || alone.includes(name) || (aloneFor[roleId] ?? []).includes(name)
