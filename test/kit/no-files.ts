import type { Files } from '@hebu/web/workspace/workspace.ts'

const none = (): Promise<never> => Promise.reject(new Error('no files here'))

/** Where a test is not about files: asking for one is a mistake of the test. */
export const noFiles: Files = {
  add: none, read: none, pin: none, retry: none, dismiss: none, pendingBytes: none,
  state: () => ({ kind: 'away' }), waiting: () => 0, refused: () => 0, pending: () => [],
}
