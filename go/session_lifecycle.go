package firesteel

// #include <stdlib.h>
// #include "firesteel.h"
//
// static void firesteel_go_release_texts(firesteel_texts *texts) {
// 	if (texts->release != NULL) {
// 		texts->release(texts);
// 	}
// }
import "C"

import (
	"context"
	"runtime"
	"unsafe"
)

// AppName names the application of a session.
func AppName(name string) Option { return With("spark.app.name", name) }

// GetOrCreate is Connect, but gives the active session when it is at this address, or when the address is empty, with the
// options set as far as a running session lets them be.
func GetOrCreate(ctx context.Context, address string, options ...Option) (*Session, error) {
	return await(ctx, func() (*Session, error) {
		settings, failed := newOptions(gathered(options).entries)
		if failed != nil {
			return nil, failed
		}
		defer C.firesteel_options_free(settings)
		var out *C.firesteel_session
		var err *C.firesteel_error
		start, length := text(address)
		status := C.firesteel_session_get_or_create(start, length, settings, &out, &err)
		runtime.KeepAlive(address)
		return builtSession(out, status, err)
	})
}

func builtSession(native *C.firesteel_session, status C.firesteel_status, nativeError *C.firesteel_error) (*Session, error) {
	if err := failure(status, nativeError); err != nil {
		return nil, err
	}
	session := &Session{native: native}
	session.cleanup = runtime.AddCleanup(session, freeSession, native)
	return session, nil
}

// Active is the session that was opened last in this process, while somebody holds it and it is not stopped. Without one
// it fails with NO_ACTIVE_SESSION.
func Active() (*Session, error) {
	var out *C.firesteel_session
	var err *C.firesteel_error
	status := C.firesteel_session_active(&out, &err)
	return builtSession(out, status, err)
}

// GetActiveSession is Active, or nil where there is none.
func GetActiveSession() *Session {
	var out *C.firesteel_session
	var err *C.firesteel_error
	status := C.firesteel_session_get_active_session(&out, &err)
	if out == nil {
		_ = failure(status, err)
		return nil
	}
	session, _ := builtSession(out, status, err)
	return session
}

// NewSession is another session at the same place, with configuration and views of its own.
func (session *Session) NewSession() (*Session, error) {
	native, failed := session.ptr()
	if failed != nil {
		return nil, failed
	}
	defer C.firesteel_session_free(native)
	var out *C.firesteel_session
	var err *C.firesteel_error
	status := C.firesteel_session_new_session(native, &out, &err)
	return builtSession(out, status, err)
}

// CloneSession is another session at the same place that begins with what this one holds now: configuration and views. Its
// id is a UUID; "" makes a new one.
func (session *Session) CloneSession(ctx context.Context, id string) (*Session, error) {
	return await(ctx, func() (*Session, error) {
		native, failed := session.ptr()
		if failed != nil {
			return nil, failed
		}
		defer C.firesteel_session_free(native)
		var out *C.firesteel_session
		var err *C.firesteel_error
		start, length := text(id)
		status := C.firesteel_session_clone_session(native, start, length, &out, &err)
		runtime.KeepAlive(id)
		return builtSession(out, status, err)
	})
}

// IsStopped says whether Stop has ended the session, or Close let go of it.
func (session *Session) IsStopped() bool {
	native, failed := session.ptr()
	if failed != nil {
		return true
	}
	defer C.firesteel_session_free(native)
	return C.firesteel_session_is_stopped(native) == 1
}

// SessionID is the UUID of the session; "" when it is closed.
func (session *Session) SessionID() string {
	native, failed := session.ptr()
	if failed != nil {
		return ""
	}
	defer C.firesteel_session_free(native)
	return C.GoString(C.firesteel_session_id(native))
}

// RangeIn is Range in so many partitions; 0 leaves their number to the backend.
func (session *Session) RangeIn(start, end, step int64, partitions int32) *DataFrame {
	return session.frame(func(native *C.firesteel_session, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_session_range_in(native, C.int64_t(start), C.int64_t(end), C.int64_t(step), C.int32_t(partitions), out, err)
	})
}

// CreateDataFrame is a DataFrame of rows: values that Lit takes, or slices of any and columns of array, map and struct
// calls for nested ones. schema is DDL ("id BIGINT, name STRING"). A value that its column cannot hold without loss is
// refused.
func (session *Session) CreateDataFrame(ctx context.Context, rows [][]any, schema string) (*DataFrame, error) {
	return await(ctx, func() (*DataFrame, error) {
		width := 0
		if len(rows) > 0 {
			width = len(rows[0])
		}
		var columns []*Column
		for _, row := range rows {
			if len(row) != width {
				return nil, invalidOption("CreateDataFrame", "rows")
			}
			for _, value := range row {
				columns = append(columns, rowValue(value))
			}
		}
		handles, failed := columnArray(columns)
		if failed != nil {
			return nil, failed
		}
		frame := session.frame(func(native *C.firesteel_session, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
			start, length := text(schema)
			return C.firesteel_session_create_dataframe(native, first(handles), C.size_t(len(rows)), C.size_t(width), start, length, out, err)
		})
		runtime.KeepAlive(columns)
		runtime.KeepAlive(schema)
		return frame, frame.err
	})
}

// rowValue is a value of a row as a column. Small integers and floats are the literals that their column narrows.
func rowValue(value any) *Column {
	switch value := value.(type) {
	case int8:
		return Lit(int32(value))
	case int16:
		return Lit(int32(value))
	case float32:
		return Lit(float64(value))
	case []any:
		elements := make([]*Column, len(value))
		for at, element := range value {
			elements[at] = rowValue(element)
		}
		return call("array", 0, elements)
	}
	return Lit(value)
}

