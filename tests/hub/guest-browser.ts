/** A guest’s browser at the guests’ door. */
import type { GuestState } from '../../schema/guest-state.ts'
import { cookieIn, type Answer, type Headers, type TestHub } from './http-kit.ts'

export const guestOrigin = (hub: TestHub): string => `http://127.0.0.1:${hub.guestPort}`

export interface GuestBrowser {
  readonly headers: () => Headers
  readonly post: (path: string, args?: object, id?: string) => Promise<Answer>
  readonly join: (code: string, args: object, id?: string) => Promise<Answer>
  readonly say: (code: string, action: string, args?: object) => Promise<Answer>
  readonly state: (code: string) => Promise<GuestState>
}

/** A phone’s browser: the cookie it was given, and the page it comes from. */
export const openGuestBrowser = (hub: TestHub, from = '127.0.0.1'): GuestBrowser => {
  let cookie: string | undefined
  const headers = (): Headers => ({
    origin: guestOrigin(hub),
    ...(cookie === undefined ? {} : { cookie }),
  })
  const post: GuestBrowser['post'] = async (path, args = {}, id = hub.shop.newId()) => {
    const answer = await hub.ask(path, {
      port: hub.guestPort,
      method: 'POST',
      from,
      headers: { ...headers(), 'content-type': 'application/json' },
      body: JSON.stringify({ id, args }),
    })
    cookie = cookieIn(answer) ?? cookie
    return answer
  }
  return {
    headers,
    post,
    join: (code, args, id) => post(`/g/v1/${code}/join`, { name: 'Asha', ...args }, id),
    say: (code, action, args = {}) => post(`/g/v1/${code}/do/${action}`, args),
    state: async (code) =>
      (await hub.ask(`/g/v1/${code}/state`, { port: hub.guestPort, from, headers: headers() }))
        .json as GuestState,
  }
}
