import { runCommand } from './run-command.ts'

export const installMs = 10 * 60_000

export const isRoot = (): boolean => process.getuid?.() === 0

/** Installs packages of Debian; whether that went well. Only as root. */
export async function aptInstall(packages: readonly string[], say: (line: string) => void): Promise<boolean> {
  say(`Installing ${packages.join(' and ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runCommand('apt-get', ['update'], { env, withinMs: installMs })
  const { code } = await runCommand('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env, withinMs: installMs })
  return code === 0
}
