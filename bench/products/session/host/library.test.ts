import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { compileText, freshFolder, noCompiler } from '../testing/compile.ts'
import { drive } from '../testing/drive.ts'
import { openFile } from '../testing/open-controller.ts'
import { pidOpening } from '../testing/pid.ts'

const folder = freshFolder()
after(() => rmSync(folder, { recursive: true }))

/** A controller in C whose step does `work` at the decision at 600 s, and acts with 1 otherwise. */
const controller = (work: string, more = ''): string => `
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "vitalbench_controller.h"
int here;
int32_t vitalbench_abi(void) { return ${more.includes('ABI') ? 7 : 'VITALBENCH_ABI'}; }
void *vitalbench_open(int32_t inputs, int32_t outputs, double period_seconds) { return ${more.includes('REFUSE') ? '0' : '&here'}; }
int32_t vitalbench_reset(void *controller) { return 0; }
${more.replace(/^(ABI|REFUSE)$/, '')}
int32_t vitalbench_step(void *controller, double seconds, const double *inputs, double *outputs) {
  outputs[0] = 1.0;
  if (seconds == 600.0) { ${work} }
  return 0;
}`

async function run(name: string, source: string) {
  const product = await openFile('library', compileText(source, folder, name), { limits: { secondsPerCase: 1, memoryMiB: 300 } })
  try {
    return await drive(await product.session(pidOpening), pidOpening, 4, () => [120])
  } finally {
    await product.close()
  }
}

for (const [name, status, reason, work] of [
  ['segfault', 'crashed', /^was ended by signal 11/, '*(volatile int *)0 = 1;'],
  ['abort', 'crashed', /^was ended by signal 6/, 'abort();'],
  ['exit', 'crashed', /^exited with code 3/, 'exit(3);'],
  ['hang', 'late', /^did not act within 1 s$/, 'for (;;) pause();'],
  ['spin', 'late', /^did not act within 1 s$/, 'for (volatile int i = 0;; i++) {}'],
  [
    'allocate',
    'out-of-memory',
    /^needed more than the 300 MiB that are allowed$/,
    'for (;;) { volatile char *p = malloc(1 << 20); if (!p) { fputs("cannot allocate memory\\n", stderr); abort(); } for (int i = 0; i < 1 << 20; i += 512) p[i] = 1; }',
  ],
  ['nothing', 'invalid', /^output "insulin" is "null", not a number$/, 'outputs[0] = 0.0 / 0.0;'],
  ['infinity', 'invalid', /^output "insulin" is Infinity$/, 'outputs[0] = 1e308 * 10.0;'],
  ['status', 'crashed', /^exited with code 1; it wrote "Error: vitalbench_step returned 9 at 600 s"$/, 'return 9;'],
] as const)
  test(`a library that does ${name} is ${status}`, { skip: noCompiler }, async () => {
    const { failures, record } = await run(name, controller(work))
    assert.deepEqual([failures[0], failures[1]], [null, null])
    assert.equal(failures[2]?.status, status, failures[2]?.reason)
    assert.match(failures[2]!.reason, reason)
    assert.deepEqual(record.acts, [1, 1])
  })

test('what a library prints does not disturb the dialogue', { skip: noCompiler }, async () => {
  const { failures } = await run('print', controller('printf("%d\\n", 7); fflush(stdout); fputs("{}", stdout); fflush(stdout);'))
  assert.deepEqual(failures, [null, null, null, null])
})

for (const [name, reason, more] of [
  ['version', 'its interface has version 7, spoken is 1', 'ABI'],
  ['refusal', 'vitalbench_open refused the contract', 'REFUSE'],
  [
    'names',
    'its inputs are bis where the contract has glucose',
    'const char *vitalbench_signals(void) { return "{\\"inputs\\":[{\\"id\\":\\"bis\\"}],\\"outputs\\":[]}"; }',
  ],
] as const)
  test(`a library with another ${name} is refused before the first decision`, { skip: noCompiler }, async () => {
    const { failures } = await run(name, controller('', more))
    assert.deepEqual(failures[0], { status: 'invalid', reason: `said ${JSON.stringify(reason)}` })
  })

test('a library with another unit is refused, as any controller is', { skip: noCompiler }, async () => {
  const signals = '{\\"inputs\\":[{\\"id\\":\\"glucose\\",\\"unit\\":\\"mmol/L\\"}],\\"outputs\\":[{\\"id\\":\\"insulin\\"}]}'
  const { failures } = await run('unit', controller('', `const char *vitalbench_signals(void) { return "${signals}"; }`))
  assert.equal(failures[0]?.reason, 'its input "glucose" is in "mmol/L", declared is mg/dL')
})

test('a file that is no library, and one without the interface, are outcomes', async () => {
  writeFileSync(join(folder, 'none.so'), 'no library')
  const product = await openFile('library', join(folder, 'none.so'))
  const { failures } = await drive(await product.session(pidOpening), pidOpening, 1, () => [120])
  await product.close()
  assert.equal(failures[0]?.status, 'invalid')
  if (noCompiler) return
  const other = await run('bare', 'int nothing(void) { return 0; }')
  assert.match(other.failures[0]?.reason ?? '', /vitalbench_abi/)
})

test('a library in the sandbox reads neither the study nor the memory of the lab', { skip: noCompiler }, async (t) => {
  const truth = join(folder, 'truth.csv')
  writeFileSync(truth, '1')
  // Each bit is something that could be opened: the file, the memory and the environment of the lab.
  const source = controller('', '').replace(
    'outputs[0] = 1.0;',
    `outputs[0] = (access("${truth}", R_OK) == 0) + 2 * (access("/proc/${process.pid}/mem", R_OK) == 0) + 4 * (access("/root", R_OK) == 0);`,
  )
  const product = await openFile('library', compileText(source, folder, 'reader'))
  const { record } = await drive(await product.session(pidOpening), pidOpening, 2, () => [120])
  await product.close()
  if (!product.enforcement.some(({ what, enforced }) => what === 'files' && enforced)) return t.skip('this machine has no sandbox')
  assert.deepEqual(record.acts, [0, 0])
})
