import { createHash } from 'node:crypto'

import { routesAlone } from '@hongchao/web/build/routes-alone.ts'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/**
 * On a slow network each step of waiting costs more than the bytes: the pages that people open first come with the first
 * request, together with what they need. The rules that forms check by come when somebody writes.
 */
const groups = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 4 },
  { name: 'libraries', test: /node_modules\/(?!zod)/, priority: 3 },
  { name: 'pages', test: /h5\/src\/(main|routes|features\/(home|raise)\/(?!rules))/, priority: 2 },
  { name: 'rules', test: /node_modules\/zod|contract/, priority: 1 },
  { name: 'more', test: /h5\/src\/shared|web\/src/, priority: 0 }
]

const base = '/static/phone/'
const worker = 'worker.js'

/** Tells the service worker which files the site has; another list is another build, which browsers notice by it. */
function siteFiles(): Plugin {
  return {
    name: 'site-files',
    apply: 'build',
    // Only then are the files known that the page itself makes needless.
    enforce: 'post',
    generateBundle(_, bundle) {
      const names = Object.keys(bundle)
        .filter((name) => name !== worker && /[.](js|css)$/.test(name))
        .toSorted()
      const made = bundle[worker]
      if (made?.type !== 'chunk') throw new Error('The service worker was not built.')
      if (made.imports.length > 0) throw new Error(`The service worker stands alone, not on ${made.imports.join()}.`)
      const build = createHash('sha256').update(made.code).update(names.join()).digest('hex').slice(0, 16)
      made.code = made.code
        .replaceAll('SITE_FILES', JSON.stringify(names.map((name) => base + name)))
        .replaceAll('SITE_BUILD', JSON.stringify(build))
    }
  }
}

export default defineConfig({
  plugins: [routesAlone(), react(), siteFiles()],
  base,
  build: {
    outDir: 'dist',
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', worker: 'src/offline/worker.ts' },
      output: {
        codeSplitting: { groups },
        entryFileNames: ({ name }) => (name === 'worker' ? worker : 'assets/[name]-[hash].js')
      }
    }
  },
  server: { port: 5174, proxy: { '/api': 'http://127.0.0.1:8081' } }
})
