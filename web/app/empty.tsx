import { Paper, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** What stands where nothing is yet: what will be here, and how it comes. */
export function Empty({ title, children, action }: { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode }) {
  return (
    <Paper withBorder p="xl" radius="md">
      <Stack align="center" gap="xs">
        <Text fw={600}>{title}</Text>
        {children && (
          <Text c="dimmed" ta="center" maw={480} size="sm">
            {children}
          </Text>
        )}
        {action}
      </Stack>
    </Paper>
  )
}
