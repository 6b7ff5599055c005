import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { confine } from './sandbox.ts'
import { startProcess } from './process-link.ts'
import { openSerialPort } from './serial-port.ts'

const study = mkdtempSync(join(tmpdir(), "it's a study "))
after(() => rmSync(study, { recursive: true }))
mkdirSync(join(study, 'patients'))
writeFileSync(join(study, 'patients', 'names.csv'), 'secret')
writeFileSync(join(study, 'labels.csv'), 'secret')
writeFileSync(join(study, 'model.bin'), 'weights')
symlinkSync(study, `${study} again`)
after(() => rmSync(`${study} again`))

async function run(command: string, readable: readonly string[], hide: readonly string[] = []) {
  const { confined, enforcement } = await confine({ command: ['/bin/sh', '-c', command], folder: study, readable, hide, memoryMiB: 256 })
  const { stdout, stderr, status } = spawnSync(confined.command, confined.args, {
    cwd: confined.folder,
    env: confined.environment,
    encoding: 'utf8',
  })
  return { stdout, stderr, status, sandboxed: enforcement.every(({ enforced }) => enforced) }
}

test('what is hidden below a folder that is shown is empty there, by every name of the folder', async (t) => {
  const hide = [join(study, 'patients'), join(study, 'labels.csv')]
  for (const folder of [study, `${study} again`]) {
    const { stdout, sandboxed } = await run(`cd "${folder}"; cat model.bin labels.csv patients/names.csv; ls -A patients`, [folder], hide)
    if (!sandboxed) return t.skip('this machine has no sandbox')
    assert.equal(stdout, 'weights')
  }
})

test('only what is shown is there, and nothing of it can be changed', async (t) => {
  const mode = statSync('/dev/null').mode
  const attacks =
    'ls; cat labels.csv; echo x >> model.bin; chmod 600 /dev/null; rm model.bin; echo x > new; touch /usr/x; echo x > /dev/null && echo written'
  const { stdout, sandboxed } = await run(attacks, [join(study, 'model.bin')])
  if (!sandboxed) return t.skip('this machine has no sandbox')
  assert.equal(stdout, 'model.bin\nwritten\n')
  assert.equal(statSync('/dev/null').mode, mode)
  assert.ok(!existsSync(join(study, 'new')) && statSync(join(study, 'model.bin')).size === 'weights'.length)
})

test('many files with long paths are shown', async (t) => {
  const deep = join(study, 'a'.repeat(250), 'b'.repeat(250), 'c'.repeat(250))
  mkdirSync(deep, { recursive: true })
  const files = Array.from({ length: 60 }, (_, k) => join(deep, `${k}.bin`))
  for (const file of files) writeFileSync(file, 'x')
  const { stdout, sandboxed } = await run('cat */*/*/*.bin | wc -c', files)
  if (!sandboxed) return t.skip('this machine has no sandbox')
  assert.equal(stdout.trim(), '60')
})

test('the machine shows no interface, no process and no account', async (t) => {
  const { stdout, sandboxed } = await run(
    'grep -c : /proc/net/dev; ls -d /proc/[0-9]* | wc -l; ls /etc /home /root /sys /var 2>/dev/null | wc -l',
    [],
  )
  if (!sandboxed) return t.skip('this machine has no sandbox')
  const [interfaces, processes, entries] = stdout.split('\n').map(Number)
  assert.ok(interfaces <= 1, 'more than a loopback that is down')
  assert.ok(processes <= 5)
  assert.ok(entries <= 3)
})

test('memory that is mapped nowhere counts', async (t) => {
  if (!existsSync('/usr/bin/python3')) return t.skip('needs Python for memfd_create')
  writeFileSync(
    join(study, 'memfd.py'),
    `import os, sys
print('{"ready":true}', flush=True)
sys.stdin.readline()
for k in range(100):
    os.write(os.memfd_create("m"), b"x" * (32 << 20))
`,
  )
  const files = [join(study, 'memfd.py')]
  const { confined } = await confine({
    command: ['/usr/bin/python3', 'memfd.py'],
    folder: study,
    readable: files,
    hide: [],
    memoryMiB: 256,
  })
  const port = openSerialPort({ start: () => startProcess(confined), secondsToStart: 10, secondsPerCase: 20 })
  const reason = 'needed more than the 256 MiB that are allowed'
  assert.deepEqual(await port.predict({}), { status: 'out-of-memory', reason })
  await port.close()
})

test('a product that is never ready is late', async () => {
  const { confined } = await confine({ command: ['/bin/sh', '-c', 'sleep 60'], folder: study, readable: [], hide: [], memoryMiB: 64 })
  const port = openSerialPort({ start: () => startProcess(confined), secondsToStart: 0.3, secondsPerCase: 10 })
  const late = { status: 'late', reason: 'was not ready within 0.3 s' }
  assert.deepEqual(await port.steps([{}, {}]), [late, late])
  await port.close()
})
