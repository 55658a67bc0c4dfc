import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, extname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

export const projectFolder = resolve(import.meta.dirname, '../..')

/** What the built interface is made from. */
const inputs = ['web/src', 'web/public', 'shared/src', 'web/index.html', 'web/package.json', 'pnpm-lock.yaml']

/** Builds the interface where its inputs have changed since the last time. A failed build leaves the relay to serve without. */
export async function buildWeb(): Promise<'fresh' | 'built' | 'failed'> {
  const stampFile = join(projectFolder, '.cache/web-build')
  const stamp = await stampOf(projectFolder)
  const known = await readFile(stampFile, 'utf8').catch(() => '')
  const dist = join(projectFolder, 'web/dist')
  if (known === stamp && existsSync(join(dist, 'index.html'))) return 'fresh'
  if (!(await runVite())) return 'failed'
  await compress(dist)
  await mkdir(dirname(stampFile), { recursive: true })
  await writeFile(stampFile, stamp)
  return 'built'
}

/** Sizes and times of all inputs, as one digest. */
async function stampOf(root: string): Promise<string> {
  const configs = (await readdir(join(root, 'web')).catch(() => [])).filter((name) => name.endsWith('.ts')).map((name) => `web/${name}`)
  const listed = await Promise.all([...inputs, ...configs].map((input) => filesIn(join(root, input))))
  const facts = await Promise.all(
    listed.flat().map(async (file) => {
      const { mtimeMs, size } = await stat(file)
      return `${file} ${mtimeMs} ${size}`
    }),
  )
  return createHash('sha256').update(facts.sort().join('\n')).digest('hex')
}

async function filesIn(path: string): Promise<string[]> {
  const facts = await stat(path).catch(() => undefined)
  if (facts === undefined) return []
  if (!facts.isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

function runVite(): Promise<boolean> {
  const web = join(projectFolder, 'web')
  const vite = join(web, 'node_modules/vite/bin/vite.js')
  if (!existsSync(vite)) return Promise.resolve(false)
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: web, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } })
  return new Promise((settle) => {
    child.on('exit', (code) => settle(code === 0))
    child.on('error', () => settle(false))
  })
}

/** Once here, so that no request waits for it. */
async function compress(dist: string): Promise<void> {
  const texts = (await filesIn(dist)).filter((file) => ['.html', '.js', '.css', '.svg', '.webmanifest', '.json'].includes(extname(file)))
  await Promise.all(
    texts.map(async (file) => {
      const bytes = await readFile(file)
      if (bytes.byteLength <= 1024) return
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength }
      await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, { params }))
    }),
  )
}

if (import.meta.main && (await buildWeb()) === 'failed') process.exitCode = 1
