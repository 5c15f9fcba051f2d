// Uses the site through what openapi-typescript made of its description, and prints what it found.

import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

declare const process: { argv: string[] };

type Schemas = components["schemas"];

const client = createClient<paths>({ baseUrl: process.argv[2] ?? "" });

const search = await client.GET("/api/v1/search", {
  params: { query: { q: "trata de personas", agency: ["SRE", "PGR"], kind: ["activity"], size: 3 } },
});
if (!search.data) throw new Error(search.error.detail);
const page: Schemas["Page"] = search.data;
const agencies: Schemas["FacetValue"][] = page.facets["agency"] ?? [];
const hit = page.hits[0];
if (!hit) throw new Error("nothing was found");

const path = { programme: hit.programme, year: hit.year, code: hit.code };
const line = await client.GET("/api/v1/records/{programme}/{year}/{code}", { params: { path } });
if (!line.data) throw new Error(line.error.detail);
const record: Schemas["Record"] = line.data;

const suggest = await client.GET("/api/v1/suggest", { params: { query: { q: "migra", limit: 4 } } });
if (!suggest.data) throw new Error(suggest.error.detail);
const completions: string[] = suggest.data.completions.map((each) => each.text);

const query = { q: "trata de personas" };
const workbook = await client.GET("/api/v1/search.xlsx", { params: { query }, parseAs: "arrayBuffer" });
if (!workbook.data) throw new Error(workbook.error.detail);
const bytes = new Uint8Array(workbook.data);

const table = await client.GET("/api/v1/search.csv", { params: { query }, parseAs: "text" });
if (table.data === undefined) throw new Error(table.error.detail);

const refused = await client.GET("/api/v1/search", { params: { query: { agency: ["NADIE"] } } });
if (!refused.error) throw new Error("an agency that nobody knows was taken");
const problem: Schemas["Problem"] = refused.error;

// What the description does not have is an error of types, which is expected here.
// @ts-expect-error
await client.GET("/api/v1/search", { params: { query: { kind: ["heading"] } } });
// @ts-expect-error
await client.GET("/api/v1/search", { params: { query: { colour: "red" } } });
// @ts-expect-error
await client.GET("/api/v1/nothing");
// @ts-expect-error
void hit.colour;
// @ts-expect-error
const number: number = hit.activity; // it may be null

console.log(
  JSON.stringify({
    total: page.total,
    ids: page.hits.map((each) => each.id),
    chosen: agencies.filter((each) => each.selected).map((each) => each.value),
    line: { id: record.id, text: record.text, report: record.report.title },
    completions,
    begun: String.fromCharCode(...bytes.slice(0, 2)),
    length: bytes.length,
    columns: table.data.split("\r\n")[0],
    problem,
  }),
);
