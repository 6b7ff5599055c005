import { Badge } from '@mantine/core'
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import { useLanguage } from './language.tsx'

const looks = { pass: ['teal.9', IconCheck], fail: ['red.9', IconX], inconclusive: ['yellow.9', IconQuestionMark] } as const

/** A verdict, by word, sign and colour. */
export function Verdict({ of }: { readonly of: 'pass' | 'fail' | 'inconclusive' }) {
  const { say } = useLanguage()
  const [color, Icon] = looks[of]
  return (
    <Badge color={color} variant="filled" leftSection={<Icon size={12} aria-hidden />}>
      {say(`verdict.${of}`)}
    </Badge>
  )
}
