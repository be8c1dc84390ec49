import { defineConfig } from 'vitest/config'

/**
 * Two projects: `quick` holds everything that needs no browser and no second
 * process, and runs in parallel; `slow` holds the runs that start a real hub, a
 * real bridge or a real Chromium, and goes one file at a time so that a small
 * machine is never asked for three browsers at once.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'quick',
          root: import.meta.dirname,
          include: ['**/*.test.ts'],
          exclude: ['story/**', 'faults/**'],
          pool: 'threads',
          sequence: { groupOrder: 0 },
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'slow',
          root: import.meta.dirname,
          include: ['story/**/*.test.ts', 'faults/**/*.test.ts'],
          pool: 'forks',
          globalSetup: './faults/demo-place.ts',
          // After the quick ones, not beside them: what takes long is measured against clocks of its own.
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
