import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Refusal, write } from '../app/ask.ts'

/** Runs an example: draft, lock, submit; then leads to the run. */
export function useRunExample() {
  const navigate = useNavigate()
  const [running, setRunning] = useState<string | null>(null)
  const [error, setError] = useState<Refusal | null>(null)
  const run = async (name: string): Promise<void> => {
    setRunning(name)
    setError(null)
    try {
      const { id: study } = await write('studies.draft', { fromExample: name })
      await write('studies.lock', { study })
      const { run: id } = await write('runs.submit', { study })
      await navigate({ to: '/runs/$run', params: { run: id } })
    } catch (cause) {
      setError(cause instanceof Refusal ? cause : new Refusal({ code: '', message: String(cause), cure: '' }, 0))
    }
    setRunning(null)
  }
  return { run: (name: string) => void run(name), running, error }
}