// EmptyDataFrame is a DataFrame without rows. schema is DDL.
func (session *Session) EmptyDataFrame(ctx context.Context, schema string) (*DataFrame, error) {
	return session.CreateDataFrame(ctx, nil, schema)
}

// ArtifactKind is what a file is to the server.
type ArtifactKind int32

const (
	// JarArtifact is classes for the JVM: a .jar.
	JarArtifact ArtifactKind = C.FIRESTEEL_ARTIFACT_JAR
	// PyFileArtifact is code for Python: .py, .zip, .egg or .jar.
	PyFileArtifact ArtifactKind = C.FIRESTEEL_ARTIFACT_PYFILE
	// ArchiveArtifact is an archive to unpack: .zip, .jar, .tar.gz, .tgz or .tar.
	ArchiveArtifact ArtifactKind = C.FIRESTEEL_ARTIFACT_ARCHIVE
	// FileArtifact is any file.
	FileArtifact ArtifactKind = C.FIRESTEEL_ARTIFACT_FILE
)

// AddArtifacts takes files of this machine to the session's server, where queries of the session find them. The engine of
// "local" has no use for them and refuses.
func (session *Session) AddArtifacts(ctx context.Context, kind ArtifactKind, paths ...string) error {
	_, err := await(ctx, func() (struct{}, error) {
		array, count, free, failed := texts(paths)
		if failed != nil {
			return struct{}{}, failed
		}
		defer free()
		native, failed := session.ptr()
		if failed != nil {
			return struct{}{}, failed
		}
		defer C.firesteel_session_free(native)
		var err *C.firesteel_error
		return struct{}{}, failure(C.firesteel_session_add_artifacts(native, array, count, C.int32_t(kind), &err), err)
	})
	return err
}

// AddArtifact is AddArtifacts of one file.
func (session *Session) AddArtifact(ctx context.Context, kind ArtifactKind, path string) error {
	return session.AddArtifacts(ctx, kind, path)
}

// told is the texts that a call on the session gives at once.
func (session *Session) told(
	call func(*C.firesteel_session, *C.firesteel_texts, **C.firesteel_error) C.firesteel_status,
) ([]string, error) {
	native, failed := session.ptr()
	if failed != nil {
		return nil, failed
	}
	defer C.firesteel_session_free(native)
	given := C.firesteel_texts{struct_size: C.uint32_t(unsafe.Sizeof(C.firesteel_texts{}))}
	var err *C.firesteel_error
	if failed := failure(call(native, &given, &err), err); failed != nil {
		return nil, failed
	}
	defer C.firesteel_go_release_texts(&given)
	texts := make([]string, int(given.count))
	for at, start := range unsafe.Slice(given.texts, len(texts)) {
		texts[at] = C.GoString(start)
	}
	return texts, nil
}

// AddTag tags the operations that are started from now on.
func (session *Session) AddTag(tag string) error {
	return session.run(context.Background(), func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		start, length := text(tag)
		return C.firesteel_session_add_tag(native, start, length, err)
	})
}

// RemoveTag tags no more operations with this.
func (session *Session) RemoveTag(tag string) error {
	return session.run(context.Background(), func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		start, length := text(tag)
		return C.firesteel_session_remove_tag(native, start, length, err)
	})
}

// GetTags is the tags, in the order in which they were added.
func (session *Session) GetTags() ([]string, error) {
	return session.told(func(native *C.firesteel_session, out *C.firesteel_texts, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_session_get_tags(native, out, err)
	})
}

// ClearTags tags no more operations.
func (session *Session) ClearTags() error {
	return session.run(context.Background(), func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_session_clear_tags(native, err)
	})
}

// InterruptTag interrupts the operations with a tag and says how many it reached.
func (session *Session) InterruptTag(ctx context.Context, tag string) (int, error) {
	var count C.int64_t
	err := session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		start, length := text(tag)
		return C.firesteel_session_interrupt_tag(native, start, length, &count, err)
	})
	return int(count), err
}

// InterruptOperation interrupts an operation and gives 1, or 0 when it has ended.
func (session *Session) InterruptOperation(ctx context.Context, id string) (int, error) {
	var count C.int64_t
	err := session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		start, length := text(id)
		return C.firesteel_session_interrupt_operation(native, start, length, &count, err)
	})
	return int(count), err
}

// SQLWith is SQL with values for the statement's :name markers.
func (session *Session) SQLWith(ctx context.Context, statement string, arguments map[string]any) (*DataFrame, error) {
	return await(ctx, func() (*DataFrame, error) {
		var names []string
		var values []any
		for name, value := range arguments {
			names = append(names, name)
			values = append(values, value)
		}
		columns := literals(values)
		handles, failed := columnArray(columns)
		if failed != nil {
			return nil, failed
		}
		array, _, free, failed := texts(names)
		if failed != nil {
			return nil, failed
		}
		defer free()
		frame := session.frame(func(native *C.firesteel_session, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
			start, length := text(statement)
			return C.firesteel_session_sql_named(native, start, length, array, first(handles), C.size_t(len(handles)), out, err)
		})
		runtime.KeepAlive(columns)
		runtime.KeepAlive(statement)
		if frame.err != nil {
			return nil, frame.err
		}
		return frame, nil
	})
}
