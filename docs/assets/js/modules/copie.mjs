/** Boutons « Copier ». Sans script : le texte est dans la page, à sélectionner. */

import { create } from "../lib/dom.mjs"

const TEXTS = "[data-copie]"

/**
 * @param {string} platform as navigator.platform gives it
 * @returns {string} what to do when the browser refuses to copy
 */
export function sayRefusal(platform) {
  const keys = /Mac|iPhone|iPad/.test(platform) ? "⌘ C" : "Ctrl + C"
  return `Le navigateur refuse la copie. Le texte est sélectionné : faites ${keys}.`
}

/**
 * @param {HTMLElement} root element bearing data-module="copie"; in it, each text to copy says in
 *   data-copie what it is, article included: « la citation »
 */
export function mount(root) {
  for (const details of root.querySelectorAll("details")) {
    details.addEventListener("toggle", () => dress(details.querySelectorAll(TEXTS)), { once: true })
  }
  dress(root.querySelectorAll(`:scope > ${TEXTS}`))
}

/** Put under each text its button, and beside it the place where what it did will be said. */
function dress(sources) {
  for (const source of sources) {
    const button = create("button", { type: "button" }, `Copier ${source.dataset.copie}`)
    const status = create("span", { className: "copie-dite" })
    status.setAttribute("role", "status")
    button.addEventListener("click", async () => {
      status.textContent = ""
      status.textContent = (await copy(source)) ? "Copié" : sayRefusal(navigator.platform)
    })
    source.after(button, status)
  }
}

/** Copy a text, by the older way where the newer one is refused; if both are, leave it selected. */
async function copy(source) {
  try {
    await navigator.clipboard.writeText(source.textContent.trim())
    return true
  } catch {
    getSelection().selectAllChildren(source)
    return document.execCommand("copy")
  }
}
