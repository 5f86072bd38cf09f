import { defineConfig } from 'vitest/config'

const rules = ['**/rules.test.ts', '**/rules/*.test.ts', 'server/src/kernel/calendar/*.test.ts']
/** They write into docs, so they are taken when somebody asks: `npm run screenshots`. */
const screenshots = 'e2e/screenshots.test.ts'

export default defineConfig({
  test: {
    maxWorkers: 2,
    exclude: ['**/node_modules/**', '**/dist/**'],
    projects: [
      { test: { name: 'rules', include: rules } },
      { test: { name: 'unit', include: ['{contract,web,console,h5,cli,scripts,bench}/**/*.test.{ts,tsx}'] } },
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts', 'presets/**/*.test.ts'],
          exclude: [...rules, '**/node_modules/**'],
          globalSetup: 'server/test/postgres.ts',
          // Each file works in a database of its own; to load the server anew for each took a third of the time.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000
        }
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: [screenshots, '**/node_modules/**'],
          globalSetup: 'e2e/product.ts',
          // The journeys share one product, and two browsers at once are slower than one after the other.
          fileParallelism: false,
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000
        }
      },
      {
        test: {
          name: 'screenshots',
          include: [screenshots],
          globalSetup: 'e2e/product.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000
        }
      }
    ]
  }
})
