package firesteel

// #include <stdlib.h>
// #include "firesteel.h"
import "C"

import "context"

// RuntimeConf is the configuration of a session. Session.RuntimeConf makes it.
type RuntimeConf struct {
	session *Session
}

// RuntimeConf is the configuration of the session.
func (session *Session) RuntimeConf() *RuntimeConf { return &RuntimeConf{session} }

// Get is the value of an entry, or of its default. It fails with SQL_CONF_NOT_FOUND when there is neither.
func (conf *RuntimeConf) Get(ctx context.Context, key string) (string, error) {
	return conf.session.Conf(ctx, key)
}

// GetOr is the value of an entry that was set, or else fallback, whatever the entry's own default is.
func (conf *RuntimeConf) GetOr(ctx context.Context, key, fallback string) (string, error) {
	return conf.session.answer(ctx, func(native *C.firesteel_session, out *C.firesteel_buffer, err **C.firesteel_error) C.firesteel_status {
		keyStart, keyLength := text(key)
		fallbackStart, fallbackLength := someText(fallback)
		return C.firesteel_session_conf_get_or(native, keyStart, keyLength, fallbackStart, fallbackLength, out, err)
	})
}

// Lookup is the value of an entry that was set, and whether it was set, whatever the entry's own default is.
func (conf *RuntimeConf) Lookup(ctx context.Context, key string) (value string, isSet bool, err error) {
	found, err := conf.session.find(ctx, func(native *C.firesteel_session, out *C.firesteel_buffer, err **C.firesteel_error) C.firesteel_status {
		start, length := text(key)
		return C.firesteel_session_conf_get_or(native, start, length, nil, 0, out, err)
	})
	if err != nil || found == nil {
		return "", false, err
	}
	return *found, true, nil
}

// GetAll is all entries that were set.
func (conf *RuntimeConf) GetAll(ctx context.Context) (map[string]string, error) {
	flat, err := await(ctx, func() ([]string, error) {
		return conf.session.told(func(native *C.firesteel_session, out *C.firesteel_texts, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_session_conf_get_all(native, out, err)
		})
	})
	entries := make(map[string]string, len(flat)/2)
	for at := 0; at+1 < len(flat); at += 2 {
		entries[flat[at]] = flat[at+1]
	}
	return entries, err
}

// Set changes an entry.
func (conf *RuntimeConf) Set(ctx context.Context, key, value string) error {
	return conf.session.SetConf(ctx, key, value)
}

// Unset brings an entry back to its default.
func (conf *RuntimeConf) Unset(ctx context.Context, key string) error {
	return conf.session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		start, length := text(key)
		return C.firesteel_session_conf_unset(native, start, length, err)
	})
}

// IsModifiable says whether an entry can be changed in a running session.
func (conf *RuntimeConf) IsModifiable(ctx context.Context, key string) (bool, error) {
	return conf.session.flag(ctx, func(native *C.firesteel_session, out *C.int32_t, err **C.firesteel_error) C.firesteel_status {
		start, length := text(key)
		return C.firesteel_session_conf_is_modifiable(native, start, length, out, err)
	})
}
