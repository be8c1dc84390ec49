/** Invoice numbers: at most 16 letters, digits, `-` and `/` (CGST Rule 46(b)). */
export const isInvoiceNo = (number: string): boolean => /^[A-Za-z0-9/-]{1,16}$/.test(number)

/** `M1/2526/00042` from the series, the financial year and the serial. */
export const formatInvoiceNo = (series: string, fiscalYearLabel: string, no: number): string => {
  const year = fiscalYearLabel.replace(/^20(\d\d)-(\d\d)$/, '$1$2')
  const room = 16 - series.length - year.length - 2
  const number = `${series}/${year}/${String(no).padStart(Math.min(5, room), '0')}`
  if (!isInvoiceNo(number)) throw new RangeError(`${number} is not an invoice number`)
  return number
}
