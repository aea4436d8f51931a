package firesteel

/*
#include <stdlib.h>
#include "firesteel.h"

static void firesteel_go_release_texts(firesteel_texts *texts) {
	if (texts->release != NULL) {
		texts->release(texts);
	}
}
*/
import "C"

import (
	"context"
	"errors"
	"runtime"
	"unsafe"
)

// asked waits for a call on the DataFrame.
func asked[T any](
	ctx context.Context,
	frame *DataFrame,
	call func(native *C.firesteel_dataframe, err **C.firesteel_error) (C.firesteel_status, func() T),
) (T, error) {
	var none T
	if frame.err != nil {
		return none, frame.err
	}
	return await(ctx, func() (T, error) {
		var err *C.firesteel_error
		status, answer := call(frame.native, &err)
		runtime.KeepAlive(frame)
		if failed := failure(status, err); failed != nil {
			return none, failed
		}
		return answer(), nil
	})
}

// holds waits for a call on the DataFrame that answers by 0 or 1.
func (frame *DataFrame) holds(
	ctx context.Context,
	call func(native *C.firesteel_dataframe, out *C.int32_t, err **C.firesteel_error) C.firesteel_status,
) (bool, error) {
	return asked(ctx, frame, func(native *C.firesteel_dataframe, err **C.firesteel_error) (C.firesteel_status, func() bool) {
		var answer C.int32_t
		status := call(native, &answer, err)
		return status, func() bool { return answer != 0 }
	})
}

// texts waits for a call on the DataFrame that gives texts.
func (frame *DataFrame) texts(
	ctx context.Context,
	call func(native *C.firesteel_dataframe, out *C.firesteel_texts, err **C.firesteel_error) C.firesteel_status,
) ([]string, error) {
	return asked(ctx, frame, func(native *C.firesteel_dataframe, err **C.firesteel_error) (C.firesteel_status, func() []string) {
		given := newTexts()
		status := call(native, &given, err)
		return status, func() []string { return takenTexts(&given) }
	})
}

func newTexts() C.firesteel_texts {
	return C.firesteel_texts{struct_size: C.uint32_t(unsafe.Sizeof(C.firesteel_texts{}))}
}

// takenTexts is the texts that C gave, which are released.
func takenTexts(given *C.firesteel_texts) []string {
	values := make([]string, int(given.count))
	for at, start := range unsafe.Slice(given.texts, len(values)) {
		values[at] = C.GoString(start)
	}
	C.firesteel_go_release_texts(given)
	return values
}

