/** A business date as a date field of the browser holds it, `2026-11-21`, and back. Pure. */

export const toDateField = (date: number): string => {
  const text = String(date)
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
}

/** The yyyymmdd in a date field; NaN while it is empty. */
export const fromDateField = (text: string): number =>
  text === '' ? Number.NaN : Number(text.replaceAll('-', ''))
