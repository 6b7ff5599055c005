import { Button, Card, FileButton, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Refusal, upload } from '../app/ask.ts'
import { Answered, Failure } from '../app/failure.tsx'
import { Empty } from '../app/empty.tsx'
import { useLanguage } from '../app/language.tsx'
import { Page, Part } from '../app/page.tsx'
import { useAsk, useWrite } from '../app/use-ask.ts'
import { useMe } from '../app/use-me.ts'

function AddVersion({ product }: { readonly product: string }) {
  const { say } = useLanguage()
  const client = useQueryClient()
  const [version, setVersion] = useState('')
  const [error, setError] = useState<Refusal | null>(null)
  const add = useWrite('products.addVersion', () => setVersion(''))
  const send = async (file: File): Promise<void> => {
    setError(null)
    try {
      const { path, sha256 } = await upload('products.uploadArtefact', { product, path: file.name }, file)
      await add.mutateAsync({ product, version, artefact: { link: file.name.endsWith('.wasm') ? 'wasm' : 'onnx', path, sha256 } })
      await client.invalidateQueries()
    } catch (cause) {
      if (cause instanceof Refusal) setError(cause)
    }
  }
  return (
    <Stack gap="xs">
      {error && <Failure error={error} />}
      <Group align="flex-end">
        <TextInput
          label={say('product.version')}
          value={version}
          onChange={(event) => setVersion(event.currentTarget.value)}
          placeholder="1.0.0"
        />
        <FileButton accept=".onnx,.wasm" onChange={(file) => file && void send(file)} disabled={version === ''}>
          {(given) => (
            <Button variant="default" disabled={version === ''} {...given}>
              {say('product.addArtefact')}
            </Button>
          )}
        </FileButton>
      </Group>
    </Stack>
  )
}

/** Products with their versions. */
export function ProductsPage() {
  const { say } = useLanguage()
  const { me } = useMe()
  const found = useAsk('products.list', { limit: 200 })
  const [given, setGiven] = useState({ name: '', manufacturer: '', intendedPurpose: '' })
  const add = useWrite('products.add', () => setGiven({ name: '', manufacturer: '', intendedPurpose: '' }))
  return (
    <Page title={say('products')} about={say('products.about')}>
      <Answered of={found}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('products.none')}>{say('products.noneAbout')}</Empty>
          ) : (
            <Stack gap="sm">
              {rows.map(({ id, name, manufacturer, intendedPurpose, latest, mine }) => (
                <Card key={id}>
                  <Text fw={600}>
                    {name} {latest}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {manufacturer}
                  </Text>
                  <Text size="sm">{intendedPurpose}</Text>
                  {mine && <AddVersion product={id} />}
                </Card>
              ))}
            </Stack>
          )
        }
      </Answered>
      {me?.kind === 'person' && (
        <Part title={say('products.add')}>
          <Card>
            <Stack gap="sm">
              {add.error && <Failure error={add.error} />}
              <Group grow>
                <TextInput
                  label={say('product.name')}
                  value={given.name}
                  onChange={(event) => setGiven({ ...given, name: event.currentTarget.value })}
                />
                <TextInput
                  label={say('product.manufacturer')}
                  value={given.manufacturer}
                  onChange={(event) => setGiven({ ...given, manufacturer: event.currentTarget.value })}
                />
              </Group>
              <Textarea
                label={say('product.purpose')}
                value={given.intendedPurpose}
                onChange={(event) => setGiven({ ...given, intendedPurpose: event.currentTarget.value })}
              />
              <Group>
                <Button
                  disabled={!given.name || !given.manufacturer || !given.intendedPurpose}
                  loading={add.isPending}
                  onClick={() => add.mutate(given)}
                >
                  {say('products.add')}
                </Button>
              </Group>
            </Stack>
          </Card>
        </Part>
      )}
    </Page>
  )
}
