import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { has } from './testing/compile.ts'
import { drive, glucose } from './testing/drive.ts'
import { clients, openController, openProgram } from './testing/open-controller.ts'
import { pidOpening } from './testing/pid.ts'

const folder = join(clients, 'python')
const skip = has('python3') ? false : 'no python3 on this machine'

test('the tests of the Python client pass', { skip }, () => {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' }
  const { status, stderr } = spawnSync('python3', ['-m', 'unittest'], { cwd: folder, env, encoding: 'utf8' })
  assert.equal(status, 0, stderr)
})

test('an agent written for an environment plays session after session', { skip }, async () => {
  const product = await openProgram(folder, ['python3', 'agent.py'], ['agent.py', 'vitalbench.py'])
  for (let session = 0; session < 3; session += 1) {
    const { failures, record } = await drive(await product.session(pidOpening), pidOpening, 100, glucose)
    assert.deepEqual(failures.filter(Boolean), [])
    record.acts.forEach((act, index) => {
      const [shown] = glucose(index)
      assert.equal(act, Number.isNaN(shown) ? 0 : Math.max(0, 0.02 * (shown - 110)))
    })
  }
  await product.close()
})

test('a Python controller behind an address is linked over HTTP', { skip }, async () => {
  const program =
    'import vitalbench, sys\nlink = vitalbench.Http(port=0)\nprint(link.port, flush=True)\nfrom pid import Pid\nvitalbench.serve(Pid(), link=link)'
  const server = spawn('python3', ['-c', program], { cwd: folder, env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } })
  try {
    const port = await new Promise((resolve) => server.stdout.once('data', (bytes: Buffer) => resolve(Number(bytes.toString()))))
    const product = await openController({ link: 'http', url: `http://127.0.0.1:${String(port)}/` })
    const { failures } = await drive(await product.session(pidOpening), pidOpening, 50, glucose)
    await product.close()
    assert.deepEqual(failures.filter(Boolean), [])
  } finally {
    server.kill()
  }
})
