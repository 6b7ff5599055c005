const pause = 2000

const event = (block: string, name: string): string | null => {
  const lines = block.split('\n')
  return lines.includes(`event: ${name}`)
    ? lines
        .filter((line) => line.startsWith('data: '))
        .map((line) => line.slice('data: '.length))
        .join('\n')
    : null
}

/** Follows a read as it changes, until the signal ends it; a line that breaks is taken up again. */
export async function follow(
  address: string,
  { language, signal, take }: { readonly language: string; readonly signal: AbortSignal; readonly take: (answer: unknown) => void },
): Promise<void> {
  while (!signal.aborted) {
    try {
      // An EventSource would be simpler, but sends no language of its own.
      const response = await fetch(address, { signal, headers: { accept: 'text/event-stream', 'accept-language': language } })
      // What is refused once is refused again; the plain read beside this one says why.
      if (!response.ok || response.body === null) return
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      let rest = ''
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        const blocks = (rest + part.value).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) {
          const answer = event(block, 'answer')
          if (answer !== null) take(JSON.parse(answer))
        }
      }
    } catch {
      // The line is broken or the page was left.
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