// done waits for a call on the DataFrame that gives nothing back.
func (frame *DataFrame) done(
	ctx context.Context,
	call func(native *C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status,
) error {
	_, err := asked(ctx, frame, func(native *C.firesteel_dataframe, err **C.firesteel_error) (C.firesteel_status, func() struct{}) {
		return call(native, err), func() struct{} { return struct{}{} }
	})
	return err
}

// waited waits for a call on the DataFrame that gives another one.
func (frame *DataFrame) waited(
	ctx context.Context,
	call func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status,
) (*DataFrame, error) {
	return asked(ctx, frame, func(native *C.firesteel_dataframe, err **C.firesteel_error) (C.firesteel_status, func() *DataFrame) {
		var out *C.firesteel_dataframe
		status := call(native, &out, err)
		return status, func() *DataFrame { return builtFrame(out, C.FIRESTEEL_OK, nil) }
	})
}

// Columns is the names of the columns.
func (frame *DataFrame) Columns(ctx context.Context) ([]string, error) {
	return frame.texts(ctx, func(native *C.firesteel_dataframe, out *C.firesteel_texts, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_columns(native, out, err)
	})
}

// Dtypes is the names of the columns, each with its type as SQL writes it.
func (frame *DataFrame) Dtypes(ctx context.Context) ([][2]string, error) {
	flat, err := frame.texts(ctx, func(native *C.firesteel_dataframe, out *C.firesteel_texts, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_dtypes(native, out, err)
	})
	if err != nil {
		return nil, err
	}
	types := make([][2]string, len(flat)/2)
	for at := range types {
		types[at] = [2]string{flat[2*at], flat[2*at+1]}
	}
	return types, nil
}

// InputFiles is the files that the rows come from, as far as they are known.
func (frame *DataFrame) InputFiles(ctx context.Context) ([]string, error) {
	return frame.texts(ctx, func(native *C.firesteel_dataframe, out *C.firesteel_texts, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_input_files(native, out, err)
	})
}

// IsLocal is whether the rows can be had without running anything elsewhere.
func (frame *DataFrame) IsLocal(ctx context.Context) (bool, error) {
	return frame.holds(ctx, func(native *C.firesteel_dataframe, out *C.int32_t, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_is_local(native, out, err)
	})
}

// IsStreaming is whether the rows come from a stream.
func (frame *DataFrame) IsStreaming(ctx context.Context) (bool, error) {
	return frame.holds(ctx, func(native *C.firesteel_dataframe, out *C.int32_t, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_is_streaming(native, out, err)
	})
}

// IsEmpty is whether there is no row.
func (frame *DataFrame) IsEmpty(ctx context.Context) (bool, error) {
	return frame.holds(ctx, func(native *C.firesteel_dataframe, out *C.int32_t, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_is_empty(native, out, err)
	})
}

// IsCached is whether the rows are kept once they are computed.
func (frame *DataFrame) IsCached(ctx context.Context) (bool, error) {
	return frame.holds(ctx, func(native *C.firesteel_dataframe, out *C.int32_t, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_is_cached(native, out, err)
	})
}

// SameSemantics is whether both plans, simplified, are one and so give the same rows.
func (frame *DataFrame) SameSemantics(ctx context.Context, other *DataFrame) (bool, error) {
	if other.err != nil {
		return false, other.err
	}
	return frame.holds(ctx, func(native *C.firesteel_dataframe, out *C.int32_t, err **C.firesteel_error) C.firesteel_status {
		status := C.firesteel_dataframe_same_semantics(native, other.native, out, err)
		runtime.KeepAlive(other)
		return status
	})
}

// SemanticHash is a hash that plans of the same semantics share.
func (frame *DataFrame) SemanticHash(ctx context.Context) (int32, error) {
	return asked(ctx, frame, func(native *C.firesteel_dataframe, err **C.firesteel_error) (C.firesteel_status, func() int32) {
		var hash C.int32_t
		status := C.firesteel_dataframe_semantic_hash(native, &hash, err)
		return status, func() int32 { return int32(hash) }
	})
}

// SparkSession is the session that the DataFrame runs in. It is to be closed by itself.
func (frame *DataFrame) SparkSession() (*Session, error) {
	if frame.err != nil {
		return nil, frame.err
	}
	var out *C.firesteel_session
	var err *C.firesteel_error
	status := C.firesteel_dataframe_spark_session(frame.native, &out, &err)
	runtime.KeepAlive(frame)
	if failed := failure(status, err); failed != nil {
		return nil, failed
	}
	session := &Session{native: out}
	session.cleanup = runtime.AddCleanup(session, freeSession, out)
	return session, nil
}

// ExplainMode is how much of a plan is told.
type ExplainMode int32

// What is told of a plan: the physical plan; all plans; the generated code; the plan with its statistics; an outline, then
// the details of each node.
const (
	ExplainSimple    ExplainMode = C.FIRESTEEL_EXPLAIN_SIMPLE
	ExplainExtended  ExplainMode = C.FIRESTEEL_EXPLAIN_EXTENDED
	ExplainCodegen   ExplainMode = C.FIRESTEEL_EXPLAIN_CODEGEN
	ExplainCost      ExplainMode = C.FIRESTEEL_EXPLAIN_COST
	ExplainFormatted ExplainMode = C.FIRESTEEL_EXPLAIN_FORMATTED
)

// ExplainAs is the plan, as the backend describes it in this mode.
func (frame *DataFrame) ExplainAs(ctx context.Context, mode ExplainMode) (string, error) {
	return frame.described(ctx, func(native *C.firesteel_dataframe, out *C.firesteel_buffer, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_explain(native, C.int32_t(mode), out, err)
	})
}

// StorageLevel is where the rows of a cached DataFrame are kept, and how many copies of them.
type StorageLevel struct {
	UseDisk, UseMemory, UseOffHeap, Deserialized bool
	Replication                                  int32
}

// The levels that Spark has names for. Cache takes MemoryAndDiskDeserialized.
var (
	NotStored                 = StorageLevel{Replication: 1}
	DiskOnly                  = StorageLevel{UseDisk: true, Replication: 1}
	MemoryOnly                = StorageLevel{UseMemory: true, Replication: 1}
	MemoryAndDisk             = StorageLevel{UseDisk: true, UseMemory: true, Replication: 1}
	MemoryAndDiskDeserialized = StorageLevel{UseDisk: true, UseMemory: true, Deserialized: true, Replication: 1}
)

func (level StorageLevel) native() C.firesteel_storage_level {
	number := func(is bool) C.int32_t {
		if is {
			return 1
		}
		return 0
	}
	return C.firesteel_storage_level{
		struct_size:  C.uint32_t(unsafe.Sizeof(C.firesteel_storage_level{})),
		use_disk:     number(level.UseDisk),
		use_memory:   number(level.UseMemory),
		use_off_heap: number(level.UseOffHeap),
		deserialized: number(level.Deserialized),
		replication:  C.int32_t(level.Replication),
	}
}

// Cache keeps the rows once they are computed, in memory and on disk.
func (frame *DataFrame) Cache(ctx context.Context) error {
	return frame.Persist(ctx, MemoryAndDiskDeserialized)
}

// Persist keeps the rows once they are computed.
func (frame *DataFrame) Persist(ctx context.Context, level StorageLevel) error {
	return frame.done(ctx, func(native *C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		wanted := level.native()
		return C.firesteel_dataframe_persist(native, &wanted, err)
	})
}

// Unpersist lets go of the rows that were kept; with blocking, before it returns.
func (frame *DataFrame) Unpersist(ctx context.Context, blocking bool) error {
	return frame.done(ctx, func(native *C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		var waits C.int32_t
		if blocking {
			waits = 1
		}
		return C.firesteel_dataframe_unpersist(native, waits, err)
	})
}

// StorageLevel is where the rows are kept; NotStored when they are not.
func (frame *DataFrame) StorageLevel(ctx context.Context) (StorageLevel, error) {
	return asked(ctx, frame, func(native *C.firesteel_dataframe, err **C.firesteel_error) (C.firesteel_status, func() StorageLevel) {
		level := NotStored.native()
		status := C.firesteel_dataframe_storage_level(native, &level, err)
		return status, func() StorageLevel {
			return StorageLevel{
				UseDisk:      level.use_disk != 0,
				UseMemory:    level.use_memory != 0,
				UseOffHeap:   level.use_off_heap != 0,
				Deserialized: level.deserialized != 0,
				Replication:  int32(level.replication),
			}
		}
	})
}

// CheckpointOption says how a checkpoint is made.
type CheckpointOption func(*checkpointing)

type checkpointing struct {
	eager C.int32_t
	level *StorageLevel
}

// Lazily lets the rows be computed at their first use.
func Lazily() CheckpointOption { return func(wanted *checkpointing) { wanted.eager = 0 } }

// StoredAt says where LocalCheckpoint keeps the rows.
func StoredAt(level StorageLevel) CheckpointOption {
	return func(wanted *checkpointing) { wanted.level = &level }
}

func checkpointed(options []CheckpointOption) checkpointing {
	wanted := checkpointing{eager: 1}
	for _, option := range options {
		option(&wanted)
	}
	return wanted
}

// Checkpoint is the DataFrame cut off from what it was computed of, its rows kept in the checkpoint folder until the session
// ends. Of the options it takes Lazily.
func (frame *DataFrame) Checkpoint(ctx context.Context, options ...CheckpointOption) (*DataFrame, error) {
	wanted := checkpointed(options)
	if wanted.level != nil {
		return nil, errors.New("firesteel: only a local checkpoint is kept at a storage level")
	}
	return frame.waited(ctx, func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_checkpoint(native, wanted.eager, out, err)
	})
}

