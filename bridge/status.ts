/**
 * What a printer says about itself, one byte at a time.
 *
 * Answers carry no name: they are told apart by fixed bits alone (Epson,
 * ESC/POS reference, DLE EOT and GS a). A byte that fits nothing is ignored,
 * so that noise can never become "printed".
 */
import type { PrinterReason } from '../schema/device.ts'

export type StatusEvent =
  /** The answer to DLE EOT. */
  | { readonly kind: 'realTime'; readonly byte: number }
  /** The answer to GS r: everything before it has been worked through. */
  | { readonly kind: 'processed'; readonly byte: number }

/** A printer name or serial number is never longer; a block without an end is noise. */
const blockMost = 80

/**
 * Sorts a printer's bytes. Four-byte automatic reports (GS a) and text blocks
 * are swallowed, because their inner bytes look like answers.
 */
export const createStatusReader = (
  onEvent: (event: StatusEvent) => void,
): ((bytes: Uint8Array) => void) => {
  let reportLeft = 0
  let blockLeft = 0
  return (bytes) => {
    for (const byte of bytes) {
      if (blockLeft > 0) {
        blockLeft = byte === 0 ? 0 : blockLeft - 1
      } else if (reportLeft > 0 && (byte & 0x90) === 0) {
        reportLeft -= 1
      } else if ((byte & 0x93) === 0x12) {
        reportLeft = 0
        onEvent({ kind: 'realTime', byte })
      } else if ((byte & 0x93) === 0x10) {
        reportLeft = byte === 0x5f ? 0 : 3
      } else if (byte === 0x5f || byte === 0x37) {
        reportLeft = 0
        blockLeft = blockMost
      } else if ((byte & 0x90) === 0) {
        onEvent({ kind: 'processed', byte })
      }
    }
  }
}

/** The answers to DLE EOT 1, 2 and 4. */
export interface StatusBytes {
  readonly printer: number
  readonly offline: number
  readonly paper: number
}

/** Why a printer does not print, or soon will not, in the order a person should look. */
export const reasonsOf = ({ printer, offline, paper }: StatusBytes): readonly PrinterReason[] => {
  const isOut = (offline & 0x20) !== 0 || (paper & 0x60) !== 0
  const isOpen = (offline & 0x04) !== 0
  const isFaulty = (offline & 0x40) !== 0
  const isElse = (printer & 0x08) !== 0 && !isOut && !isOpen
  return [
    ...(isOpen ? (['cover'] as const) : []),
    ...(isOut ? (['paper_out'] as const) : []),
    ...(isFaulty || isElse ? (['error'] as const) : []),
    ...(!isOut && (paper & 0x0c) !== 0 ? (['paper_near'] as const) : []),
  ]
}

/** Whether anything can be printed; paper that will soon run out does not stop it yet. */
export const isBlocked = (reasons: readonly PrinterReason[]): boolean =>
  reasons.some((reason) => reason !== 'paper_near')
