import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { test } from 'node:test'
import { exampleFmu, freshFolder, noCompiler } from '../testing/compile.ts'

// A machine that forbids user namespaces: one of our own, in which no further ones are allowed.
const forbidding = ['--user', '--map-root-user', '--mount', 'sh', '-c', 'echo 0 > /proc/sys/user/max_user_namespaces && exec "$@"', 'sh']
const module = (name: string): string => JSON.stringify(new URL(`../testing/${name}.ts`, import.meta.url).href)

test('where the sandbox is forbidden a host runs all the same, says so, and leaves nothing behind', { skip: noCompiler }, (t) => {
  const [folder, temporary] = [freshFolder(), freshFolder()]
  const script = `
    const { openFile } = await import(${module('open-controller')})
    const { drive } = await import(${module('drive')})
    const { pidOpening } = await import(${module('pid')})
    const product = await openFile('fmu', ${JSON.stringify(exampleFmu(folder))})
    const { record, failures } = await drive(await product.session(pidOpening), pidOpening, 3, () => [150])
    const { enforcement } = product
    const during = (await import('node:fs')).readdirSync(${JSON.stringify(temporary)}).length
    await product.close()
    console.log(JSON.stringify({ acts: record.acts, failures, during, files: enforcement.find(({ what }) => what === 'files') }))`
  const { status, stdout } = spawnSync('unshare', [...forbidding, process.execPath, '--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: temporary },
  })
  const left = readdirSync(temporary)
  for (const each of [folder, temporary]) rmSync(each, { recursive: true })
  if (status !== 0) return t.skip('this machine cannot play one without user namespaces')
  const { acts, failures, during, files } = JSON.parse(stdout)
  assert.deepEqual(failures, [null, null, null])
  assert.equal(acts[0], 80 * (2.5e-4 * 40 + 6.25e-5 * (40 * (300 / 3600))))
  assert.equal(files.enforced, false)
  assert.equal(during, 1)
  assert.deepEqual(left, [])
})
