/** The text of a code that lets a phone join a Wi-Fi, as Android and iOS read it. */

const escaped = (text: string): string => text.replace(/[\\;,:"]/g, (sign) => `\\${sign}`)

/** @param password empty: the Wi-Fi is open. */
export const wifiUri = (name: string, password: string): string =>
  password === ''
    ? `WIFI:T:nopass;S:${escaped(name)};;`
    : `WIFI:T:WPA;S:${escaped(name)};P:${escaped(password)};;`
