/** `pnpm start`: the interface built where it changed, then the relay in this very process. */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

import { beginThriftily } from '../src/thrift.ts'
import { buildWeb, projectFolder } from './build-web.ts'
import { stopWithLauncher } from './stop-with-launcher.ts'

beginThriftily(process.env)

// What was compiled at the last start need not be again.
enableCompileCache(join(projectFolder, '.cache/compiled'))
stopWithLauncher()

if ((await buildWeb()) === 'failed') console.error('The interface could not be built; the relay starts with what there is.')

const { main } = await import('../src/main.ts')
await main()
