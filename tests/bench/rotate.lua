-- Asks for each line of QUERIES in turn, within the path PATTERN: {q} is the query, {n} a number
-- that never comes twice, for whoever wants no answer to be kept.
local queries, asked = {}, 0
for line in io.lines(os.getenv("QUERIES")) do
  local text = line:match("\t(.+)") or line
  queries[#queries + 1] = text:gsub("[^%w]", function(byte)
    return ("%%%02X"):format(byte:byte())
  end)
end
local pattern = os.getenv("PATTERN")

function request()
  asked = asked + 1
  local values = { q = queries[asked % #queries + 1], n = tostring(asked) .. os.getenv("SALT") }
  return wrk.format("GET", (pattern:gsub("{(%a)}", values)))
end

function done(summary, latency)
  local failed = summary.errors
  io.write(("RESULT %f %f %d %d\n"):format(
    summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000,
    failed.status + failed.connect + failed.read + failed.write + failed.timeout,
    summary.requests
  ))
end
