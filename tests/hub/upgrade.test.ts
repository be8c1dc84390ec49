/** A shop that was there before a release: its people may do with it what a new shop's may. */
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Verdict } from '../../schema/permissions.ts'
import { roleSeeds } from '../../schema/role-seeds.ts'
import { openRaw, type Database } from '../../hub/store/driver.ts'
import { migrate, migrations } from '../../hub/store/migrate.ts'
import { applicationId } from '../../hub/store/open.ts'
import { tempFolder } from '../faults/hub-process.ts'

/**
 * A shop as it was after this migration, before there were bookings, tills,
 * refunds, customers and slips: its roles and their rights are kept as they were
 * then, and never edited. What has come since has to come by a migration.
 */
const before = 18
const rightsThen = JSON.parse(
  readFileSync(new URL('../data/rights-0018.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, Readonly<Record<string, Verdict>>>>

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
  for (const { roleId, names, isForDevices } of roleSeeds) {
    addRole.run(roleId, JSON.stringify(names), isForDevices ? 1 : 0)
    for (const [name, verdict] of Object.entries(rightsThen[roleId] ?? {}))
      addRight.run(roleId, name, verdict)
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
