import { Button, Card, Checkbox, Group, NumberInput, Select, Stack, TagsInput, Text, TextInput } from '@mantine/core'
import { useLanguage } from '../app/language.tsx'
import { MistakeAt, useMistakes } from './mistakes.tsx'
import type { Path } from './mistakes.tsx'

/** The part of JSON Schema that plans are described in. */
export interface Schema {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly enum?: readonly (string | number)[]
  readonly const?: unknown
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly additionalProperties?: Schema | boolean
  readonly minimum?: number
  readonly maximum?: number
  readonly default?: unknown
}

interface FieldProps {
  readonly schema: Schema
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly label: string
  readonly path: Path
  readonly required?: boolean
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value that a schema begins with. */
function emptyOf(schema: Schema): unknown {
  if (schema.default !== undefined) return schema.default
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choice = schema.oneOf ?? schema.anyOf
  if (choice) return emptyOf(choice[0])
  if (schema.type === 'object')
    return Object.fromEntries(
      (schema.required ?? []).flatMap((key) => (schema.properties?.[key] ? [[key, emptyOf(schema.properties[key])]] : [])),
    )
  if (schema.type === 'array') return []
  if (schema.type === 'boolean') return false
  if (schema.type === 'number' || schema.type === 'integer') return schema.minimum ?? 0
  return ''
}

/** How well a value fits one of several schemas: its constants have to agree, its keys should be known. */
function fit(schema: Schema, value: unknown): number {
  if (schema.const !== undefined) return schema.const === value ? 2 : -9
  if (schema.type === 'object')
    return isObject(value)
      ? 1 +
          Object.entries(schema.properties ?? {}).reduce(
            (sum, [key, each]) => sum + (each.const === undefined ? (key in value ? 0.1 : 0) : fit(each, value[key])),
            0,
          )
      : -5
  if (schema.type === 'array') return Array.isArray(value) ? 1 : -5
  if (schema.type === 'number' || schema.type === 'integer') return typeof value === 'number' ? 1 : -5
  return schema.type === typeof value ? 1 : -5
}

function nameOfChoice(schema: Schema, k: number): string {
  const constant = Object.values(schema.properties ?? {}).find((each) => each.const !== undefined)?.const
  return schema.title ?? String(schema.const ?? constant ?? schema.type ?? k + 1)
}

function Choice({ schema, value, onChange, label, path, required }: FieldProps) {
  const { say } = useLanguage()
  const choices = schema.oneOf ?? schema.anyOf ?? []
  const chosen = choices.map((each, k) => [fit(each, value), k] as const).toSorted(([a], [b]) => b - a)[0][1]
  return (
    <Stack gap="xs">
      {choices.length > 1 && (
        <Select
          label={label || say('field.kind')}
          data={choices.map((each, k) => ({ value: String(k), label: nameOfChoice(each, k) }))}
          value={String(chosen)}
          onChange={(next) => onChange(emptyOf(choices[Number(next)]))}
          allowDeselect={false}
          maw={320}
        />
      )}
      <SchemaField
        schema={choices[chosen]}
        value={value}
        onChange={onChange}
        label={choices.length > 1 ? '' : label}
        path={path}
        required={required}
      />
    </Stack>
  )
}

function ObjectField({ schema, value, onChange, label, path }: FieldProps) {
  const { say } = useLanguage()
  const known = isObject(value) ? value : {}
  const properties = Object.entries(schema.properties ?? {}).filter(([, each]) => each.const === undefined)
  const isNeeded = (key: string): boolean => schema.required?.includes(key) ?? false
  const missing = properties.filter(([key]) => !(key in known) && !isNeeded(key))
  const fields = properties.filter(([key]) => key in known || isNeeded(key))
  const frame = (
    <Stack gap="sm">
      <MistakeAt path={path} />
      {fields.map(([key, each]) => {
        const required = isNeeded(key)
        return (
          <Group key={key} align="flex-end" gap="xs" wrap="nowrap">
            <div style={{ flex: 1, minWidth: 0 }}>
              <SchemaField
                schema={each}
                value={known[key]}
                onChange={(next) => onChange({ ...known, [key]: next })}
                label={each.title ?? key}
                path={[...path, key]}
                required={required}
              />
            </div>
            {!required && (
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                aria-label={say('removeNamed', { name: each.title ?? key })}
                onClick={() => onChange(Object.fromEntries(Object.entries(known).filter(([name]) => name !== key)))}
              >
                ×
              </Button>
            )}
          </Group>
        )
      })}
      {missing.length > 0 && (
        <Select
          placeholder={say('field.add')}
          aria-label={say('field.addTo', { name: label || say('field.plan') })}
          value={null}
          maw={260}
          size="xs"
          data={missing.map(([key, each]) => ({ value: key, label: each.title ?? key }))}
          onChange={(key) => key && onChange({ ...known, [key]: emptyOf(schema.properties![key]) })}
        />
      )}
    </Stack>
  )
  return label ? (
    <Card p="sm" role="group" aria-label={label}>
      <Text size="sm" fw={600} mb="xs">
        {label}
      </Text>
      {frame}
    </Card>
  ) : (
    frame
  )
}

function ListField({ schema, value, onChange, label, path }: FieldProps) {
  const { say } = useLanguage()
  const mistakeAt = useMistakes()
  const rows = Array.isArray(value) ? (value as readonly unknown[]) : []
  const items = schema.items ?? {}
  if (items.type === 'string' && !items.enum)
    return <TagsInput label={label} description={schema.description} error={mistakeAt(path)} value={rows.map(String)} onChange={onChange} />
  return (
    <Stack gap="xs" role="group" aria-label={label}>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      <MistakeAt path={path} />
      {rows.map((row, k) => (
        <Group key={k} align="flex-start" gap="xs" wrap="nowrap">
          <div style={{ flex: 1, minWidth: 0 }}>
            <SchemaField
              schema={items}
              value={row}
              onChange={(next) => onChange(rows.map((old, j) => (j === k ? next : old)))}
              label={`${label} ${k + 1}`}
              path={[...path, k]}
            />
          </div>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            aria-label={say('removeNamed', { name: `${label} ${k + 1}` })}
            onClick={() => onChange(rows.filter((_, j) => j !== k))}
          >
            ×
          </Button>
        </Group>
      ))}
      <div>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onChange([...rows, emptyOf(items)])}
          aria-label={say('field.addTo', { name: label })}
        >
          {say('field.addOne')}
        </Button>
      </div>
    </Stack>
  )
}

