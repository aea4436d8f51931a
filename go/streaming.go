package firesteel

// #include <stdlib.h>
// #include "firesteel.h"
import "C"

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"runtime"
	"sync"
	"time"
)

// StartStream writes the rows of a streaming DataFrame as they come, in a format ("parquet", "memory", "console"), to
// files under a path; the path is empty where the format takes none. It takes With, OutputMode, QueryName, PartitionedBy,
// ClusteredBy, and one of ProcessingTime, AvailableNow, Once, Continuous and RealTime. The query goes on until it is
// stopped or its session ends.
func (frame *DataFrame) StartStream(ctx context.Context, format, path string, options ...Option) (*StreamingQuery, error) {
	wanted := gathered(options)
	if failed := wanted.only("StartStream", streamOptions...); failed != nil {
		return nil, failed
	}
	wanted.format = format
	return frame.starting(ctx, wanted, func(writer *C.firesteel_stream_writer, out **C.firesteel_query, err **C.firesteel_error) C.firesteel_status {
		start, length := text(path)
		status := C.firesteel_stream_writer_start(writer, start, length, out, err)
		runtime.KeepAlive(path)
		return status
	})
}

// StartStreamToTable is StartStream of a query that writes to a table. It takes Format too.
func (frame *DataFrame) StartStreamToTable(ctx context.Context, table string, options ...Option) (*StreamingQuery, error) {
	wanted := gathered(options)
	if failed := wanted.only("StartStreamToTable", append([]string{"Format"}, streamOptions...)...); failed != nil {
		return nil, failed
	}
	return frame.starting(ctx, wanted, func(writer *C.firesteel_stream_writer, out **C.firesteel_query, err **C.firesteel_error) C.firesteel_status {
		start, length := text(table)
		status := C.firesteel_stream_writer_to_table(writer, start, length, out, err)
		runtime.KeepAlive(table)
		return status
	})
}

var streamOptions = []string{
	"OutputMode", "QueryName", "PartitionedBy", "ClusteredBy",
	"ProcessingTime", "AvailableNow", "Once", "Continuous", "RealTime",
}

func (frame *DataFrame) starting(
	ctx context.Context,
	wanted settings,
	start func(*C.firesteel_stream_writer, **C.firesteel_query, **C.firesteel_error) C.firesteel_status,
) (*StreamingQuery, error) {
	if frame.err != nil {
		return nil, frame.err
	}
	return await(ctx, func() (*StreamingQuery, error) {
		var writer *C.firesteel_stream_writer
		failed := set(func(err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_dataframe_stream_writer(frame.native, &writer, err)
		})
		runtime.KeepAlive(frame)
		if failed != nil {
			return nil, failed
		}
		defer C.firesteel_stream_writer_free(writer)
		if failed := wanted.setStreamWriter(writer); failed != nil {
			return nil, failed
		}
		var out *C.firesteel_query
		failed = set(func(err **C.firesteel_error) C.firesteel_status { return start(writer, &out, err) })
		if failed != nil {
			return nil, failed
		}
		return newQuery(out), nil
	})
}

func (settings *settings) setStreamWriter(writer *C.firesteel_stream_writer) error {
	return firstOf(
		setText(settings.format, func(start *C.char, length C.int64_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_stream_writer_format(writer, start, length, err)
		}),
		setText(settings.outputMode, func(start *C.char, length C.int64_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_stream_writer_output_mode(writer, start, length, err)
		}),
		setText(settings.queryName, func(start *C.char, length C.int64_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_stream_writer_query_name(writer, start, length, err)
		}),
		setEntries(settings.entries, func(key *C.char, keyLength C.int64_t, value *C.char, valueLength C.int64_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_stream_writer_option(writer, key, keyLength, value, valueLength, err)
		}),
		setNames(settings.partitionBy, func(names **C.char, count C.size_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_stream_writer_partition_by(writer, names, count, err)
		}),
		setNames(settings.clusterBy, func(names **C.char, count C.size_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_stream_writer_cluster_by(writer, names, count, err)
		}),
		settings.setTrigger(writer),
	)
}

func (settings *settings) setTrigger(writer *C.firesteel_stream_writer) error {
	when := settings.trigger
	if when.kind == 0 {
		return nil
	}
	failed := set(func(err **C.firesteel_error) C.firesteel_status {
		start, length := text(when.interval)
		return C.firesteel_stream_writer_trigger(writer, when.kind, start, length, err)
	})
	runtime.KeepAlive(when.interval)
	return failed
}

