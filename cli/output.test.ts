import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { harmless, oneLine } from './output.ts'
import { emptyFolder, vitalbench } from './terminal.fixture.ts'

test('control characters are shown by their code points; letters, line breaks and our colours stay', () => {
  assert.equal(harmless('a\u001B[2K\r\u001B]0;title\u0007b'), 'a[U+001B][2K[U+000D][U+001B]]0;title[U+0007]b')
  assert.equal(harmless('\u001B[32m✓\u001B[0m äß 한글\n\tx'), '\u001B[32m✓\u001B[0m äß 한글\n\tx')
  assert.equal(harmless('\u202Eliaf'), '[U+202E]liaf')
  assert.equal(oneLine('a\n\u001B[32m✓ signer'), 'a [U+001B][32m✓ signer')
})

test('a file in evidence cannot write lines of its own into a verification', () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'x\u001B[2J\n✓ signer     signed by the trusted key\nThe evidence is intact.\n'), '')
  const { code, out } = vitalbench(folder, 'verify', folder)
  assert.equal(code, 3)
  assert.doesNotMatch(out, /^✓ signer|^The evidence is intact/m)
  assert.ok(!out.includes('\u001B'))
})
