/** Monte ce que la page nomme ; chacun échoue seul. */

/**
 * @param {Record<string, {mount: (root: HTMLElement) => void}>} modules by the name that a page
 *   writes in data-module; an element that names another is left to another script
 */
export function mountAll(modules) {
  for (const root of document.querySelectorAll("[data-module]")) {
    const name = root.dataset.module
    if (!modules[name]) continue
    try {
      modules[name].mount(root)
      root.dataset.mounted = ""
    } catch (error) {
      console.error(`Module « ${name} » : ${error.message}`)
    }
  }
}
