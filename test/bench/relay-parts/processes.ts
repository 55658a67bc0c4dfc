import { type ChildProcess, fork, type ForkOptions } from 'node:child_process'
import { once } from 'node:events'

const living = new Set<ChildProcess>()

/** A process of the bench, which ends with it. */
export function begin(file: string, args: readonly string[], options: ForkOptions): ChildProcess {
  const child = fork(file, args, options)
  living.add(child)
  child.once('exit', () => living.delete(child))
  return child
}

/** Whoever waits for one of them fails. */
export function killAll(): void {
  for (const child of living) child.kill('SIGKILL')
}

/** Ends one, whether or not it has ended by itself. */
export async function end(child: ChildProcess, ask: () => void): Promise<void> {
  if (!living.has(child)) return
  const gone = once(child, 'exit')
  if (child.connected) ask()
  await gone
}
