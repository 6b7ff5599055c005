import { ActionIcon, Button, Indicator, Popover, ScrollArea, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useLanguage } from './language.tsx'
import { useLive, useWrite } from './use-ask.ts'

/** What somebody was told: a bell with the count of what is not read yet. */
export default function Notices() {
  const { say, instant } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const navigate = useNavigate()
  const { data } = useLive('notices.list', { limit: 20 }, { live: true })
  const read = useWrite('notices.markRead')
  const unread = data?.unread ?? 0
  return (
    <Popover opened={isOpen} onChange={setOpen} width={340} position="bottom-end" withArrow trapFocus>
      <Indicator disabled={unread === 0} label={unread} size={16} offset={6} color="red.8">
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={say('notices.unread', { count: unread })}
            onClick={() => setOpen(!isOpen)}
          >
            <IconBell size={18} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown aria-label={say('notices')}>
        <ScrollArea.Autosize mah={380}>
          <Stack gap={4}>
            {data?.rows.length === 0 && <Text c="dimmed">{say('notices.none')}</Text>}
            {data?.rows.map(({ notice, text, at, readAt, link }) => (
              <UnstyledButton
                key={notice}
                p={6}
                onClick={() => {
                  if (readAt === null) read.mutate({ notices: [notice] })
                  setOpen(false)
                  if (link) void navigate({ to: link })
                }}
              >
                <Text size="sm" fw={readAt === null ? 650 : 400}>
                  {text}
                </Text>
                <Text size="xs" c="dimmed">
                  {instant(at)}
                </Text>
              </UnstyledButton>
            ))}
          </Stack>
        </ScrollArea.Autosize>
        {unread > 0 && (
          <Button variant="subtle" size="xs" mt="xs" onClick={() => read.mutate({})}>
            {say('notices.readAll')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
