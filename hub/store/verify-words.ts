/** What `verify` can find, and what each finding means to the person who reads it. */

export const meanings = {
  'file.damaged':
    'The disk has damaged the file. Restore the newest backup that verifies, and change the disk.',
  'file.dangling':
    'Something that other rows still need has been deleted. Somebody has worked on the file by hand.',
  'log.gap': 'An event was taken out of the log, or put into it. The log no longer tells all.',
  'log.changed': 'An event was changed after it was written, or the disk lost a part of it.',
  'log.misplaced': 'An event is filed under something other than what it says of itself.',
  'log.previous': 'An event names the wrong one before it, so a screen could miss one unseen.',
  'log.head': 'The end of the log was cut off, or the place where it ends was changed.',
  'command.reply': 'The stored answer of a command is not its own; a retry would be told wrongly.',
  'command.unlogged': 'A command was answered as done, and the log does not know of it.',
  'invoice.gap': 'An invoice number is missing or out of order. The tax office asks why.',
  'invoice.number': 'An invoice is not what its series, its serial or its bill says.',
  'bill.sum': 'A bill does not add up: lines, taxes and round-off do not make its total.',
  'bill.paid': 'What was paid does not settle the bill, or the bill has no invoice for it.',
  'bill.differs': 'A bill is not what the log says it was. Somebody has changed it since.',
  'refund.gap': 'A credit note number is missing or out of order. The tax office asks why.',
  'refund.sum':
    'A refund does not add up, or gives back more than was sold or by another way than it came.',
  'refund.differs': 'A credit note is not what the log says it was. Somebody has changed it since.',
  'entry.gap': 'A journal entry is missing or out of order.',
  'entry.open': 'A journal entry was never sealed, so nothing has checked it.',
  'entry.balance': 'A journal entry does not balance. The books do not add up.',
  'entry.differs': 'The books do not say of a sale what the bill and the log say.',
  'customer.differs': 'What a customer owes, or has paid ahead, is not what the books come to.',
  'cheque.differs':
    'The cheques in hand are not what was taken and what the books say. Look for the paper.',
  'picture.left':
    'The picture of a paper that was forgotten still lies in the media folder. The hub takes it away when it starts.',
  'receipt.wrong':
    'A receipt for an account, a wallet or a voucher is missing, or does not say what the books say.',
  'voucher.differs': 'What is left of a voucher is not what it was sold for less what it has paid.',
  'till.gap': 'A Z report is missing or out of order. Ask who has the paper.',
  'till.cash':
    'A till does not come to what was taken and given at it. Its Z report and the money differ.',
  'till.sales':
    'What is kept of a till’s sales is not what its bills come to. Its report is wrong.',
  'till.books':
    'The cash in the drawers is not what the books say it is. Some was moved in nobody’s till.',
  'day.differs':
    'A day’s summary is not what its bills and postings come to. Reports of that day are wrong.',
} as const

export type FindingCode = keyof typeof meanings

export interface Finding {
  readonly code: FindingCode
  /** The place, and what was found there instead of what. */
  readonly what: string
}

export type Report = (code: FindingCode, what: string) => void
