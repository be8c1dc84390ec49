/** Names of things and of roles in the language of whoever reads this screen. */
import type { DeviceDoc } from '../../../schema/device.ts'
import { nameIn, type Called } from '../../../schema/names.ts'
import { roleSeeds } from '../../../schema/role-seeds.ts'
import { language } from './place.ts'

export const nameOf = (names: Called): string => nameIn(names, language.value)

/** What a screen is called: as it was invited, until somebody has named it in each language. */
export const deviceName = ({ name, names }: Pick<DeviceDoc, 'name' | 'names'>): string =>
  names === undefined ? name : nameOf(names)

/** What a role is called; a role the owner has made keeps its id until the office names it. */
export const roleName = (roleId: string): string => {
  const role = roleSeeds.find((seed) => seed.roleId === roleId)
  return role === undefined ? roleId : nameOf(role.names)
}
