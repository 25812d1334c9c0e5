/** Le formulaire de proposition : identifiant, dossier, archive. */

import assert from "node:assert/strict"
import { test } from "node:test"

import { crc32, zip } from "../../docs/assets/js/lib/zip.mjs"
import { contradiction, proposeId, readLines, writeFolder } from "../../docs/assets/js/tools/proposer.mjs"

const FACTS = { publisher: 'L"éditeur', day: "2026-11-22", sections: { guide: ["En bref"] } }
const ANSWERS = { titre: "L’été", resume: "Un\nrésumé", type: "guide", auteur: "A # b", deroule: "5 | Un | Deux: | {x}" }

test("an id has small letters, digits and hyphens only", () => {
  assert.equal("l-ete-d-un-coeur", proposeId(" L’été d'un cœur ! "))
  assert.equal("etc-passwd", proposeId("../../etc/passwd"))
  assert.equal("", proposeId("日本"))
})

test("lines have their parts, the first one a number", () => {
  assert.deepEqual([["5", "bacs", "seance"]], readLines("- 5 | bacs | seance\n\n", 3))
  assert.throws(() => readLines("5 | bacs", 3), /3 parties/)
  assert.throws(() => readLines("cinq | bacs | seance", 3), /nombre entier/)
})

test("an answer that belies another is told, as the verification would", () => {
  const bases = ["personne", "seance"]
  const told = (name, answers) => contradiction(name, answers, bases)

  assert.match(told("groupe.max", { "groupe.min": "12", "groupe.max": "4" }), /4 personnes au plus, pour 12/)
  assert.equal("", told("groupe.max", { "groupe.min": "4", "groupe.max": "12" }))
  assert.equal("", told("groupe.max", { "groupe.min": "", "groupe.max": "4" }))
  assert.match(told("deroule", { "duree.animation": "30", deroule: "5 | a | b | c\n20 | a | b | c" }), /durent 25 minutes, pour 30/)
  assert.equal("", told("deroule", { "duree.animation": "25", deroule: "5 | a | b | c\n20 | a | b | c" }))
  assert.equal("", told("deroule", { "duree.animation": "30", deroule: "" }))
  assert.match(told("materiel", { materiel: "1 | bac | Séance\n1 | crayon | trio" }), /« trio » n’est pas dans la liste : personne, seance/)
  assert.equal("", told("materiel", { materiel: "1 | bac | Séance" }))
})

test("what a quantity is counted by is written as the list has it, whatever is typed", () => {
  const { "l-ete/ressource.yml": data } = writeFolder({ ...ANSWERS, materiel: "2 | bacs | Séance, x: {y}" }, FACTS)

  assert.match(data, /^ {2}- \{nom: "bacs", quantite: 2, par: seance-x-y, nature: "?reutilisable"?\}$/m)
})

test("every text is a quoted scalar, on one line", () => {
  const { "l-ete/ressource.yml": data, "l-ete/index.md": text } = writeFolder(ANSWERS, FACTS)

  assert.match(data, /^editeur: "L\\"éditeur"$/m)
  assert.match(data, /^resume: "Un résumé"$/m)
  assert.match(data, /^ {2}- \{titre: "Un", minutes: 5, facilitateur: "Deux:", participants: "\{x\}"\}$/m)
  assert.equal("## En bref\n\nÀ écrire.\n", text)
})

test("the archive has the checksum of the standard", () => {
  assert.equal(0xcbf43926, crc32(new TextEncoder().encode("123456789")))
  assert.equal(0x50, zip({ "a/b": "c" })[0])
})
