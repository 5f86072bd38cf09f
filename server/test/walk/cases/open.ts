/** What anybody may fetch, and what comes: nothing of it depends on who asks. */
export const openRoutes: Record<string, { example?: string; status: number; type: string }> = {
  'GET /healthz': { status: 200, type: 'application/json' },
  'GET /readyz': { status: 200, type: 'application/json' },
  'GET /api/docs': { status: 200, type: 'text/html' },
  'GET /api/docs/json': { status: 200, type: 'application/json' },
  'GET /api/docs/yaml': { status: 200, type: 'application/x-yaml' },
  'GET /api/docs/static/*': { example: '/api/docs/static/swagger-ui.css', status: 200, type: 'text/css' },
  'GET /api/docs/static/index.html': { status: 302, type: '' },
  'GET /api/docs/static/swagger-initializer.js': { status: 200, type: 'application/javascript' }
}

/** The pages of the two sites: files that hold nothing of a place, there once they are built. */
export const siteRoutes = ['GET /', 'GET /*', 'GET /static/console/*', 'GET /static/phone/*']

/** Walked by a test of their own. */
export const routesOfTheirOwn = [
  'GET /api/:place/live',
  'GET /calendars/:place/:token',
  'GET /open311/:place/*',
  'POST /open311/:place/*'
]
