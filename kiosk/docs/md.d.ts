/** A text in Markdown, made into HTML by the build. */
declare module '*.md' {
  export const html: string
}
