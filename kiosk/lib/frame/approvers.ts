/**
 * Who may approve what a cashier may only ask for.
 *
 * The rule: the list only saves looking; the hub checks the PIN and the right.
 * Roles the owner has made are offered too, because only the hub knows theirs.
 */
import type { Permission } from '../../../schema/permissions.ts'
import type { RoleSeed } from '../../../schema/role-seeds.ts'
import type { UserDoc } from '../../../schema/user.ts'

/** @param asker who asks; nobody approves for themselves. */
export const approversOf = (
  users: readonly UserDoc[],
  roles: readonly RoleSeed[],
  permission: Permission,
  asker: string | undefined,
): readonly UserDoc[] =>
  users.filter(({ userId, roleId }) => {
    const role = roles.find((one) => one.roleId === roleId)
    return userId !== asker && (role === undefined || role.rights[permission] === 'allow')
  })
