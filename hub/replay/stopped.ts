/** The replay cannot go on; the message says why, and what was kept is kept. */
export class PlayStopped extends Error {}
