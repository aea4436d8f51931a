package firesteel

// #include "firesteel.h"
//
// static void firesteel_go_release_buffer(firesteel_buffer *buffer) {
// 	if (buffer->release != NULL) {
// 		buffer->release(buffer);
// 	}
// }
import "C"

import (
	"fmt"
	"unsafe"
)

// Error is what went wrong, in Spark's terms. Use errors.As to get at it.
type Error struct {
	// Condition is the Spark error class, such as "DIVIDE_BY_ZERO".
	Condition string
	SQLState  string
	// Message is the text without condition, SQLSTATE and place.
	Message    string
	Parameters map[string]string
	// Contexts are the places in the query that the error points to, as Spark prints them.
	Contexts    []string
	OperationID string
	// StackTrace is the server's, when it sent one.
	StackTrace string
	text       string
}

// Error is the message as Spark prints it: condition, text, SQLSTATE and place.
func (err *Error) Error() string { return err.text }

func closed(object string) error {
	return &Error{
		Condition:  "FIRESTEEL_INVALID_HANDLE",
		SQLState:   "08003",
		Message:    fmt.Sprintf("The %s is closed.", object),
		Parameters: map[string]string{"object": object},
		text:       fmt.Sprintf("[FIRESTEEL_INVALID_HANDLE] The %s is closed. SQLSTATE: 08003", object),
	}
}

// invalidText is the error of a name or a path that C would cut short.
func invalidText(value string) error {
	message := fmt.Sprintf("The argument %q cannot be used: it holds a NUL", value)
	return &Error{
		Condition:  "FIRESTEEL_INVALID_ARGUMENT",
		SQLState:   "22023",
		Message:    message,
		Parameters: map[string]string{"argument": value, "reason": "it holds a NUL"},
		text:       fmt.Sprintf("[FIRESTEEL_INVALID_ARGUMENT] %s SQLSTATE: 22023", message),
	}
}

// failure turns a status and the error that came with it into a Go error, and frees it.
func failure(status C.firesteel_status, native *C.firesteel_error) error {
	if status == C.FIRESTEEL_OK {
		return nil
	}
	if native == nil {
		return fmt.Errorf("firesteel: the call failed with status %d", int(status))
	}
	defer C.firesteel_error_free(native)
	return describe(native)
}

func describe(native *C.firesteel_error) *Error {
	field := func(number C.int32_t) string {
		var start *C.char
		var length C.size_t
		if C.firesteel_error_get(native, number, &start, &length) == 0 {
			return ""
		}
		return C.GoStringN(start, C.int(length))
	}
	err := &Error{
		Condition:   field(C.FIRESTEEL_ERROR_CONDITION),
		SQLState:    field(C.FIRESTEEL_ERROR_SQLSTATE),
		Message:     field(C.FIRESTEEL_ERROR_MESSAGE),
		OperationID: field(C.FIRESTEEL_ERROR_OPERATION_ID),
		StackTrace:  field(C.FIRESTEEL_ERROR_STACK_TRACE),
		Parameters:  map[string]string{},
		text:        field(C.FIRESTEEL_ERROR_TEXT),
	}
	for at := range int(C.firesteel_error_parameter_count(native)) {
		var name, value *C.char
		if C.firesteel_error_parameter(native, C.size_t(at), &name, &value) != 0 {
			err.Parameters[C.GoString(name)] = C.GoString(value)
		}
	}
	for at := range int(C.firesteel_error_context_count(native)) {
		place := C.firesteel_query_context{struct_size: C.uint32_t(unsafe.Sizeof(C.firesteel_query_context{}))}
		if C.firesteel_error_context(native, C.size_t(at), &place) != 0 {
			err.Contexts = append(err.Contexts, C.GoString(place.summary))
		}
	}
	return err
}

func newBuffer() C.firesteel_buffer {
	return C.firesteel_buffer{struct_size: C.uint32_t(unsafe.Sizeof(C.firesteel_buffer{}))}
}

func releaseBuffer(buffer *C.firesteel_buffer) {
	C.firesteel_go_release_buffer(buffer)
}
