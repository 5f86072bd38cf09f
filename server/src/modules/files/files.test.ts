import sharp from 'sharp'
import { expect, test } from 'vitest'

import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

/** A photo as a telephone takes it: lying on its side, with the place where it was taken. */
async function photo(width = 60, height = 40): Promise<Buffer> {
  const gps = { IFD0: { Make: 'SecretPhone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 29/1 0/1' } }
  return await sharp({ create: { width, height, channels: 3, background: '#a8201a' } })
    .withExif(gps)
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

async function upload(t: TestApp, bytes: Buffer) {
  const response = await t.app.inject({
    method: 'POST',
    url: '/api/park/files',
    headers: { 'content-type': 'application/octet-stream' },
    payload: bytes
  })
  return { status: response.statusCode, body: response.json() }
}

function fetchFile(t: TestApp, id: string, { token, query = '' }: { token?: string; query?: string } = {}) {
  return t.app.inject({
    url: `/api/park/files/${id}${query}`,
    headers: token ? { authorization: `Bearer ${token}` } : {}
  })
}

test('a photo is turned upright and made anew: where and with what it was taken is gone', async () => {
  await using t = await startTestApp()
  const { worker, raise } = await setStage(t)
  const original = await photo()
  expect(original.includes('SecretPhone')).toBe(true)
  const { body } = await upload(t, original)
  const { id } = await raise(worker, { photos: [body.claim] })

  const [kept] = (await worker.get(`/needs/${id}`)).body.photos
  const served = (await fetchFile(t, kept.id, { token: worker.token })).rawPayload
  const { exif, width, height, format } = await sharp(served).metadata()
  expect({ exif, width, height, format }).toEqual({ exif: undefined, width: 40, height: 60, format: 'jpeg' })
  expect(served.includes('SecretPhone')).toBe(false)
  const small = (await fetchFile(t, kept.id, { token: worker.token, query: '?size=thumbnail' })).rawPayload
  expect((await sharp(small).metadata()).format).toBe('jpeg')
})

test('a large photo is kept no larger than a screen needs', async () => {
  await using t = await startTestApp()
  const { worker, raise } = await setStage(t)
  const { body } = await upload(t, await photo(4000, 3000))
  const { id } = await raise(worker, { photos: [body.claim] })
  const [kept] = (await worker.get(`/needs/${id}`)).body.photos
  const { width, height } = await sharp((await fetchFile(t, kept.id, { token: worker.token })).rawPayload).metadata()
  expect([width, height]).toEqual([1536, 2048])
})

test.each([
  ['a web page', Buffer.from('<html><script>alert(1)</script></html>'), 415],
  ['a drawing that can run', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 415],
  ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), 415],
  ['nothing', Buffer.alloc(0), 415],
  ['a photo cut off', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]), 400]
])('%s is refused by what is in it', async (_, bytes, status) => {
  await using t = await startTestApp()
  await setStage(t)
  expect((await upload(t, bytes)).status).toBe(status)
})

test('a file that is too large is refused before it is read', async () => {
  await using t = await startTestApp()
  await setStage(t)
  expect(await upload(t, Buffer.alloc(10 * 1024 * 1024 + 1))).toMatchObject({
    status: 413,
    body: { code: 'file.tooLarge' }
  })
})

test('a claim is good once, and only for whoever holds it', async () => {
  await using t = await startTestApp()
  const { worker, raise } = await setStage(t)
  const { body } = await upload(t, await photo())
  await raise(worker, { photos: [body.claim] })
  const again = await worker.post('/needs', { text: '再用一次', kind: 'employee', photos: [body.claim] })
  expect(again.body).toMatchObject({ code: 'file.notFound', details: { fields: [{ field: '/photos' }] } })
})

test('a photo is seen by whoever may see what it hangs on, and nothing in it can run', async () => {
  await using t = await startTestApp()
  const { worker, clerk, boss, stranger, raise, act, classes, organisation, handler, teamId } = await setStage(t)
  const firm = organisation('zone.park.firm')
  const { id, code, key } = await raise(worker, {
    aboutOrganisationId: firm,
    photos: [(await upload(t, await photo())).body.claim]
  })
  const [kept] = (await worker.get(`/needs/${id}`)).body.photos
  const seen = async (token?: string) => (await fetchFile(t, kept.id, token ? { token } : {})).statusCode
  expect([await seen(worker.token), await seen(clerk.token)]).toEqual([200, 200])
  expect([await seen(boss.token), await seen(stranger.token), await seen()]).toEqual([404, 404, 404])

  await act(clerk, id, 'accept', classes)
  await act(clerk, id, 'dispatch', { departmentId: firm, instructions: '请改善。' })
  expect(await seen(boss.token)).toBe(404)
  await act(clerk, id, 'dispatch', { teamId })
  await act(handler, id, 'note', {
    text: '内部照片',
    public: false,
    photos: [(await upload(t, await photo())).body.claim]
  })
  const [internal] = (await clerk.get(`/needs/${id}`)).body.timeline.at(-1).photos
  expect((await fetchFile(t, internal.id, { token: worker.token })).statusCode).toBe(404)
  expect((await fetchFile(t, internal.id, { token: handler.token })).statusCode).toBe(200)

  const { body } = await t.as(undefined, 'POST', 'park/needs/looked-up', { code, key })
  const query = `?token=${body.photos[0].token}`
  const served = await fetchFile(t, kept.id, { query })
  expect(served.statusCode).toBe(200)
  expect(served.headers).toMatchObject({
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'content-type': 'image/jpeg'
  })
  expect((await fetchFile(t, internal.id, { query })).statusCode).toBe(404)
  t.clock.now = new Date(t.clock.now.getTime() + 12 * 60_000)
  expect((await fetchFile(t, kept.id, { query })).statusCode).toBe(404)
})

test('what nobody attached is swept after a day, from the disk too', async () => {
  await using t = await startTestApp()
  const { worker, raise, db } = await setStage(t)
  const { files } = t.deps.storage as unknown as { files: Map<string, Uint8Array> }
  await raise(worker, { photos: [(await upload(t, await photo())).body.claim] })
  await upload(t, await photo())
  t.clock.now = new Date(t.clock.now.getTime() + 25 * 3_600_000)
  await t.run('files.sweep')
  expect(await db.selectFrom('file').select('id').execute()).toHaveLength(1)
  expect(files.size).toBe(2)
})

test('what lies on the disk without a row is swept, and what has one stays', async () => {
  await using t = await startTestApp()
  const { worker, raise } = await setStage(t)
  const { files } = t.deps.storage as unknown as { files: Map<string, Uint8Array> }
  await raise(worker, { photos: [(await upload(t, await photo())).body.claim] })
  const rightful = [...files.keys()]
  const lost = `park/0190/${crypto.randomUUID()}`
  for (const key of [lost, `${lost}_thumbnail`, `${rightful[0]}.${crypto.randomUUID()}`]) {
    files.set(key, new Uint8Array(1))
  }
  await t.run('files.sweepLost')
  expect([...files.keys()]).toEqual(rightful)
})

test('a PDF is saved, not opened: a document can hold programs', async () => {
  await using t = await startTestApp()
  const { worker, raise } = await setStage(t)
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')
  const { id } = await raise(worker, { photos: [(await upload(t, pdf)).body.claim] })
  const [kept] = (await worker.get(`/needs/${id}`)).body.photos
  const { headers, rawPayload } = await fetchFile(t, kept.id, { token: worker.token })
  expect(headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringMatching(/^attachment; /),
    'content-security-policy': "default-src 'none'; sandbox"
  })
  expect(rawPayload.equals(pdf)).toBe(true)
})
