import { Badge } from '@mantine/core'
import { useLanguage } from '../app/language.tsx'

const colours = {
  held: 'yellow.9',
  confirmed: 'teal.9',
  'at-risk': 'orange.9',
  cancelled: 'gray.7',
  used: 'gray.7',
  'no-show': 'gray.7',
} as const

/** Status of a booking. */
export function StatusBadge({ status }: { readonly status: keyof typeof colours }) {
  const { say } = useLanguage()
  return (
    <Badge color={colours[status]} variant="filled">
      {say(`status.${status}`)}
    </Badge>
  )
}
