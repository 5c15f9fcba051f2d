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

// Every operation, by its path, with what it takes as the description has it.
const activity = { path: { programme: "pem-2014-2018", year: 2018, code: "1.5.10", activity: 2 } };
const chosen = { params: { query: { id: ["pem-2014-2018/2018/1.5.10"] } } };
const found = { params: { query } };
const text = { parseAs: "text" } as const;
const bytewise = { parseAs: "arrayBuffer" } as const;
const body = { text: "Piden bajar las comisiones por el envío de remesas." };
const report = { path: { programme: "pem-2014-2018", year: 2018 } };
const every = {
  "/api/v1/": client.GET("/api/v1/"),
  "/api/v1/openapi.json": client.GET("/api/v1/openapi.json"),
  "/api/v1/search": client.GET("/api/v1/search", found),
  "/api/v1/suggest": client.GET("/api/v1/suggest", found),
  "/api/v1/verify": client.GET("/api/v1/verify", found),
  "/api/v1/scan": client.POST("/api/v1/scan", { body }),
  "/api/v1/overview": client.GET("/api/v1/overview", found),
  "/api/v1/findings": client.GET("/api/v1/findings", found),
  "/api/v1/request": client.GET("/api/v1/request", chosen),
  "/api/v1/compare": client.GET("/api/v1/compare"),
  "/api/v1/changes": client.GET("/api/v1/changes"),
  "/api/v1/agencies": client.GET("/api/v1/agencies"),
  "/api/v1/agencies/{id}": client.GET("/api/v1/agencies/{id}", { params: { path: { id: "INM" } } }),
  "/api/v1/programmes": client.GET("/api/v1/programmes"),
  "/api/v1/programmes/{programme}/{year}": client.GET("/api/v1/programmes/{programme}/{year}", {
    params: report,
  }),
  "/api/v1/records": client.GET("/api/v1/records", chosen),
  "/api/v1/records/{programme}/{year}/{code}": client.GET(
    "/api/v1/records/{programme}/{year}/{code}",
    { params: { path } },
  ),
  "/api/v1/records/{programme}/{year}/{code}/{activity}": client.GET(
    "/api/v1/records/{programme}/{year}/{code}/{activity}",
    { params: activity },
  ),
  "/api/v1/records/{programme}/{year}/{code}/related": client.GET(
    "/api/v1/records/{programme}/{year}/{code}/related",
    { params: { path } },
  ),
  "/api/v1/records/{programme}/{year}/{code}/{activity}/related": client.GET(
    "/api/v1/records/{programme}/{year}/{code}/{activity}/related",
    { params: activity },
  ),
  "/api/v1/search.csv": client.GET("/api/v1/search.csv", { ...found, ...text }),
  "/api/v1/search.xlsx": client.GET("/api/v1/search.xlsx", { ...found, ...bytewise }),
  "/api/v1/search.json": client.GET("/api/v1/search.json", found),
  "/api/v1/search.ndjson": client.GET("/api/v1/search.ndjson", { ...found, ...bytewise }),
  "/api/v1/records.csv": client.GET("/api/v1/records.csv", { ...chosen, ...text }),
  "/api/v1/records.xlsx": client.GET("/api/v1/records.xlsx", { ...chosen, ...bytewise }),
  "/api/v1/records.json": client.GET("/api/v1/records.json", chosen),
  "/api/v1/records.ndjson": client.GET("/api/v1/records.ndjson", { ...chosen, ...bytewise }),
  "/api/v1/records.bib": client.GET("/api/v1/records.bib", { ...chosen, ...bytewise }),
  "/api/v1/records.ris": client.GET("/api/v1/records.ris", { ...chosen, ...bytewise }),
  "/api/v1/records.txt": client.GET("/api/v1/records.txt", { ...chosen, ...text }),
};
const answered: Record<string, boolean> = {};
for (const [name, asked] of Object.entries(every)) {
  const { data, response } = await asked;
  answered[name] = response.status === 200 && data !== undefined;
}

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
    answered,
  }),
);
