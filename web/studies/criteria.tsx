import { Button, Card, Group, NumberInput, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useLanguage } from '../app/language.tsx'
import { MistakeAt, useMistakes } from './mistakes.tsx'

/** A criterion as a study file writes it. */
export type CriterionValue = Readonly<Record<string, unknown>>

interface EndpointChoice {
  readonly name: string
  readonly label: string
  readonly about: string
  readonly unit: string
  readonly difference: boolean
}

const limits = ['atLeast', 'atMost', 'nonInferiorWithin', 'between'] as const

/** Acceptance criteria of a study: an endpoint of the bench, and its limit. */
export function Criteria({
  value,
  onChange,
  endpoints,
}: {
  readonly value: readonly CriterionValue[]
  readonly onChange: (value: readonly CriterionValue[]) => void
  readonly endpoints: readonly EndpointChoice[]
}) {
  const { say } = useLanguage()
  const mistakeAt = useMistakes()
  const change = (index: number, next: CriterionValue): void => onChange(value.map((each, k) => (k === index ? next : each)))
  return (
    <Stack gap="sm">
      <MistakeAt path={['criteria']} />
      {value.length === 0 && <Text c="dimmed">{say('criteria.none')}</Text>}
      {value.map((criterion, k) => {
        const limit = limits.find((name) => name in criterion) ?? 'atLeast'
        const { [limit]: bound, ...rest } = criterion
        const endpoint = endpoints.find(({ name }) => name === criterion.measure)
        return (
          <Card key={k} p="sm">
            <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
              <TextInput
                label={say('criteria.id')}
                error={mistakeAt(['criteria', k, 'id'])}
                value={String(criterion.id ?? '')}
                onChange={(event) => change(k, { ...criterion, id: event.currentTarget.value })}
              />
              <Select
                label={say('criteria.measure')}
                error={mistakeAt(['criteria', k, 'measure'])}
                searchable
                value={String(criterion.measure ?? '')}
                onChange={(measure) => change(k, { ...criterion, measure })}
                data={endpoints.map(({ name, label }) => ({ value: name, label }))}
                description={endpoint?.about}
              />
              <Select
                label={say('criteria.limit')}
                error={mistakeAt(['criteria', k, limit])}
                value={limit}
                onChange={(next) =>
                  change(k, { ...rest, [next ?? limit]: next === 'between' ? [0, 1] : ((Array.isArray(bound) ? bound[0] : bound) ?? 0) })
                }
                data={limits
                  .filter((name) => name !== 'nonInferiorWithin' || endpoint?.difference)
                  .map((name) => ({ value: name, label: say(`criteria.${name}`) }))}
                allowDeselect={false}
              />
              {Array.isArray(bound) ? (
                <Group grow align="flex-end">
                  {[0, 1].map((side) => (
                    <NumberInput
                      key={side}
                      label={say(side === 0 ? 'criteria.low' : 'criteria.high')}
                      value={Number(bound[side])}
                      onChange={(next) =>
                        change(k, { ...criterion, [limit]: bound.map((old: unknown, j) => (j === side ? Number(next) : old)) })
                      }
                    />
                  ))}
                </Group>
              ) : (
                <NumberInput
                  label={endpoint && endpoint.unit !== '1' ? endpoint.unit : say('criteria.bound')}
                  value={Number(bound ?? 0)}
                  onChange={(next) => change(k, { ...criterion, [limit]: Number(next) })}
                  decimalScale={6}
                />
              )}
            </SimpleGrid>
            <TextInput
              mt="xs"
              label={say('criteria.text')}
              error={mistakeAt(['criteria', k, 'text'])}
              value={String(criterion.text ?? '')}
              onChange={(event) => change(k, { ...criterion, text: event.currentTarget.value })}
            />
            <Button
              mt="xs"
              size="compact-xs"
              variant="subtle"
              color="red"
              aria-label={say('removeNamed', { name: String(criterion.id ?? k + 1) })}
              onClick={() => onChange(value.filter((_, j) => j !== k))}
            >
              {say('remove')}
            </Button>
          </Card>
        )
      })}
      <div>
        <Button
          variant="default"
          onClick={() => onChange([...value, { id: `criterion-${value.length + 1}`, text: '', measure: endpoints[0]?.name, atLeast: 0 }])}
        >
          {say('criteria.add')}
        </Button>
      </div>
    </Stack>
  )
}
