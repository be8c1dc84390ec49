/**
 * Which drawer this screen stands at.
 *
 * The rule: whatever moves cash says so when it is sent. Where it waits for the
 * hub and the screen has been moved to another drawer since, the money still
 * counts where it lies.
 */
import { session } from '../session.ts'

/** What a command says of the drawer of this screen; nothing where it has none. */
export const ownDrawerSaid = (): { readonly drawerId?: string } => {
  const drawerId = session.peek().me?.device.drawerId ?? null
  return drawerId === null ? {} : { drawerId }
}
