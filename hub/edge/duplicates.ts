import type { Client } from 'aedes'

/**
 * Takes from aedes the memory by which it drops a message that another one,
 * sent later in the same tick, has overtaken. The hub publishes one class only
 * and needs no such memory; this is the belt. `duplicates` is not a published
 * surface, and a test with a broker of the pinned version shows it at work.
 */
export const forgetDuplicates = (client: Client): void => {
  const nothingSeen = new Proxy({}, { get: () => 0, set: () => true })
  Object.assign(client, { duplicates: nothingSeen })
}
