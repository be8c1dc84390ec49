export const pause = (ms: number): Promise<void> =>
  new Promise((settle) => void setTimeout(settle, ms))
