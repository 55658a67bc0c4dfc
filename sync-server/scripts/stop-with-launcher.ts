import { readFileSync } from 'node:fs'

const lookMs = 500

/** The command and parent of a process; `undefined` where there is none, or no `/proc` to ask. */
function processAt(pid: number): { readonly command: string; readonly parent: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A dead process whose end nobody has asked for yet.
    return state === 'Z' ? undefined : { command, parent: Number(parent) }
  } catch {
    return undefined
  }
}

/** The package managers and their shells above this process, nearest first. */
function launchers(): readonly number[] {
  const found: number[] = []
  for (let pid = process.ppid; pid > 1; pid = processAt(pid)?.parent ?? 0) {
    if (!/\b(?:pnpm|npx|npm)\b|scripts\/start\.ts/.test(processAt(pid)?.command ?? '')) break
    found.push(pid)
  }
  return found
}

/**
 * Stops this process when what launched it is gone. `npx` passes no signal on to pnpm, so a relay whose `npx` was
 * stopped would run on and keep its port. Only where `/proc` tells.
 */
export function stopWithLauncher(): void {
  const chain = launchers()
  if (chain.length === 0) return
  const looking = setInterval(() => {
    if (chain.every((pid) => processAt(pid) !== undefined)) return
    clearInterval(looking)
    process.kill(process.pid, 'SIGTERM')
  }, lookMs)
  looking.unref()
}
