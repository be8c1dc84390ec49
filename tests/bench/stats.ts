/** Order statistics of samples. */

/** The value that `share` (0 to 1) of the samples do not exceed; NaN of nothing. */
export const quantile = (samples: readonly number[], share: number): number => {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5)

/** The largest; `Math.max(...samples)` cannot take as many as there are here. */
export const largest = (samples: readonly number[]): number =>
  samples.reduce((most, sample) => Math.max(most, sample), -Infinity)
