/**
 * The code pages a profile may name: which number the printer knows it by and
 * which characters its upper half holds.
 *
 * Only a character listed here, or ASCII, is ever sent as text.
 */

export const codePageNames = ['PC437', 'WPC1252'] as const
export type CodePageName = (typeof codePageNames)[number]

export interface CodePage {
  /** The number after ESC t, as Epson and the makers that follow it count. */
  readonly page: number
  /** The name node-thermal-printer has for it. */
  readonly encoderName: 'PC437_USA' | 'WPC1252'
  /** The characters of the bytes 0x80 to 0xff; a byte without a character has U+FFFD. */
  readonly upper: string
}

export const codePages: Readonly<Record<CodePageName, CodePage>> = {
  PC437: {
    page: 0,
    encoderName: 'PC437_USA',
    upper:
      'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
      '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  },
  WPC1252: {
    page: 16,
    encoderName: 'WPC1252',
    upper:
      '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ' +
      '\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  },
}

/** Whether the printer has this character among its letters. */
export const isOnPage = (char: string, name: CodePageName): boolean => {
  const point = char.codePointAt(0) ?? 0
  if (point < 0x80) return point >= 0x20 && point < 0x7f
  return char !== '\ufffd' && codePages[name].upper.includes(char)
}

/** The code page a printer knows by this number, or undefined. */
export const codePageByNumber = (page: number): CodePage | undefined =>
  Object.values(codePages).find((candidate) => candidate.page === page)
