import { defineConfig } from 'vitest/config';

/** Played in real time by several processes, which must not have to wait for other tests: one after the other. */
const days = ['test/platforms/*/day/**/*.test.ts', 'test/replicas/**/*.test.ts'];
/** Of the program as it is built. */
const program = 'test/cli/**/*.test.ts';
/** Those that start servers and processes or look at their own process, and the longest. */
const alone = ['test/{app,browser,ops,store}/**/*.test.ts', 'test/quiz/daily/year-*.test.ts'];

// Projects of a group begin in the order of their names. What is quick comes last, so that in the end no core is idle for long.
export default defineConfig({
  test: {
    testTimeout: 20_000,
    // By default one core is left to Vitest itself, which hardly needs it.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'days', include: days, maxWorkers: 1, sequence: { groupOrder: 1 } } },
      { extends: true, test: { name: 'alone', include: alone, sequence: { groupOrder: 2 } } },
      {
        extends: true,
        test: {
          name: 'program',
          include: [program],
          globalSetup: 'test/cli/build-program.ts',
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [...days, program, ...alone],
          sequence: { groupOrder: 2 },
          // To load all modules anew for each file takes longer than the tests of most files.
          isolate: false,
        },
      },
    ],
  },
});
