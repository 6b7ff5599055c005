/** `npm run check`: types, lint, format and the laws of the house; every failure is shown before it ends. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { root } from './files.ts'

const laws = readdirSync(`${root}/check`)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `check/${name}`)

const steps: readonly (readonly [string, readonly string[]])[] = [
  ['tsc', ['--noEmit']],
  ['tsc', ['-p', 'web', '--noEmit']],
  ['oxlint', ['--quiet']],
  ['oxfmt', ['--check', '.']],
  ['node', ['--test', '--test-reporter=dot', ...laws]],
]

const failed = steps.filter(([command, args]) => {
  console.log(`\n> ${command} ${args.slice(0, 2).join(' ')}`)
  const program = command === 'node' ? process.execPath : `${root}/node_modules/.bin/${command}`
  return spawnSync(program, args, { cwd: root, stdio: 'inherit' }).status !== 0
})
if (failed.length > 0) {
  console.error(`\nfailed: ${failed.map(([command]) => command).join(', ')}`)
  process.exit(1)
}
