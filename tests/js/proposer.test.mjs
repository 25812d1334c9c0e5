/** Le formulaire de proposition : identifiant, dossier, archive. */

import assert from "node:assert/strict"
import { test } from "node:test"

import { crc32, zip } from "../../docs/assets/js/lib/zip.mjs"
import { proposeId, readLines, writeFolder } from "../../docs/assets/js/tools/proposer.mjs"

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
