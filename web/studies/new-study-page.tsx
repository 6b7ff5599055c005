import { Button, Card, FileButton, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Answered, Failure } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import { Page, Part } from '../app/page.tsx'
import { useAsk, useWrite } from '../app/use-ask.ts'

/** Begins a study: from an example, for a bench, or from a file. */
export function NewStudyPage() {
  const { say } = useLanguage()
  const navigate = useNavigate()
  const benches = useAsk('studies.benches', {})
  const draft = useWrite('studies.draft', ({ id }) => void navigate({ to: '/studies/$study', params: { study: id } }))
  return (
    <Page title={say('studies.new')} about={say('studies.newAbout')}>
      {draft.error && <Failure error={draft.error} />}
      <Answered of={benches}>
        {({ rows }) => (
          <>
            <Part title={say('studies.byBench')}>
              <SimpleGrid cols={{ base: 1, sm: 2 }}>
                {rows.map(({ name, title, summary, examples }) => (
                  <Card key={name}>
                    <Stack gap="xs" h="100%">
                      <Text fw={600}>{title}</Text>
                      <Text size="sm" c="dimmed">
                        {summary}
                      </Text>
                      <Group gap="xs" mt="auto">
                        <Button
                          variant="light"
                          onClick={() => draft.mutate({ bench: name })}
                          aria-label={say('studies.emptyFor', { bench: title })}
                        >
                          {say('studies.empty')}
                        </Button>
                        {examples.map((example) => (
                          <Button key={example.name} variant="default" onClick={() => draft.mutate({ fromExample: example.name })}>
                            {example.title}
                          </Button>
                        ))}
                      </Group>
                    </Stack>
                  </Card>
                ))}
              </SimpleGrid>
            </Part>
            <Part title={say('studies.byFile')}>
              <Text size="sm" c="dimmed">
                {say('studies.byFileAbout')}
              </Text>
              <div>
                <FileButton accept=".yaml,.yml" onChange={(file) => void file?.text().then((text) => draft.mutate({ text }))}>
                  {(given) => (
                    <Button variant="default" {...given}>
                      {say('studies.chooseFile')}
                    </Button>
                  )}
                </FileButton>
              </div>
            </Part>
          </>
        )}
      </Answered>
    </Page>
  )
}
