import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  base: '/static/phone/',
  build: { outDir: 'dist', target: 'es2022', sourcemap: false },
  server: { port: 5174, proxy: { '/api': 'http://127.0.0.1:8081' } }
})
