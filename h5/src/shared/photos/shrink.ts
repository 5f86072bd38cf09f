const longestSide = 1600
const quality = 0.82

/** A photo made small enough for a weak network; what the browser cannot read (HEIC here and there) goes as it is. */
export async function shrink(file: Blob): Promise<Blob> {
  if (!file.type.startsWith('image/')) return file
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const smaller = await draw(picture)
    picture.close()
    return smaller && smaller.size < file.size ? smaller : file
  } catch {
    return file
  }
}

async function draw(picture: ImageBitmap): Promise<Blob | null> {
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return await new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality)
  })
}
