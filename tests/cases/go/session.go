package main

import "github.com/firesteel/firesteel/go"

func (call *call) session() *firesteel.Session { return call.receiver.(*firesteel.Session) }

// bounds are the numbers of a range: one number is its end.
func (call *call) bounds() (start, end, step int64, partitions int32) {
	first := call.number(0, "start", 0)
	second, isGiven := call.argument(1, "end")
	step, partitions = int64(call.number(2, "step", 1)), int32(call.number(3, "numPartitions", 0))
	if !isGiven || second == nil {
		return 0, int64(first), step, partitions
	}
	return int64(first), int64(call.number(1, "end", 0)), step, partitions
}

// statement runs SQL with arguments: a dict names them.
func (call *call) statement() (any, error) {
	given, _ := call.argument(1, "args")
	sql := call.text(0, "sqlQuery", "")
	for keyword := range call.keywords {
		return nil, missing("SparkSession.sql(" + keyword + ")")
	}
	switch given := given.(type) {
	case nil:
		return call.session().SQL(call.ctx, sql)
	case []any:
		for at, value := range given {
			if list, isList := value.([]any); isList {
				given[at] = firesteel.Array(columns(list)...)
			}
		}
		return call.session().SQL(call.ctx, sql, given...)
	case dict:
		named := map[string]any{}
		for _, entry := range given {
			name, isText := entry.key.(string)
			if !isText {
				call.wrong("args", entry.key)
			}
			named[name] = entry.value
		}
		return call.session().SQLWith(call.ctx, sql, named)
	}
	call.wrong("args", given)
	return nil, nil
}

// interrupted is the ids of no operations; Go tells only how many there were.
func (call *call) interrupted(count int, err error) (any, error) {
	if count != 0 {
		return nil, missing(call.name + " with its ids")
	}
	return []any{}, err
}

var _ = add("SparkSession", map[string]member{
	"range": func(call *call) (any, error) { return call.session().RangeIn(call.bounds()), nil },
	"sql":   (*call).statement,
	"table": func(call *call) (any, error) { return call.session().Table(call.text(0, "tableName", "")), nil },
	"createDataFrame": func(call *call) (any, error) {
		given := taking(call, 0, "data", []any{})
		rows := make([][]any, len(given))
		for at, row := range given {
			values, isList := row.([]any)
			if !isList {
				call.wrong("data", row)
			}
			rows[at] = values
		}
		schema := call.text(1, "schema", "")
		if call.err != nil {
			return nil, call.err
		}
		return call.session().CreateDataFrame(call.ctx, rows, schema)
	},
	"emptyDataFrame": func(call *call) (any, error) {
		return call.session().EmptyDataFrame(call.ctx, call.text(0, "schema", ""))
	},
	"catalog":      func(call *call) (any, error) { return call.session().Catalog(), nil },
	"conf":         func(call *call) (any, error) { return call.session().RuntimeConf(), nil },
	"tvf":          func(call *call) (any, error) { return call.session().Tvf(), nil },
	"version":      func(call *call) (any, error) { return call.session().Version(call.ctx) },
	"newSession":   func(call *call) (any, error) { return call.session().NewSession() },
	"cloneSession": func(call *call) (any, error) { return call.session().CloneSession(call.ctx, "") },
	"is_stopped":   func(call *call) (any, error) { return call.session().IsStopped(), nil },
	"stop":         func(call *call) (any, error) { return nil, call.session().Stop(call.ctx) },
	"addTag":       func(call *call) (any, error) { return nil, call.session().AddTag(call.text(0, "tag", "")) },
	"removeTag":    func(call *call) (any, error) { return nil, call.session().RemoveTag(call.text(0, "tag", "")) },
	"clearTags":    func(call *call) (any, error) { return nil, call.session().ClearTags() },
	"getTags": func(call *call) (any, error) {
		tags, err := call.session().GetTags()
		return list(tags), err
	},
	"interruptAll": func(call *call) (any, error) { return call.interrupted(call.session().InterruptAll(call.ctx)) },
	"interruptTag": func(call *call) (any, error) {
		return call.interrupted(call.session().InterruptTag(call.ctx, call.text(0, "tag", "")))
	},
	"interruptOperation": func(call *call) (any, error) {
		return call.interrupted(call.session().InterruptOperation(call.ctx, call.text(0, "op_id", "")))
	},
})

func (call *call) conf() *firesteel.RuntimeConf { return call.receiver.(*firesteel.RuntimeConf) }

var _ = add("RuntimeConf", map[string]member{
	"get": func(call *call) (any, error) {
		key := call.text(0, "key", "")
		fallback, isGiven := call.argument(1, "default")
		if !isGiven {
			return call.conf().Get(call.ctx, key)
		}
		if fallback == nil {
			value, isSet, err := call.conf().Lookup(call.ctx, key)
			if err != nil || !isSet {
				return nil, err
			}
			return value, nil
		}
		text, isText := fallback.(string)
		if !isText {
			call.wrong("default", fallback)
			return nil, call.err
		}
		return call.conf().GetOr(call.ctx, key, text)
	},
	"set": func(call *call) (any, error) {
		value, _ := call.argument(1, "value")
		return nil, call.conf().Set(call.ctx, call.text(0, "key", ""), setting(value))
	},
	"unset": func(call *call) (any, error) { return nil, call.conf().Unset(call.ctx, call.text(0, "key", "")) },
	"isModifiable": func(call *call) (any, error) {
		return call.conf().IsModifiable(call.ctx, call.text(0, "key", ""))
	},
	"getAll": func(call *call) (any, error) {
		all, err := call.conf().GetAll(call.ctx)
		var entries dict
		for key, value := range all {
			entries = append(entries, pair{key, value})
		}
		return entries, err
	},
})