/** One field of a form, and those below it, as a schema says. */
export function SchemaField(props: FieldProps) {
  const { schema, value, onChange, label, path, required = false } = props
  const error = useMistakes()(path)
  if (schema.oneOf || schema.anyOf) return <Choice {...props} />
  if (schema.enum)
    return (
      <Select
        label={label}
        description={schema.description}
        error={error}
        required={required}
        value={String(value ?? '')}
        data={schema.enum.map((each) => ({ value: String(each), label: String(each) }))}
        onChange={(next) => onChange(schema.enum!.find((each) => String(each) === next))}
        allowDeselect={false}
      />
    )
  if (schema.type === 'object') return <ObjectField {...props} />
  if (schema.type === 'array') return <ListField {...props} />
  if (schema.type === 'boolean')
    return (
      <Checkbox
        label={label}
        description={schema.description}
        error={error}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    )
  if (schema.type === 'number' || schema.type === 'integer')
    return (
      <NumberInput
        label={label}
        description={schema.description}
        error={error}
        required={required}
        value={typeof value === 'number' ? value : ''}
        onChange={(next) => onChange(next === '' ? undefined : Number(next))}
        allowDecimal={schema.type === 'number'}
        decimalScale={8}
      />
    )
  return (
    <TextInput
      label={label}
      description={schema.description}
      error={error}
      required={required}
      value={typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
