import { spawn } from 'node:child_process'

export interface CommandEnd {
  /** The exit code; 1 where the program could not be started or was stopped for taking too long. */
  readonly code: number
  readonly output: string
}

export interface CommandOptions {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  readonly withinMs?: number
  /** Whether people see the output while it comes; it is gathered otherwise. */
  readonly shown?: boolean
}

/** Runs a program to its end without standard input, so that nothing can wait for an answer. Never rejects. */
export function runCommand(program: string, args: readonly string[], { cwd, env, withinMs, shown = false }: CommandOptions = {}): Promise<CommandEnd> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'], timeout: withinMs, killSignal: 'SIGKILL' })
    const chunks: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }))
  })
}
