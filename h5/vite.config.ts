import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** On a slow network each step of waiting costs more than the bytes: a page comes with the first request, not the third. */
const groups = [
  { name: 'libraries', test: /node_modules/, priority: 2 },
  { name: 'pages', test: /h5\/src\/(shared|features\/(home|raise|account))|web\/src|contract/, priority: 1 }
]

export default defineConfig({
  plugins: [react()],
  base: '/static/phone/',
  build: {
    outDir: 'dist',
    target: 'es2022',
    sourcemap: false,
    rolldownOptions: { output: { codeSplitting: { groups } } }
  },
  server: { port: 5174, proxy: { '/api': 'http://127.0.0.1:8081' } }
})
