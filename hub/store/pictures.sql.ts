import { query, statement } from './query.ts'

/** Pictures of papers that are gone, whose files may be there still. */
export const picturesGone = query<[], { readonly sha256: string }>(
  'select sha256 from picture_gone',
  ['sha256'],
  'it holds only what is to be taken away now',
)

/** Whether anything still shows a picture: a paper of the same look, an item, the room behind the tables. */
export const shownBy = query<
  [sha256: string, sameSha256: string, againSha256: string],
  { readonly n: number }
>(
  `select (select count(*) from paper where picture = ?) + (select count(*) from item where picture = ?)
        + (select count(*) from section where instr(backdrop, ?) > 0) as n`,
  ['n'],
  'a roll has twenty papers, and it is asked once for each that is forgotten',
)

export const pictureIsGone = statement<[sha256: string]>(
  'delete from picture_gone where sha256 = ?',
)
