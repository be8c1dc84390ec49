import { defineConfig } from 'vitest/config'

/**
 * Two projects: `quick` holds everything that needs no browser and no second
 * process; `slow` holds the runs that start a real hub, a real bridge or a real
 * Chromium. Each goes two files at a time, whatever the machine: a small one is
 * never asked for three browsers at once, and none waits for the other, since
 * every file has hubs, ports and folders of its own.
 */
const atOnce = 2

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'quick',
          root: import.meta.dirname,
          include: ['**/*.test.ts'],
          exclude: ['story/**', 'faults/**'],
          // A file handle belongs to a process: two files in one could close each other's.
          pool: 'forks',
          setupFiles: ['./chance.ts'],
          maxWorkers: atOnce,
          sequence: { groupOrder: 0 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
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
          maxWorkers: atOnce,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // What comes over the line is waited for as long as Playwright waits for an element.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
})
