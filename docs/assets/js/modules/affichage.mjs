/** Réglages d’affichage. Sans script : la page explique les réglages de l’appareil. */

import { need } from "../lib/dom.mjs"
import { keep, recall } from "../lib/storage.mjs"

const KEY = "fabrique-affichage" // also read by start.js, before the first paint
const NAMES = ["clair", "sombre", "contraste", "souligne", "interligne"]

/**
 * @param {string} kept names separated by spaces, from anywhere
 * @returns {string[]} the names that exist, each once
 */
export function readChoices(kept) {
  const found = kept.split(" ")
  return NAMES.filter((name) => found.includes(name))
}

/**
 * @param {HTMLFormElement} root element bearing data-module="affichage"
 * @throws {Error} when the <output> that receives the confirmation is missing
 */
export function mount(root) {
  const output = need(root, "output")
  const inputs = [...root.querySelectorAll("input")]

  function show(choices) {
    for (const name of NAMES) document.documentElement.classList.toggle(name, choices.includes(name))
    for (const input of inputs) {
      const none = input.type === "radio" && !choices.some((name) => isRadio(name))
      input.checked = input.value ? choices.includes(input.value) : none
    }
  }

  function isRadio(name) {
    return inputs.some((input) => input.type === "radio" && input.value === name)
  }

  function apply(choices, message) {
    show(choices)
    const kept = keep(KEY, choices.join(" "))
    output.textContent = kept
      ? message
      : "Appliqué à cette page seulement : le navigateur refuse de garder ce choix."
  }

  root.addEventListener("change", () => {
    const checked = inputs.filter((input) => input.checked && input.value)
    const choices = readChoices(checked.map((input) => input.value).join(" "))
    apply(choices, "Appliqué, et gardé dans ce navigateur.")
  })

  root.addEventListener("reset", (event) => {
    event.preventDefault()
    apply([], "Choix effacés : le site suit les réglages de l’appareil.")
  })

  root.addEventListener("submit", (event) => event.preventDefault())

  show(readChoices(recall(KEY)))
  root.hidden = false
}
