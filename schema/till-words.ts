/** What is said of tills by the hub and read by the office, without the validator. */

/** The note of a float that was counted too short for its till to be opened. */
export const notOpened = 'not-opened'

/** The reason that cash is paid out for which was kept for a bill that owed nothing any more. */
export const takenTwice = 'taken-twice'
