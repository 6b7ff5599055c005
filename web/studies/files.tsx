import { Button, FileButton, Group, Stack, Table, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal, upload } from '../app/ask.ts'
import { Failure } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import type { Answer } from '../app/operations.ts'
import { useWrite } from '../app/use-ask.ts'

/** Files beside a study. */
export function Files({ study }: { readonly study: Answer<'studies.show'> }) {
  const { say, number } = useLanguage()
  const client = useQueryClient()
  const remove = useWrite('studies.removeData')
  const [path, setPath] = useState('')
  const [error, setError] = useState<Refusal | null>(null)
  const isOpen = study.mine && study.state === 'draft'
  const send = async (file: File): Promise<void> => {
    setError(null)
    try {
      await upload('studies.uploadData', { study: study.id, path: path || file.name }, file)
      setPath('')
      await client.invalidateQueries()
    } catch (cause) {
      if (cause instanceof Refusal) setError(cause)
    }
  }
  return (
    <Stack gap="sm">
      {(error ?? remove.error) && <Failure error={(error ?? remove.error)!} />}
      <Table.ScrollContainer minWidth={480}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('file.path')}</Table.Th>
              <Table.Th>{say('file.size')}</Table.Th>
              <Table.Th>SHA-256</Table.Th>
              {isOpen && <Table.Th>{say('remove')}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {study.files.map((file) => (
              <Table.Tr key={file.path}>
                <Table.Td>{file.path}</Table.Td>
                <Table.Td>{number(file.size / 1000, { maximumFractionDigits: 1 })} kB</Table.Td>
                <Table.Td className="digest">{file.sha256.slice(0, 16)}…</Table.Td>
                {isOpen && (
                  <Table.Td>
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      color="red"
                      aria-label={say('removeNamed', { name: file.path })}
                      onClick={() => remove.mutate({ study: study.id, path: file.path })}
                    >
                      {say('remove')}
                    </Button>
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {isOpen && (
        <Group align="flex-end">
          <TextInput label={say('file.as')} placeholder="data.csv" value={path} onChange={(event) => setPath(event.currentTarget.value)} />
          <FileButton onChange={(file) => file && void send(file)}>{(given) => <Button {...given}>{say('file.add')}</Button>}</FileButton>
        </Group>
      )}
    </Stack>
  )
}
