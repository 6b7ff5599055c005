import { Button, Card, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Answered, Failure } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import type { Answer } from '../app/operations.ts'
import { Part } from '../app/page.tsx'
import { useAsk, useWrite } from '../app/use-ask.ts'
import { useMe } from '../app/use-me.ts'
import { Criteria } from './criteria.tsx'
import type { CriterionValue } from './criteria.tsx'
import { MistakesOfStudy } from './mistakes.tsx'
import { SchemaField } from './schema-field.tsx'
import type { Schema } from './schema-field.tsx'

type Study = Answer<'studies.show'>
type Document = Readonly<Record<string, unknown>>

const words = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Chooses a product of the shelf, whose files are put beside the study. */
function ProductChoice({ study }: { readonly study: Study }) {
  const { say } = useLanguage()
  const products = useAsk('products.list', { limit: 200 })
  const [product, setProduct] = useState<string | null>(null)
  const shown = useAsk('products.show', { product: product ?? '' }, { enabled: product !== null })
  const take = useWrite('studies.useProduct')
  return (
    <Stack gap="xs">
      {take.error && <Failure error={take.error} />}
      <Group align="flex-end">
        <Select
          label={say('product.fromShelf')}
          data={(products.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={product}
          onChange={setProduct}
          searchable
          nothingFoundMessage={say('products.none')}
        />
        {shown.data?.all.map(({ id, version }) => (
          <Button key={id} variant="default" onClick={() => take.mutate({ study: study.id, version: id, as: 'product' })}>
            {say('product.use', { version })}
          </Button>
        ))}
      </Group>
    </Stack>
  )
}

/** A study as a form, which follows from the plan of its bench. */
export function StudyForm({ study }: { readonly study: Study }) {
  const { say } = useLanguage()
  const { me } = useMe()
  const benches = useAsk('studies.benches', {})
  const [document, setDocument] = useState<Document | null>((study.document as Document | null) ?? null)
  const save = useWrite('studies.save')
  const isOpen = study.mine && study.state === 'draft'
  const checked = useAsk('studies.check', { study: study.id }, { enabled: isOpen })
  const mistakes = checked.data?.mistakes ?? []
  const mistakeAt = (key: string): string | undefined => mistakes.find(({ file, path }) => file === null && path.join() === key)?.message
  if (document === null) return <Text c="dimmed">{say('study.noForm')}</Text>
  const set = (key: string, value: unknown): void => setDocument({ ...document, [key]: value })
  const changed = JSON.stringify(document) !== JSON.stringify(study.document)
  return (
    <Answered of={benches}>
      {({ rows }) => {
        const bench = rows.find(({ name }) => name === document.bench)
        return (
          <MistakesOfStudy value={mistakes}>
            <fieldset disabled={!isOpen} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
              <Stack gap="lg">
                <Card>
                  <Stack gap="sm">
                    <TextInput
                      label={say('field.title')}
                      value={words(document.title)}
                      error={mistakeAt('title')}
                      onChange={(event) => set('title', event.currentTarget.value)}
                    />
                    <Textarea
                      label={say('field.question')}
                      value={words(document.question)}
                      error={mistakeAt('question')}
                      onChange={(event) => set('question', event.currentTarget.value)}
                      autosize
                      minRows={2}
                    />
                    <Group grow>
                      <TextInput
                        label={say('field.study')}
                        description={say('field.studyAbout')}
                        value={words(document.study)}
                        error={mistakeAt('study')}
                        onChange={(event) => set('study', event.currentTarget.value)}
                      />
                      <TextInput
                        label={say('field.seed')}
                        description={say('field.seedAbout')}
                        value={words(document.seed)}
                        error={mistakeAt('seed')}
                        onChange={(event) => set('seed', event.currentTarget.value)}
                      />
                    </Group>
                    <Select
                      label={say('field.bench')}
                      value={words(document.bench)}
                      onChange={(value) => set('bench', value)}
                      data={rows.map(({ name, title }) => ({ value: name, label: title }))}
                      allowDeselect={false}
                    />
                  </Stack>
                </Card>
                <Part title={say('product')}>
                  <Card>
                    <Stack gap="sm">
                      {typeof document.product === 'string' ? (
                        <TextInput
                          label={say('field.productFile')}
                          value={document.product}
                          onChange={(event) => set('product', event.currentTarget.value)}
                        />
                      ) : (
                        <Text size="sm" c="dimmed">
                          {say('field.productInline')}
                        </Text>
                      )}
                      {isOpen && me?.kind === 'person' && <ProductChoice study={study} />}
                    </Stack>
                  </Card>
                </Part>
                {bench && (
                  <>
                    <Part title={say('field.criteria')}>
                      <Criteria
                        value={(document.criteria as readonly CriterionValue[] | undefined) ?? []}
                        onChange={(value) => set('criteria', value)}
                        endpoints={bench.endpoints}
                      />
                    </Part>
                    <Part title={say('field.plan')}>
                      <Card>
                        <SchemaField
                          schema={bench.schema as Schema}
                          value={document.plan ?? {}}
                          onChange={(value) => set('plan', value)}
                          label=""
                          path={['plan']}
                        />
                      </Card>
                    </Part>
                  </>
                )}
                {save.error && <Failure error={save.error} />}
                {isOpen && (
                  <Group>
                    <Button
                      loading={save.isPending}
                      disabled={!changed}
                      onClick={() => save.mutate({ study: study.id, document, revision: study.revision })}
                    >
                      {say('save')}
                    </Button>
                  </Group>
                )}
              </Stack>
            </fieldset>
          </MistakesOfStudy>
        )
      }}
    </Answered>
  )
}
