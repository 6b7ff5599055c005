import { Modal, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Answered } from './failure.tsx'
import { useLanguage } from './language.tsx'
import type { Key } from './language.tsx'
import { useAsk } from './use-ask.ts'

/** Finds anything in the centre by a few letters; arrows and Enter choose. */
export default function Search({ close }: { readonly close: () => void }) {
  const { say } = useLanguage()
  const navigate = useNavigate()
  const [query, setQuery] = useState('')
  const [asked] = useDebouncedValue(query.trim(), 150)
  const [chosen, setChosen] = useState(0)
  const found = useAsk('centre.search', { query: asked }, { enabled: asked.length > 1 })
  const rows = asked.length > 1 ? (found.data?.rows ?? []) : []
  const go = (link: string): void => {
    close()
    void navigate({ to: link })
  }
  return (
    <Modal opened onClose={close} title={say('search')} size="lg" closeButtonProps={{ 'aria-label': say('close') }}>
      <Stack gap="xs">
        <TextInput
          data-autofocus
          aria-label={say('search')}
          placeholder={say('search.about')}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            setChosen(0)
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') setChosen((k) => Math.min(k + 1, rows.length - 1))
            if (event.key === 'ArrowUp') setChosen((k) => Math.max(k - 1, 0))
            if (event.key === 'Enter' && rows[chosen]) go(rows[chosen].link)
          }}
        />
        {asked.length > 1 && (
          <Answered of={found}>
            {() => (
              <Stack gap={0}>
                {rows.length === 0 && <Text c="dimmed">{say('search.none', { query: asked })}</Text>}
                {rows.map(({ kind, id, title, detail, link }, k) => (
                  <UnstyledButton
                    key={id}
                    onClick={() => go(link)}
                    p="xs"
                    bg={k === chosen ? 'var(--allowed)' : undefined}
                    style={{ borderRadius: 8 }}
                  >
                    <Text size="sm" fw={550}>
                      {title}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {say(`kind.${kind}` as Key)} {detail && `· ${detail}`}
                    </Text>
                  </UnstyledButton>
                ))}
              </Stack>
            )}
          </Answered>
        )}
      </Stack>
    </Modal>
  )
}
