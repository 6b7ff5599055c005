import { createTheme } from '@mantine/core'
import type { MantineColorsTuple } from '@mantine/core'

const pine: MantineColorsTuple = [
  '#eefaf7',
  '#d8f1eb',
  '#b0e3d7',
  '#80d2c1',
  '#4fbba7',
  '#2a9d8a',
  '#17806f',
  '#0f6b5d',
  '#0d574c',
  '#08443b',
]
const slate: MantineColorsTuple = [
  '#f7f9fa',
  '#eef2f4',
  '#dde4e8',
  '#c3ced5',
  '#93a3ae',
  '#667885',
  '#4a5b67',
  '#33424d',
  '#1e2a33',
  '#111a21',
]

/** How the centre looks: calm, dense, one colour. */
export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 4 },
  colors: { pine, gray: slate },
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 'md',
  fontFamily: 'Inter, "Segoe UI", system-ui, -apple-system, "Noto Sans", "Noto Sans CJK KR", sans-serif',
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.6rem' }, h2: { fontSize: '1.15rem' }, h3: { fontSize: '1rem' } } },
  components: {
    // Titles in the colour of their alert are too pale on its tint.
    Alert: { styles: { title: { color: 'var(--mantine-color-text)' } } },
    // The header of a dialogue is no banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    Card: { defaultProps: { withBorder: true, padding: 'md' } },
    Loader: { defaultProps: { role: 'status' } },
    Table: { defaultProps: { verticalSpacing: 'xs', highlightOnHover: true } },
    Anchor: { defaultProps: { underline: 'always' } },
  },
})
