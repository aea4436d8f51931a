// Compiles the native module and puts it beside the package: `npm run build:native [-- --profile release]`.
// `CARGO_TARGET_DIR` and cargo's own environment are honoured.

import { spawnSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { profile: { type: "string", default: "dev" } } });
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const build = spawnSync("cargo", ["build", "-p", "firesteel-node", "--profile", values.profile], {
  cwd: root,
  stdio: "inherit",
});
if (build.status !== 0) {
  process.exit(build.status ?? 1);
}
const target = process.env.CARGO_TARGET_DIR ?? "target";
const folder = join(isAbsolute(target) ? target : join(root, target), values.profile === "dev" ? "debug" : values.profile);
const names = { darwin: "libfiresteel_node.dylib", win32: "firesteel_node.dll" };
copyFileSync(join(folder, names[process.platform] ?? "libfiresteel_node.so"), join(root, "node", "firesteel.node"));
