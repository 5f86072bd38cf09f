/** The server puts a fresh one into each page; only style sheets that carry it are applied. */
export const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? ''

/**
 * The table and the scroll lock of antd make style sheets without asking for the nonce. Scripts are ours alone
 * (`script-src 'self'`), so whatever style sheet one of them makes may carry it.
 */
export function giveStylesTheNonce(): void {
  const create = document.createElement.bind(document)
  document.createElement = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = create(name, options)
    if (name === 'style') element.nonce = nonce
    return element
  }
}
