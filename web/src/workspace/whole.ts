import type { Done, Step, Workspace } from './workspace.ts'

/** Runs all parts as one step; where one is refused, the others are taken back. */
export function whole<T>({ commands }: Pick<Workspace, 'commands'>, step: Step, run: () => Done<T>): Done<T> {
  const done = commands.asOne(step, run)
  if (!done.ok) void commands.undo(step)
  return done
}
