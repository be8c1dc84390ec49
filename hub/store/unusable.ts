/** A database file the hub must not touch. The message says what was found and what to do. */
export class UnusableDatabase extends Error {}
