package firesteel

// #include <stdlib.h>
// #include "firesteel.h"
import "C"

import (
	"context"
	"runtime"
	"sync"
	"unsafe"
)

// Session is where plans run. It may be used by several goroutines.
type Session struct {
	lock    sync.RWMutex
	native  *C.firesteel_session
	cleanup runtime.Cleanup
}

// Connect opens a session: "sc://host:port/;key=value" on a Spark Connect server; "local", "local[N]" or "local[*]" in
// this process. An empty address takes the environment variable SPARK_REMOTE, or else "local".
func Connect(ctx context.Context, address string, options ...Option) (*Session, error) {
	return await(ctx, func() (*Session, error) {
		wanted := gathered(options)
		if failed := wanted.only("Connect"); failed != nil {
			return nil, failed
		}
		settings, failed := newOptions(wanted.entries)
		if failed != nil {
			return nil, failed
		}
		defer C.firesteel_options_free(settings)
		var out *C.firesteel_session
		var err *C.firesteel_error
		start, length := text(address)
		status := C.firesteel_session_open(start, length, settings, &out, &err)
		runtime.KeepAlive(address)
		if failed := failure(status, err); failed != nil {
			return nil, failed
		}
		session := &Session{native: out}
		session.cleanup = runtime.AddCleanup(session, freeSession, out)
		return session, nil
	})
}

func freeSession(native *C.firesteel_session) { C.firesteel_session_free(native) }

// Close lets go of the session. It may be called twice. DataFrames made from it keep working until they are gone; to end
// the session on its server, call Stop first.
func (session *Session) Close() error {
	session.lock.Lock()
	defer session.lock.Unlock()
	if session.native != nil {
		session.cleanup.Stop()
		freeSession(session.native)
		session.native = nil
	}
	return nil
}

// ptr adds an owner to the native session, so that a Close meanwhile does no harm; the caller frees it.
func (session *Session) ptr() (*C.firesteel_session, error) {
	session.lock.RLock()
	defer session.lock.RUnlock()
	if session.native == nil {
		return nil, closed("session")
	}
	return C.firesteel_session_ref(session.native), nil
}

// Stop ends the session on its backend.
func (session *Session) Stop(ctx context.Context) error {
	return session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_session_stop(native, err)
	})
}

// run waits for a call on the session that gives nothing back.
func (session *Session) run(
	ctx context.Context,
	call func(*C.firesteel_session, **C.firesteel_error) C.firesteel_status,
) error {
	_, err := await(ctx, func() (struct{}, error) {
		native, failed := session.ptr()
		if failed != nil {
			return struct{}{}, failed
		}
		defer C.firesteel_session_free(native)
		var err *C.firesteel_error
		status := call(native, &err)
		return struct{}{}, failure(status, err)
	})
	return err
}

// SQL runs a statement. A query gives its DataFrame; a command is carried out now, and gives what it answers.
// arguments are the values of its ? markers.
func (session *Session) SQL(ctx context.Context, statement string, arguments ...any) (*DataFrame, error) {
	return await(ctx, func() (*DataFrame, error) {
		columns := literals(arguments)
		handles, failed := columnArray(columns)
		if failed != nil {
			return nil, failed
		}
		frame := session.frame(func(native *C.firesteel_session, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
			start, length := text(statement)
			return C.firesteel_session_sql(native, start, length, first(handles), C.size_t(len(handles)), out, err)
		})
		runtime.KeepAlive(columns)
		runtime.KeepAlive(statement)
		if frame.err != nil {
			return nil, frame.err
		}
		return frame, nil
	})
}

// frame is the DataFrame that a call on the session gives.
func (session *Session) frame(
	call func(*C.firesteel_session, **C.firesteel_dataframe, **C.firesteel_error) C.firesteel_status,
) *DataFrame {
	native, failed := session.ptr()
	if failed != nil {
		return &DataFrame{err: failed}
	}
	defer C.firesteel_session_free(native)
	var out *C.firesteel_dataframe
	var err *C.firesteel_error
	status := call(native, &out, &err)
	return builtFrame(out, status, err)
}

// Table is a table or a view.
func (session *Session) Table(name string) *DataFrame {
	return session.frame(func(native *C.firesteel_session, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		start, length := text(name)
		return C.firesteel_session_table(native, start, length, out, err)
	})
}

