/** Menu des écrans étroits. Sans script : la navigation est dans la page, toujours ouverte. */

import { need } from "../lib/dom.mjs"

/**
 * @param {HTMLElement} root element bearing data-module="menu"
 * @throws {Error} when the button or the navigation is missing
 */
export function mount(root) {
  const button = need(root, "button[aria-controls]")
  const menu = need(root, "nav")

  function open(state) {
    button.setAttribute("aria-expanded", String(state))
  }

  button.addEventListener("click", () => open(button.getAttribute("aria-expanded") !== "true"))

  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return
    open(false)
    button.focus()
  })

  // The skip link leads to the menu: it must be open to receive the focus.
  for (const link of document.querySelectorAll(`a[href="#${menu.id}"]`)) {
    link.addEventListener("click", () => open(true))
  }
}
