import assert from 'node:assert/strict'
import { test } from 'node:test'
import { productSchema } from './study-schema.ts'

const fits = (url: string): boolean =>
  productSchema.safeParse({ name: 'a', version: '1', manufacturer: 'b', intendedPurpose: 'c', artefact: { link: 'http', url } }).success

test('the address of a product is http or https, and holds no password, for it stands in every report', () => {
  for (const url of ['https://model.example/predict', 'http://127.0.0.1:8732/a@b?c=d@e']) assert.ok(fits(url), url)
  for (const url of ['https://user:secret@model.example/', 'http://token@model.example', 'file:///etc/passwd', 'model.example'])
    assert.ok(!fits(url), url)
})
