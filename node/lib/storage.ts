/** Where the rows of a cached DataFrame are kept. */

/** Where rows are kept, and how many copies of them. Spark's `StorageLevel`. */
export interface StorageLevel {
  readonly useDisk: boolean;
  readonly useMemory: boolean;
  readonly useOffHeap: boolean;
  readonly deserialized: boolean;
  readonly replication: number;
}

function level(useDisk: boolean, useMemory: boolean, deserialized = false, replication = 1): StorageLevel {
  return Object.freeze({ useDisk, useMemory, useOffHeap: false, deserialized, replication });
}

/** The levels that Spark has names for. `cache` takes `MEMORY_AND_DISK_DESER`. */
export const StorageLevel = Object.freeze({
  NONE: level(false, false),
  DISK_ONLY: level(true, false),
  DISK_ONLY_2: level(true, false, false, 2),
  MEMORY_ONLY: level(false, true),
  MEMORY_ONLY_2: level(false, true, false, 2),
  MEMORY_AND_DISK: level(true, true),
  MEMORY_AND_DISK_2: level(true, true, false, 2),
  MEMORY_AND_DISK_DESER: level(true, true, true),
});