// Range is the numbers from start (included) to end (excluded), as column "id".
func (session *Session) Range(start, end, step int64) *DataFrame {
	return session.frame(func(native *C.firesteel_session, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_session_range(native, C.int64_t(start), C.int64_t(end), C.int64_t(step), out, err)
	})
}

// ReadParquet is Parquet files or folders.
func (session *Session) ReadParquet(paths ...string) *DataFrame {
	return session.Read("parquet", paths)
}

// FromArrow is a DataFrame of the rows of an Arrow C stream, which is read to its end now and released. stream is the
// address of a struct ArrowArrayStream. schema, in DDL, renames and casts the columns; it may be empty.
func (session *Session) FromArrow(stream unsafe.Pointer, schema string) *DataFrame {
	return session.frame(func(native *C.firesteel_session, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		start, length := text(schema)
		return C.firesteel_session_from_arrow(native, (*C.struct_ArrowArrayStream)(stream), start, length, out, err)
	})
}

// FromPlan is the DataFrame of a plan: the bytes of a spark.connect.Plan whose root is a relation.
func (session *Session) FromPlan(plan []byte) *DataFrame {
	return session.frame(func(native *C.firesteel_session, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		start := (*C.uint8_t)(unsafe.Pointer(unsafe.SliceData(plan)))
		return C.firesteel_session_from_plan(native, start, C.size_t(len(plan)), out, err)
	})
}

// Conf is the value of a configuration entry, or of its default.
func (session *Session) Conf(ctx context.Context, key string) (string, error) {
	return session.answer(ctx, func(native *C.firesteel_session, out *C.firesteel_buffer, err **C.firesteel_error) C.firesteel_status {
		start, length := text(key)
		return C.firesteel_session_conf_get(native, start, length, out, err)
	})
}

// SetConf changes a configuration entry.
func (session *Session) SetConf(ctx context.Context, key, value string) error {
	return session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		keyStart, keyLength := text(key)
		valueStart, valueLength := text(value)
		return C.firesteel_session_conf_set(native, keyStart, keyLength, valueStart, valueLength, err)
	})
}

// Version is the version of Spark that the backend is, or answers like.
func (session *Session) Version(ctx context.Context) (string, error) {
	return session.answer(ctx, func(native *C.firesteel_session, out *C.firesteel_buffer, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_session_version(native, out, err)
	})
}

// answer waits for a call on the session that gives a text.
func (session *Session) answer(
	ctx context.Context,
	call func(*C.firesteel_session, *C.firesteel_buffer, **C.firesteel_error) C.firesteel_status,
) (string, error) {
	answer, err := session.find(ctx, call)
	if err != nil || answer == nil {
		return "", err
	}
	return *answer, nil
}

// find is the text that a call gives, or nil where it gives none.
func (session *Session) find(
	ctx context.Context,
	call func(*C.firesteel_session, *C.firesteel_buffer, **C.firesteel_error) C.firesteel_status,
) (*string, error) {
	return await(ctx, func() (*string, error) {
		native, failed := session.ptr()
		if failed != nil {
			return nil, failed
		}
		defer C.firesteel_session_free(native)
		buffer := newBuffer()
		var err *C.firesteel_error
		if failed := failure(call(native, &buffer, &err), err); failed != nil {
			return nil, failed
		}
		isThere := buffer.data != nil
		answer := string(taken(&buffer))
		if !isThere {
			return nil, nil
		}
		return &answer, nil
	})
}

// InterruptAll interrupts all operations of the session and says how many it reached.
func (session *Session) InterruptAll(ctx context.Context) (int, error) {
	var count C.int64_t
	err := session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_session_interrupt_all(native, &count, err)
	})
	return int(count), err
}

// newOptions is an options handle, which the caller frees; nil when there are none.
func newOptions(entries map[string]string) (*C.firesteel_options, error) {
	var options *C.firesteel_options
	for key, value := range entries {
		keyStart, keyLength := text(key)
		valueStart, valueLength := text(value)
		var err *C.firesteel_error
		status := C.firesteel_options_set(&options, keyStart, keyLength, valueStart, valueLength, &err)
		if failed := failure(status, err); failed != nil {
			C.firesteel_options_free(options)
			return nil, failed
		}
	}
	return options, nil
}
