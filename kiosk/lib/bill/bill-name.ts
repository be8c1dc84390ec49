import type { BillDoc } from '../../../schema/bill.ts'
import { t } from '../words/words.ts'

/** What a bill is called: its table, or its token. */
export const billName = ({ tableLabel, token }: Pick<BillDoc, 'tableLabel' | 'token'>): string =>
  tableLabel === '' ? t('bill.token', { token }) : tableLabel
