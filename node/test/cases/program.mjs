// The text of tests/cases/programs.tsv: an operation a line, its fields between tabs.

/** The cases: their names, and their operations as fields. */
export function* cases(text) {
  let current = null;
  for (const line of text.split("\n").filter((line) => line !== "" && !line.startsWith("#"))) {
    const fields = line.split("\t").map(unescaped);
    if (fields[0] === "case") {
      current = { name: fields[1], operations: [] };
    } else if (fields[0] === "end") {
      yield current;
    } else {
      current.operations.push(fields);
    }
  }
}

const PLAIN = { "\\t": "\t", "\\n": "\n", "\\\\": "\\" };

export function unescaped(text) {
  return text.replace(/\\[tn\\]/g, (escape) => PLAIN[escape]);
}

export function escaped(text) {
  return text.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n");
}
