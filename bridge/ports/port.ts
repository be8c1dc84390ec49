/**
 * A port carries bytes to a printer and back, and knows nothing of what they
 * mean. Every printer is reached through one, the virtual printer too.
 */

export interface Port {
  /** Rejects where nobody answers; nothing has been sent then. */
  readonly open: () => Promise<void>
  /** Resolves when the bytes are taken, however long the printer keeps us waiting; rejects when the line is lost. */
  readonly write: (bytes: Uint8Array) => Promise<void>
  readonly onData: (listener: (bytes: Uint8Array) => void) => void
  /** Called once, with the reason, when the line is lost or closed by the printer. */
  readonly onLost: (listener: (reason: string) => void) => void
  /** Ends the conversation properly. True: the other side has taken everything and closed too. */
  readonly close: (timeoutMs: number) => Promise<boolean>
  /** Gives up at once; what was not taken is lost. */
  readonly abort: () => void
}

/** A new conversation over the port of one printer; each is opened and closed once. */
export type OpenPort = () => Port
