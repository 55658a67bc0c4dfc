/** `pnpm dev`: the relay, started anew when its files change, and Vite before it, which passes on what is not a page. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectFolder } from './build-web.ts'

const relayPort = process.env['PORT'] ?? '4680'
const vitePort = process.env['HEBU_VITE_PORT'] ?? '4681'
const web = join(projectFolder, 'web')

const relay = spawn(process.execPath, ['--watch', '--watch-preserve-output', join(projectFolder, 'sync-server/src/main.ts')], {
  stdio: 'inherit',
  env: { ...process.env, PORT: relayPort, HEBU_ORIGIN: `http://localhost:${vitePort}` },
})
const vite = spawn(process.execPath, [join(web, 'node_modules/vite/bin/vite.js'), '--port', vitePort, '--strictPort'], {
  cwd: web,
  stdio: 'inherit',
  env: { ...process.env, HEBU_DEV_RELAY: `http://localhost:${relayPort}` },
})

console.log(`\n  Open http://localhost:${vitePort} (pages by Vite, everything else by the relay at ${relayPort}).\n`)

for (const child of [relay, vite]) {
  child.on('exit', (code) => {
    relay.kill()
    vite.kill()
    process.exitCode ??= code ?? 0
  })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => [relay, vite].forEach((child) => child.kill(signal)))
