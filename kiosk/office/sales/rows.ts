/** Which figure of the report lies open, to show the rows beneath it. */
import { signal } from '@preact/signals'
import type { TrendSubject } from '../../../schema/report.ts'

export interface OpenRows {
  readonly of: TrendSubject
  readonly id: string
}

export const opened = signal<OpenRows | null>(null)

export const openRows = (rows: OpenRows): void => {
  opened.value = rows
}
export const closeRows = (): void => {
  opened.value = null
}
