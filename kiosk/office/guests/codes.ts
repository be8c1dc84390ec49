/** What the hub tells of the codes on the tables, and a table of them. */
import type { ReadingAnswer } from '../../../schema/readings.ts'

export type TableCodes = ReadingAnswer<'tableCodes'>
export type CodedTable = TableCodes['tables'][number]
