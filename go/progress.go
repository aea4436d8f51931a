package firesteel

/*
#include <stdlib.h>
#include "firesteel.h"

extern void firesteelGoProgress(void *data, firesteel_progress_report *report);
extern void firesteelGoDrop(void *data);

typedef void (*firesteel_go_handler)(void *data, const firesteel_progress_report *report);
*/
import "C"

import (
	"context"
	"runtime/cgo"
	"unsafe"
)

// StageInfo is how far one stage of an operation has come.
type StageInfo struct {
	ID                   int64
	TasksTotal           int64
	TasksDone, BytesRead int64
	IsDone               bool
}

// ProgressReport is how far an operation has come, as a handler is told.
type ProgressReport struct {
	OperationID string
	// Stages are as the backend told them last.
	Stages        []StageInfo
	InflightTasks int64
	// IsDone says that the operation has ended, well or not. It is told once.
	IsDone bool
}

// ProgressHandler is told how far operations have come, by whichever goroutine takes their rows. It must not wait.
type ProgressHandler func(ProgressReport)

// HandlerID names a handler that was registered.
type HandlerID uint64

//export firesteelGoProgress
func firesteelGoProgress(data unsafe.Pointer, report *C.firesteel_progress_report) {
	handler := (*(*cgo.Handle)(data)).Value().(ProgressHandler)
	stages := make([]StageInfo, int(report.stage_count))
	for at, stage := range unsafe.Slice(report.stages, len(stages)) {
		stages[at] = StageInfo{
			int64(stage.id), int64(stage.tasks_total), int64(stage.tasks_done), int64(stage.bytes_read), stage.is_done != 0,
		}
	}
	handler(ProgressReport{C.GoString(report.operation_id), stages, int64(report.inflight_tasks), report.is_done != 0})
}

//export firesteelGoDrop
func firesteelGoDrop(data unsafe.Pointer) {
	(*(*cgo.Handle)(data)).Delete()
	C.free(data)
}

// RegisterProgressHandler calls handler while operations of this session run, and once when each has ended.
func (session *Session) RegisterProgressHandler(handler ProgressHandler) (HandlerID, error) {
	native, failed := session.ptr()
	if failed != nil {
		return 0, failed
	}
	defer C.firesteel_session_free(native)
	// C holds the handle in memory of its own, which the drop function frees, also when the call fails.
	data := C.malloc(C.size_t(unsafe.Sizeof(cgo.Handle(0))))
	*(*cgo.Handle)(data) = cgo.NewHandle(handler)
	var id C.uint64_t
	var err *C.firesteel_error
	status := C.firesteel_session_register_progress_handler(
		native, C.firesteel_go_handler(C.firesteelGoProgress), data, (*[0]byte)(C.firesteelGoDrop), &id, &err)
	return HandlerID(id), failure(status, err)
}

// RemoveProgressHandler calls a handler no more, and says whether it was there.
func (session *Session) RemoveProgressHandler(id HandlerID) (bool, error) {
	return session.flag(context.Background(), func(native *C.firesteel_session, out *C.int32_t, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_session_remove_progress_handler(native, C.uint64_t(id), out, err)
	})
}

// ClearProgressHandlers calls no handler of the session any more.
func (session *Session) ClearProgressHandlers() error {
	return session.run(context.Background(), func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_session_clear_progress_handlers(native, err)
	})
}
