// The package for `import`: the same module objects as for `require`, so that classes are the same for both.
export * from "./index.js";
