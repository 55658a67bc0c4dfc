/**
 * What a relay should run with so that what it lets go of goes back to the machine. By itself glibc holds on to
 * freed buffers, the more the larger they were (a volume is a large one), in as many heaps as there are threads;
 * and V8 lets what is short-lived take 128 MB before it looks. Looking more often costs no CPU that could be measured.
 */
export const thrift = {
  environment: { MALLOC_TRIM_THRESHOLD_: String(128 * 1024), MALLOC_ARENA_MAX: '2' },
  nodeArguments: ['--max-semi-space-size=4'],
} as const

/**
 * Becomes a process that runs so, with the same number, arguments and open files: neither can be set in one that runs.
 * Does nothing where that was done, where the keeper has settled it otherwise, and where no process can be replaced.
 */
export function beginThriftily(environment: NodeJS.ProcessEnv): void {
  if (process.platform !== 'linux' || process.execve === undefined || process.connected || 'MALLOC_TRIM_THRESHOLD_' in environment) return
  process.execve(process.execPath, [process.execPath, ...thrift.nodeArguments, ...process.execArgv, ...process.argv.slice(1)], { ...(environment as Record<string, string>), ...thrift.environment })
}
