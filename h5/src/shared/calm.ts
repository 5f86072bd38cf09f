let calm: Promise<void> | undefined

/** Resolves when what is looked at first is there, and the phone has a moment for what is only of use later. */
export async function whenCalm(): Promise<void> {
  calm ??= new Promise((resolve) => {
    // Safari knows no idle moments.
    const rest = (): void =>
      void ('requestIdleCallback' in window
        ? requestIdleCallback(() => resolve(), { timeout: 2000 })
        : setTimeout(resolve, 1000))
    if (document.readyState === 'complete') rest()
    else window.addEventListener('load', rest, { once: true })
  })
  await calm
}
