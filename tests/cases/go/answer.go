package main

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
)

// written is a value as JSON, with Python's words for the floats that JSON lacks.
func written(value any) (string, error) {
	switch value := value.(type) {
	case float64:
		return real(value), nil
	case []any:
		parts := make([]string, len(value))
		for at, one := range value {
			part, err := written(one)
			if err != nil {
				return "", err
			}
			parts[at] = part
		}
		return "[" + strings.Join(parts, ", ") + "]", nil
	case dict:
		parts := make([]string, len(value))
		for at, entry := range value {
			part, err := written(entry.value)
			if err != nil {
				return "", err
			}
			key, err := written(fmt.Sprint(entry.key))
			if err != nil {
				return "", err
			}
			parts[at] = key + ": " + part
		}
		return "{" + strings.Join(parts, ", ") + "}", nil
	case nil, bool, int, int32, int64, string:
		text := &strings.Builder{}
		encoder := json.NewEncoder(text)
		encoder.SetEscapeHTML(false)
		err := encoder.Encode(value)
		return strings.TrimSuffix(text.String(), "\n"), err
	}
	return "", fmt.Errorf("a %T has no JSON", value)
}

func real(value float64) string {
	switch {
	case math.IsNaN(value):
		return "NaN"
	case math.IsInf(value, 1):
		return "Infinity"
	case math.IsInf(value, -1):
		return "-Infinity"
	}
	text, err := json.Marshal(value)
	if err != nil {
		return "null"
	}
	return string(text)
}

// list is values of one kind as a list of any.
func list[T any](values []T) []any {
	all := make([]any, len(values))
	for at, value := range values {
		all[at] = value
	}
	return all
}