// LocalCheckpoint is Checkpoint with the rows kept where they were computed.
func (frame *DataFrame) LocalCheckpoint(ctx context.Context, options ...CheckpointOption) (*DataFrame, error) {
	wanted := checkpointed(options)
	return frame.waited(ctx, func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		if wanted.level == nil {
			return C.firesteel_dataframe_local_checkpoint(native, wanted.eager, nil, out, err)
		}
		level := wanted.level.native()
		return C.firesteel_dataframe_local_checkpoint(native, wanted.eager, &level, out, err)
	})
}

// To is the columns that a schema in DDL names ("id INT, name STRING"), in its order and cast to its types.
func (frame *DataFrame) To(ctx context.Context, schema string) (*DataFrame, error) {
	return frame.waited(ctx, func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		start, length := text(schema)
		status := C.firesteel_dataframe_to(native, start, length, out, err)
		runtime.KeepAlive(schema)
		return status
	})
}

func (frame *DataFrame) view(ctx context.Context, name string, flags C.uint32_t) error {
	return frame.done(ctx, func(native *C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		start, length := text(name)
		status := C.firesteel_dataframe_create_view(native, start, length, flags, err)
		runtime.KeepAlive(name)
		return status
	})
}

// CreateTempView names the DataFrame as a view of the session; a name that is taken is an error.
func (frame *DataFrame) CreateTempView(ctx context.Context, name string) error {
	return frame.view(ctx, name, 0)
}

// CreateOrReplaceTempView names the DataFrame as a view of the session.
func (frame *DataFrame) CreateOrReplaceTempView(ctx context.Context, name string) error {
	return frame.view(ctx, name, C.FIRESTEEL_VIEW_REPLACE)
}

// CreateGlobalTempView names the DataFrame as a view of all sessions, under "global_temp"; a name that is taken is
// an error.
func (frame *DataFrame) CreateGlobalTempView(ctx context.Context, name string) error {
	return frame.view(ctx, name, C.FIRESTEEL_VIEW_GLOBAL)
}

// CreateOrReplaceGlobalTempView names the DataFrame as a view of all sessions, under "global_temp".
func (frame *DataFrame) CreateOrReplaceGlobalTempView(ctx context.Context, name string) error {
	return frame.view(ctx, name, C.FIRESTEEL_VIEW_REPLACE|C.FIRESTEEL_VIEW_GLOBAL)
}

// RegisterTempTable is the old name of CreateOrReplaceTempView.
func (frame *DataFrame) RegisterTempTable(ctx context.Context, name string) error {
	return frame.CreateOrReplaceTempView(ctx, name)
}