// StreamingQuery is a query over a stream. It goes on when this object is gone.
type StreamingQuery struct {
	native *C.firesteel_query
}

// StreamingQueryStatus is what a query does now.
type StreamingQueryStatus struct {
	Message         string
	IsDataAvailable bool
	IsTriggerActive bool
}

func newQuery(native *C.firesteel_query) *StreamingQuery {
	query := &StreamingQuery{native: native}
	runtime.AddCleanup(query, func(native *C.firesteel_query) { C.firesteel_query_free(native) }, native)
	return query
}

// ID is the id that stays when the query is started again from its checkpoint.
func (query *StreamingQuery) ID() string {
	defer runtime.KeepAlive(query)
	return C.GoString(C.firesteel_query_id(query.native))
}

// RunID is the id of this very run.
func (query *StreamingQuery) RunID() string {
	defer runtime.KeepAlive(query)
	return C.GoString(C.firesteel_query_run_id(query.native))
}

// Name is the name of the query; empty when it has none.
func (query *StreamingQuery) Name() string {
	defer runtime.KeepAlive(query)
	return C.GoString(C.firesteel_query_name(query.native))
}

// asking waits for a call on the query.
func asking[T any](ctx context.Context, query *StreamingQuery, call func(native *C.firesteel_query) (T, error)) (T, error) {
	return await(ctx, func() (T, error) {
		defer runtime.KeepAlive(query)
		return call(query.native)
	})
}

// IsActive tells whether the query runs.
func (query *StreamingQuery) IsActive(ctx context.Context) (bool, error) {
	return asking(ctx, query, func(native *C.firesteel_query) (bool, error) {
		var isActive C.int32_t
		failed := set(func(err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_query_is_active(native, &isActive, err)
		})
		return isActive != 0, failed
	})
}

// Status is what the query does now.
func (query *StreamingQuery) Status(ctx context.Context) (StreamingQueryStatus, error) {
	return asking(ctx, query, func(native *C.firesteel_query) (StreamingQueryStatus, error) {
		buffer := newBuffer()
		var hasData, isBusy C.int32_t
		failed := set(func(err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_query_status(native, &buffer, &hasData, &isBusy, err)
		})
		if failed != nil {
			return StreamingQueryStatus{}, failed
		}
		return StreamingQueryStatus{string(taken(&buffer)), hasData != 0, isBusy != 0}, nil
	})
}

// RecentProgress is what the last batches did: Spark's progress objects as JSON.
func (query *StreamingQuery) RecentProgress(ctx context.Context) ([]json.RawMessage, error) {
	return asking(ctx, query, func(native *C.firesteel_query) ([]json.RawMessage, error) {
		text, failed := bufferOf(func(out *C.firesteel_buffer, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_query_recent_progress(native, out, err)
		})
		if failed != nil {
			return nil, failed
		}
		var progress []json.RawMessage
		return progress, json.Unmarshal(text, &progress)
	})
}

// LastProgress is what the last batch did: Spark's progress object as JSON; nil when there was none yet.
func (query *StreamingQuery) LastProgress(ctx context.Context) (json.RawMessage, error) {
	return asking(ctx, query, func(native *C.firesteel_query) (json.RawMessage, error) {
		text, failed := bufferOf(func(out *C.firesteel_buffer, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_query_last_progress(native, out, err)
		})
		if failed != nil || len(text) == 0 {
			return nil, failed
		}
		return text, nil
	})
}

// bufferOf is what a call fills a buffer with.
func bufferOf(call func(*C.firesteel_buffer, **C.firesteel_error) C.firesteel_status) ([]byte, error) {
	buffer := newBuffer()
	failed := set(func(err **C.firesteel_error) C.firesteel_status { return call(&buffer, err) })
	if failed != nil {
		return nil, failed
	}
	return taken(&buffer), nil
}

// milliseconds is a time as C takes it; one below 0 is no limit.
func milliseconds(timeout time.Duration) C.int64_t {
	if timeout < 0 {
		return -1
	}
	return C.int64_t(timeout.Milliseconds())
}

