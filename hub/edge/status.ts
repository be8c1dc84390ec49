/** The HTTP status of each refusal, in one place: a rule of the shop knows no status. */
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { RefusalCode } from '../../schema/refusals.ts'

export const statusOf = (code: RefusalCode): ContentfulStatusCode => {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- every rule of the shop that says no is a conflict, 409
  switch (code) {
    case 'device.unknown':
    case 'sign-in.missing':
    case 'sign-in.ended':
    case 'sign-in.wrong-pin':
      return 401
    case 'device.revoked':
    case 'integration.orphaned':
    case 'integration.read-only':
    case 'integration.person-only':
    case 'command.not-permitted':
    case 'command.needs-approval':
    case 'command.approval-invalid':
    case 'command.approval-changed':
      return 403
    case 'command.unknown':
      return 404
    case 'command.too-large':
      return 413
    case 'command.malformed':
      return 400
    case 'sign-in.wait':
    case 'sign-in.device-locked':
    case 'hub.busy':
      return 429
    case 'hub.fault':
      return 500
    case 'hub.failing':
      return 507
    default:
      return 409
  }
}

/** The same at the guests’ door, whose addresses hold what a guest can get wrong. */
export const guestStatusOf = (code: RefusalCode): ContentfulStatusCode => {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- all else is as at the staff’s door
  switch (code) {
    case 'guest.code-unknown':
    case 'guest.token-unknown':
      return 404
    case 'guest.unknown':
      return 401
    case 'guest.wait':
      return 429
    default:
      return statusOf(code)
  }
}
