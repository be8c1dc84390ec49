/** The lines of an order in the order in which a waiter thinks of them. */
import type { OrderLine } from '../../schema/order.ts'

export interface CourseLines {
  /** null: those that belong to no course. */
  readonly course: number | null
  readonly lines: readonly OrderLine[]
}

/** What has no course first, then course by course; in each by seat, the table's own before any guest's. */
export const byCourse = (lines: readonly OrderLine[]): readonly CourseLines[] => {
  const courses = [...new Set(lines.map(({ course }) => course))].toSorted(
    (a, b) => (a ?? 0) - (b ?? 0),
  )
  return courses.map((course) => ({
    course,
    lines: lines
      .filter((line) => line.course === course)
      .toSorted((a, b) => (a.seat ?? 0) - (b.seat ?? 0)),
  }))
}
