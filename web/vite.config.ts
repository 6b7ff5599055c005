import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  root: import.meta.dirname,
  server: { proxy: { '/api': 'http://127.0.0.1:4000' } },
  build: { target: 'es2023', chunkSizeWarningLimit: 900 },
})
