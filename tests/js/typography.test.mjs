/** La typographie des textes que le script écrit. */

import assert from "node:assert/strict"
import { test } from "node:test"

import { typeset } from "../../docs/assets/js/lib/typography.mjs"

test("les espaces fines, les apostrophes et les unités sont celles des pages", () => {
  assert.equal(
    typeset("L'outil « Trier » : 1 h 30 ; 12 500 €, 3 hommes ?"),
    "L’outil «\u202fTrier\u202f»\u202f: 1\u202fh 30\u202f; 12\u202f500\u202f€, 3 hommes\u202f?",
  )
})

test("un texte sans rien à changer reste le même", () => {
  for (const text of ["", "guide · A1", "a:b", "2 ou 3"]) assert.equal(typeset(text), text)
})
