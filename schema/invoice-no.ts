/**
 * Invoice numbers: at most 16 letters, digits, `-` and `/`, consecutive within a
 * series and a financial year (CGST Rule 46(b)).
 */
export const isInvoiceNo = (number: string): boolean => /^[A-Za-z0-9/-]{1,16}$/.test(number)

/**
 * `M1/2526/00042` from the series, the financial year ("2025-26") and the serial.
 * Throws a RangeError where that is no invoice number, rather than cut a digit
 * off and number two invoices alike.
 */
export const formatInvoiceNo = (series: string, fiscalYearLabel: string, no: number): string => {
  const year = fiscalYearLabel.replace(/^\d\d(\d\d)-(\d\d)$/, '$1$2')
  const room = 16 - series.length - year.length - 2
  const number = `${series}/${year}/${String(no).padStart(Math.min(5, room), '0')}`
  if (!Number.isSafeInteger(no) || no < 1 || !isInvoiceNo(number))
    throw new RangeError(`${number} is not an invoice number`)
  return number
}
