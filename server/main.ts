#!/usr/bin/env node
/** The centre: serves it, works for it, backs it up and restores it. */
import { VitalbenchError } from '@vitalbench/kernel/errors'
import { backUp } from './backup/back-up.ts'
import { restore } from './backup/restore.ts'
import { openLog } from './house/log.ts'
import { serve } from './serve.ts'
import { help } from './settings/help.ts'
import { readSettings } from './settings/read-settings.ts'
import { untilStopped } from './until-stopped.ts'
import { work } from './work.ts'

const say = (text: string): boolean => process.stdout.write(`${text}\n`)
const complain = (text: string): boolean => process.stderr.write(`${text}\n`)

const verbs = {
  serve: async (words: readonly string[]) => {
    const settings = readSettings(words, process.env)
    const { address, firstRun, stop } = await serve(settings, openLog(settings.logLevel))
    say(`The centre is open at ${address}`)
    if (firstRun !== null) say(`Nobody runs it yet. Make the first account at ${firstRun}`)
    await untilStopped(stop)
  },
  worker: async (words: readonly string[]) => {
    const settings = readSettings(words, process.env)
    const stop = await work(settings, openLog(settings.logLevel))
    say('Working. Ctrl-C ends it at a safe place.')
    await untilStopped(stop)
  },
  backup: async ([file, ...words]: readonly string[]) => void say(await backUp(file, readSettings(words, process.env))),
  restore: async ([file, ...words]: readonly string[]) => void say(await restore(file, readSettings(words, process.env))),
  help: async () => void say(help),
} as const

const words = process.argv.slice(2)
const verb = (words[0] ?? '').startsWith('-') || words.length === 0 ? 'serve' : words[0]
try {
  const run = verbs[verb as keyof typeof verbs]
  if (run) await run(verb === words[0] ? words.slice(1) : words)
  else {
    complain(`there is no "${verb}"\n\n${help}`)
    process.exitCode = 3
  }
} catch (error) {
  if (!(error instanceof VitalbenchError)) throw error
  complain(`error ${error.code}: ${error.message}\n  → ${error.cure}`)
  process.exitCode = 3
}
