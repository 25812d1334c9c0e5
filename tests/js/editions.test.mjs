import assert from "node:assert/strict"
import { test } from "node:test"

import { newestAfter } from "../../docs/assets/js/modules/editions.mjs"

const list = (...labels) => labels.map((version) => ({ version }))

test("the newest edition is found, by numbers and not by letters", () => {
  assert.equal(newestAfter("2026.2", list("2026.10", "2026.9", "2026.1")), "2026.10")
  assert.equal(newestAfter("2026.12", list("2027.1", "2026.12")), "2027.1")
})

test("the latest edition has nothing to say", () => {
  assert.equal(newestAfter("2026.10", list("2026.10", "2026.9")), "")
  assert.equal(newestAfter("2026.1", []), "")
})

test("a list that is not one, or holds something else, is ignored", () => {
  for (const odd of [null, {}, "2030.1", [null, 3, {}, { version: "dev" }, { version: "<b>" }]]) {
    assert.equal(newestAfter("2026.1", odd), "")
  }
})