// AwaitTermination waits until the query has ended, or for so long (below 0: no limit), and tells whether it has. The
// error of a query that failed is returned.
func (query *StreamingQuery) AwaitTermination(ctx context.Context, timeout time.Duration) (bool, error) {
	return asking(ctx, query, func(native *C.firesteel_query) (bool, error) {
		var hasEnded C.int32_t
		failed := set(func(err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_query_await_termination(native, milliseconds(timeout), &hasEnded, err)
		})
		return hasEnded != 0, failed
	})
}

// ProcessAllAvailable waits until all that the sources have now is written.
func (query *StreamingQuery) ProcessAllAvailable(ctx context.Context) error {
	_, err := asking(ctx, query, func(native *C.firesteel_query) (struct{}, error) {
		return struct{}{}, set(func(err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_query_process_all_available(native, err)
		})
	})
	return err
}

// Stop stops the query.
func (query *StreamingQuery) Stop(ctx context.Context) error {
	_, err := asking(ctx, query, func(native *C.firesteel_query) (struct{}, error) {
		return struct{}{}, set(func(err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_query_stop(native, err)
		})
	})
	return err
}

// Explain is the plan of the last batch; extended gives all plans.
func (query *StreamingQuery) Explain(ctx context.Context, extended bool) (string, error) {
	return asking(ctx, query, func(native *C.firesteel_query) (string, error) {
		var all C.int32_t
		if extended {
			all = 1
		}
		plan, failed := bufferOf(func(out *C.firesteel_buffer, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_query_explain(native, all, out, err)
		})
		return string(plan), failed
	})
}

// Exception is why the query failed; nil when it did not.
func (query *StreamingQuery) Exception(ctx context.Context) (*Error, error) {
	return asking(ctx, query, func(native *C.firesteel_query) (*Error, error) {
		var failure *C.firesteel_error
		failed := set(func(err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_query_exception(native, &failure, err)
		})
		if failed != nil || failure == nil {
			return nil, failed
		}
		defer C.firesteel_error_free(failure)
		return describe(failure), nil
	})
}

// StreamingQueryManager is the streaming queries of a session.
type StreamingQueryManager struct {
	session *Session
}

// Streams is the streaming queries of the session.
func (session *Session) Streams() *StreamingQueryManager { return &StreamingQueryManager{session} }

// managing waits for a call on the session of the queries.
func managing[T any](ctx context.Context, manager *StreamingQueryManager, call func(native *C.firesteel_session) (T, error)) (T, error) {
	return await(ctx, func() (T, error) {
		native, failed := manager.session.ptr()
		if failed != nil {
			var none T
			return none, failed
		}
		defer C.firesteel_session_free(native)
		return call(native)
	})
}

// Active is the queries that run.
func (manager *StreamingQueryManager) Active(ctx context.Context) ([]*StreamingQuery, error) {
	return managing(ctx, manager, func(native *C.firesteel_session) ([]*StreamingQuery, error) {
		// More than there are room for may have been started meanwhile.
		for capacity := 16; ; capacity *= 2 {
			handles := make([]*C.firesteel_query, capacity)
			var count C.size_t
			failed := set(func(err **C.firesteel_error) C.firesteel_status {
				return C.firesteel_streams_active(native, &handles[0], C.size_t(capacity), &count, err)
			})
			if failed != nil {
				return nil, failed
			}
			queries := make([]*StreamingQuery, 0, min(int(count), capacity))
			for _, handle := range handles[:min(int(count), capacity)] {
				queries = append(queries, newQuery(handle))
			}
			if int(count) <= capacity {
				return queries, nil
			}
		}
	})
}

// Get is the query that runs under an id; nil when there is none.
func (manager *StreamingQueryManager) Get(ctx context.Context, id string) (*StreamingQuery, error) {
	return managing(ctx, manager, func(native *C.firesteel_session) (*StreamingQuery, error) {
		var query *C.firesteel_query
		failed := set(func(err **C.firesteel_error) C.firesteel_status {
			start, length := text(id)
			return C.firesteel_streams_get(native, start, length, &query, err)
		})
		runtime.KeepAlive(id)
		if failed != nil || query == nil {
			return nil, failed
		}
		return newQuery(query), nil
	})
}

