/** Monte les modules que la page nomme ; chacun échoue seul. */

import * as affichage from "./modules/affichage.mjs"
import * as menu from "./modules/menu.mjs"

const MODULES = { affichage, menu }

for (const root of document.querySelectorAll("[data-module]")) {
  try {
    MODULES[root.dataset.module].mount(root)
    root.dataset.mounted = ""
  } catch (error) {
    console.error(`Module « ${root.dataset.module} » : ${error.message}`)
  }
}
