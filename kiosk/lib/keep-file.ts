/** A file of the hub, kept where the browser keeps what it downloads. */
import { fetchFile, type Asked } from './hub-api.ts'

/** Fetches a file and hands it to the browser under the hub's name for it. Refusals: whatever the path refuses, `hub.away`. */
export const keepFile = async (path: string): Promise<Asked<string>> => {
  const answer = await fetchFile(path)
  if (!answer.ok) return answer
  const { name, body } = answer.value
  keepBlob(name, body)
  return { ok: true, value: name }
}

/** Hands what was made here to the browser under a name. */
export const keepBlob = (name: string, body: Blob): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(body)
  link.download = name
  link.click()
  // The browser has taken it over by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
