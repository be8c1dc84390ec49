/**
 * A view: what a screen starts from on every connect, and then keeps up to
 * date with the events of its streams.
 */

/** One document with the revision it stands at; an event with the same key replaces it. */
export interface ViewDoc {
  readonly key: string
  readonly rev: number
  readonly data: unknown
}

export interface View {
  readonly outletId: string
  readonly epoch: string
  /** The log position the documents show. */
  readonly seq: number
  readonly at: number
  /** For each stream the view follows, the seq of its last event. */
  readonly tails: Readonly<Record<string, number>>
  readonly docs: readonly ViewDoc[]
}

/** What the beat carries: enough to notice a lost last message. */
export interface Beat {
  readonly epoch: string
  readonly seq: number
  readonly at: number
  readonly tails: Readonly<Record<string, number>>
}

/** What stands at the retained status topic. */
export interface HubStatus {
  readonly state: 'online' | 'offline'
  readonly epoch: string
  readonly version: string
  readonly at: number
}