// AwaitAnyTermination waits until one of the queries has ended, or for so long (below 0: no limit), and tells whether one
// has. The error of a query that failed is returned.
func (manager *StreamingQueryManager) AwaitAnyTermination(ctx context.Context, timeout time.Duration) (bool, error) {
	return managing(ctx, manager, func(native *C.firesteel_session) (bool, error) {
		var hasEnded C.int32_t
		failed := set(func(err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_streams_await_any_termination(native, milliseconds(timeout), &hasEnded, err)
		})
		return hasEnded != 0, failed
	})
}

// ResetTerminated forgets the queries that have ended, so that AwaitAnyTermination waits for others.
func (manager *StreamingQueryManager) ResetTerminated(ctx context.Context) error {
	return manager.session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_streams_reset_terminated(native, err)
	})
}

// AddListener hears what happens to the queries of the session from now on.
func (manager *StreamingQueryManager) AddListener(ctx context.Context) (*StreamingListener, error) {
	return managing(ctx, manager, func(native *C.firesteel_session) (*StreamingListener, error) {
		var out *C.firesteel_listener
		failed := set(func(err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_streams_add_listener(native, &out, err)
		})
		if failed != nil {
			return nil, failed
		}
		listener := &StreamingListener{native: out}
		listener.cleanup = runtime.AddCleanup(listener, freeListener, out)
		return listener, nil
	})
}

// RemoveListener ends a listener. What had happened before can still be taken from it.
func (manager *StreamingQueryManager) RemoveListener(ctx context.Context, listener *StreamingListener) error {
	return manager.session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		defer runtime.KeepAlive(listener)
		return C.firesteel_streams_remove_listener(native, listener.native, err)
	})
}

// Close ends all listeners of the session.
func (manager *StreamingQueryManager) Close(ctx context.Context) error {
	return manager.session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_streams_close(native, err)
	})
}

// StreamingEventKind is what has happened to a query.
type StreamingEventKind int

// The kinds of events; new ones may come.
const (
	QueryStarted    StreamingEventKind = C.FIRESTEEL_EVENT_STARTED
	QueryProgress   StreamingEventKind = C.FIRESTEEL_EVENT_PROGRESS
	QueryIdle       StreamingEventKind = C.FIRESTEEL_EVENT_IDLE
	QueryTerminated StreamingEventKind = C.FIRESTEEL_EVENT_TERMINATED
)

// StreamingEvent is something that happened to a query, and what Spark tells about it.
type StreamingEvent struct {
	Kind StreamingEventKind
	JSON json.RawMessage
}

// StreamingListener hears what happens to the queries of a session. One that is gone is removed.
type StreamingListener struct {
	lock    sync.Mutex
	native  *C.firesteel_listener
	cleanup runtime.Cleanup
}

func freeListener(native *C.firesteel_listener) { C.firesteel_listener_free(native) }

// listenerPatience is how long a listener waits in C before it looks at its context again.
const listenerPatience = 100 * time.Millisecond

// Events is what happens, until the listener is removed or the context is done, whose error ends the loop.
func (listener *StreamingListener) Events(ctx context.Context) iter.Seq2[StreamingEvent, error] {
	return func(yield func(StreamingEvent, error) bool) {
		listener.lock.Lock()
		defer listener.lock.Unlock()
		for {
			if ctx.Err() != nil {
				yield(StreamingEvent{}, context.Cause(ctx))
				return
			}
			event, isThere, err := listener.next(listenerPatience)
			if err != nil {
				yield(StreamingEvent{}, err)
				return
			}
			if isThere && (event.Kind == C.FIRESTEEL_EVENT_END || !yield(event, nil)) {
				return
			}
		}
	}
}

// next waits for an event so long; false when there was none.
func (listener *StreamingListener) next(patience time.Duration) (StreamingEvent, bool, error) {
	defer runtime.KeepAlive(listener)
	buffer := newBuffer()
	var kind C.int32_t
	var err *C.firesteel_error
	status := C.firesteel_listener_next(listener.native, milliseconds(patience), &kind, &buffer, &err)
	if status == C.FIRESTEEL_TIMEOUT {
		return StreamingEvent{}, false, nil
	}
	if failed := failure(status, err); failed != nil {
		return StreamingEvent{}, false, fmt.Errorf("firesteel: the listener ended: %w", failed)
	}
	return StreamingEvent{StreamingEventKind(kind), taken(&buffer)}, true, nil
}
