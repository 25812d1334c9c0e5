/** Proposition d’une ressource. Sans script : un modèle à remplir, envoyé par courriel. */

import { create, need } from "../lib/dom.mjs"
import { keep, recall } from "../lib/storage.mjs"
import { zip } from "../lib/zip.mjs"

const KEY = "fabrique-proposition"
const LISTS = ["niveaux", "publics", "modalites"]
const LONGEST_ADDRESS = 7000 // beyond, servers refuse

/**
 * @param {string} title
 * @returns {string} identifier that the title gives: small letters, digits, hyphens, 60 at most
 */
export function proposeId(title) {
  return title
    .replace(/œ/gi, "oe")
    .replace(/’/g, " ")
    .normalize("NFKD")
    .replace(/[^\x00-\x7f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "")
}

/**
 * @param {string} text lines « a | b | c »
 * @param {number} number parts that each line must have, the first one a whole number
 * @returns {string[][]} parts of each line
 * @throws {Error} when a line is not so made, in French
 */
export function readLines(text, number) {
  return text
    .split("\n")
    .map((line) => line.replace(/^[-*•\s]+/, "").trim())
    .filter((line) => line)
    .map((line) => {
      const parts = line.split("|").map((part) => part.trim())
      if (parts.length !== number || parts.some((part) => !part)) {
        throw new Error(`la ligne « ${line.slice(0, 60)} » n’a pas ses ${number} parties, séparées par |`)
      }
      if (!/^[0-9]{1,4}$/.test(parts[0])) throw new Error(`« ${parts[0].slice(0, 20)} » n’est pas un nombre entier`)
      return parts
    })
}

/**
 * @param {string} name key of a field
 * @param {Record<string, string | string[]>} answers by key of a field, each of a right shape
 * @param {string[]} bases what a quantity may be counted by
 * @returns {string} why the verification would refuse this answer beside the others, else nothing
 */
export function contradiction(name, answers, bases) {
  const { "groupe.min": least, "groupe.max": most, "duree.animation": announced } = answers
  if (name === "groupe.max" && least && most && Number(least) > Number(most)) {
    return `${most} personnes au plus, pour ${least} au moins : échangez-les, ou corrigez celui qui est faux.`
  }
  if (name === "materiel") {
    const odd = readLines(answers.materiel || "", 3).find(([, , base]) => !bases.includes(proposeId(base)))
    if (odd) return `Ici, « ${odd[2].slice(0, 40)} » n’est pas dans la liste : ${bases.join(", ")}.`
  }
  if (name === "deroule" && announced) {
    const total = readLines(answers.deroule || "", 4).reduce((sum, [minutes]) => sum + Number(minutes), 0)
    if (total && total !== Number(announced)) return `Les étapes durent ${total} minutes, pour ${announced} annoncées.`
  }
  return ""
}

/**
 * @param {Record<string, string | string[]>} answers by key of a field
 * @param {{publisher: string, day: string, sections: Record<string, string[]>}} facts
 * @returns {Record<string, string>} the files of the folder, by path; a JSON text is a YAML scalar
 * @throws {Error} when a line of a list is not so made
 */
export function writeFolder(answers, { publisher, day, sections }) {
  const id = proposeId(answers.titre)
  const quoted = (text) => JSON.stringify(text.split(/\s+/).join(" ").trim())
  const flow = (values) => `{${Object.entries(values).map(([key, value]) => `${key}: ${value}`).join(", ")}}`
  const lines = [
    `id: ${id}`,
    `titre: ${quoted(answers.titre)}`,
    `resume: ${quoted(answers.resume)}`,
    "langue: fr",
    `type: ${answers.type}`,
    "licence: CC-BY-SA-4.0",
    `auteurs: [{nom: ${quoted(answers.auteur)}}]`,
    `editeur: ${quoted(publisher)}`,
    'version: "0.1.0"',
    `cree: ${day}`,
    "statut: brouillon",
    "acces: libre",
  ]
  for (const key of LISTS) if (answers[key]?.length) lines.push(`${key}: [${answers[key].join(", ")}]`)
  for (const group of ["duree", "groupe"]) {
    const own = Object.entries(answers).filter(([key, value]) => key.startsWith(`${group}.`) && value)
    if (own.length) lines.push(`${group}: ${flow(Object.fromEntries(own.map(([key, value]) => [key.split(".")[1], value])))}`)
  }
  list("materiel", 3, ([quantity, name, base]) => ({ nom: quoted(name), quantite: quantity, par: proposeId(base), nature: "reutilisable" }))
  const outcomes = (answers.objectifs || "").split("\n").map((line) => line.replace(/^[-*•\s]+/, "").trim()).filter((line) => line)
  if (outcomes.length) lines.push("objectifs:", ...outcomes.map((line) => `  - ${quoted(line)}`))
  if (answers.competences?.length) {
    lines.push("competences:", ...answers.competences.map((code) => `  - {code: ${code}, niveau: 1, role: travaille}`))
  }
  list("deroule", 4, ([minutes, title, leader, others]) => ({ titre: quoted(title), minutes, facilitateur: quoted(leader), participants: quoted(others) }))
  const titles = sections[answers.type] || sections.guide
  const text = answers.texte?.trim() || titles.map((title) => `## ${title}\n\nÀ écrire.`).join("\n\n")
  return { [`${id}/ressource.yml`]: `${lines.join("\n")}\n`, [`${id}/index.md`]: `${text}\n` }

  function list(key, number, shape) {
    const rows = readLines(answers[key] || "", number)
    if (rows.length) lines.push(`${key}:`, ...rows.map((row) => `  - ${flow(shape(row))}`))
  }
}

/**
 * @param {HTMLFormElement} root element bearing data-module="proposer"; data-forge is empty when
 *   the project has none
 * @throws {Error} when a part of the form is missing
 */
export function mount(root) {
  const status = need(root, "[role=status]")
  const card = need(root, ".apercu")
  const { editeur: publisher, jour: day, forge, modele } = root.dataset
  const bases = root.dataset.par.split(" ")
  const facts = { publisher, day, sections: JSON.parse(root.dataset.sections) }
  const fields = [...root.elements].filter((field) => field.name && field.type !== "button")

  function read() {
    const answers = {}
    for (const { name, value, type, checked } of fields) {
      if (type !== "checkbox") answers[name] = value.trim()
      else if (name !== "accord") answers[name] = [...(answers[name] || []), ...(checked ? [value] : [])]
    }
    return answers
  }

  /** Say what is wrong with a field beside it; return whether it is right. */
  function check(field) {
    const message = fault(field)
    const place = root.querySelector(`#faute-${CSS.escape(field.id)}`)
    if (!place) return !message
    place.hidden = !message
    place.textContent = message
    field.toggleAttribute("aria-invalid", Boolean(message))
    field.setAttribute("aria-describedby", `aide-${field.id}${message ? ` faute-${field.id}` : ""}`)
    return !message
  }

  function fault({ name, value, validity, minLength, maxLength, required }) {
    const size = [...value.trim()].length
    if (required && !size) return "Il faut une réponse."
    if (size && minLength > 0 && size < minLength) return `${size} caractères, pour ${minLength} au moins.`
    if (maxLength > 0 && size > maxLength) return `${size} caractères, pour ${maxLength} au plus.`
    if (!validity.valid) return "Il faut un nombre entier."
    if (name === "titre" && size && !proposeId(value)) return "Il faut au moins une lettre."
    try {
      readLines(name === "materiel" || name === "deroule" ? value : "", name === "materiel" ? 3 : 4)
    } catch (error) {
      return `Ici, ${error.message}.`
    }
    return contradiction(name, read(), bases)
  }

  /** Check a field again, and those already told to be wrong: one answer may mend another. */
  function checkAround(field) {
    for (const other of fields) if (other === field || other.matches("[aria-invalid]")) check(other)
  }

  function preview() {
    const answers = read()
    const type = root.elements.type.selectedOptions[0]?.textContent || ""
    const minutes = answers["duree.animation"]
    need(card, "h3").textContent = answers.titre || "Votre titre"
    need(card, "p").textContent = answers.resume || "Votre résumé"
    need(card, ".fiche-infos").textContent = [type, minutes && `${minutes} min`, (answers.competences || []).join(", ")]
      .filter((part) => part)
      .join(" · ")
  }

  /** Check everything; return the answers, or nothing once the first fault has the focus. */
  function finish() {
    const accord = root.elements.accord
    const wrong = fields.filter((field) => field !== accord && !check(field))
    if (!accord.checked) wrong.push(accord)
    if (!wrong.length) return read()
    status.textContent = wrong[0] === accord
      ? "Il manque l’accord sur la licence."
      : `${wrong.length} ${wrong.length > 1 ? "réponses sont" : "réponse est"} à reprendre.`
    wrong[0].focus()
    return null
  }

  function download(answers) {
    const files = writeFolder(answers, facts)
    const blob = new Blob([zip(files)], { type: "application/zip" })
    const link = create("a", { href: URL.createObjectURL(blob), download: `${proposeId(answers.titre)}.zip` })
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
    status.textContent = "Le dossier est prêt : envoyez-le à l’éditeur, ou décompressez-le dans ressources/catalogue, sur une branche."
  }

  function open(address) {
    if (address.length > LONGEST_ADDRESS) {
      status.textContent = "C’est trop long pour une adresse : téléchargez le dossier, puis joignez-le."
    } else location.assign(address)
  }

  function openFile(answers) {
    const [[path, text]] = Object.entries(writeFolder(answers, facts))
    const asked = new URLSearchParams({ filename: `ressources/catalogue/${path}`, value: text })
    open(`${forge}/new/HEAD?${asked}`)
  }

  function openIssue(answers) {
    const asked = new URLSearchParams({ template: modele, title: answers.titre })
    for (const [key, value] of Object.entries(answers)) {
      if (value.length && typeof value === "string") asked.set(key.replace(".", "-"), value)
    }
    open(`${forge}/issues/new?${asked}`)
  }

  function restore() {
    let kept = {}
    try {
      kept = JSON.parse(recall(KEY) || "{}")
    } catch {
      keep(KEY, "")
    }
    for (const field of fields) {
      const value = kept[field.name]
      if (field.type === "checkbox") field.checked = Array.isArray(value) && value.includes(field.value)
      else if (typeof value === "string" && value) field.value = value
    }
    for (const box of root.querySelectorAll("details :checked")) box.closest("details").open = true
    if (Object.keys(kept).length) status.textContent = "Votre brouillon est revenu."
  }

  root.addEventListener("input", ({ target }) => {
    if (target.matches("[aria-invalid]")) checkAround(target)
    keep(KEY, JSON.stringify(read()))
    preview()
  })
  root.addEventListener("change", ({ target }) => target.id && checkAround(target))
  root.addEventListener("submit", (event) => {
    event.preventDefault()
    const answers = finish()
    if (answers) download(answers)
  })
  root.addEventListener("click", ({ target }) => {
    if (target.name !== "forge" && target.name !== "issue") return
    const answers = finish()
    if (answers) (target.name === "forge" ? openFile : openIssue)(answers)
  })
  root.addEventListener("reset", () => {
    keep(KEY, "")
    status.textContent = "Le brouillon est effacé de ce navigateur."
    setTimeout(preview)
  })

  restore()
  preview()
  root.hidden = false
}
