const afterMs = 1500
let calm: Promise<void> | undefined

/** Resolves when what is looked at first is there, and the phone has a moment for what is only of use later. */
export async function whenCalm(): Promise<void> {
  calm ??= new Promise((resolve) => {
    const rest = (): void => void setTimeout(resolve, afterMs)
    if (document.readyState === 'complete') rest()
    else window.addEventListener('load', rest, { once: true })
  })
  await calm
}
