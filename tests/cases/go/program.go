package main

import (
	"fmt"
	"strings"
)

// program is a case: its name and its operations, each of which is its words.
type program struct {
	name       string
	operations [][]string
}

// parse reads the cases of a file; one operation a line, its words parted by tabs.
func parse(text string) ([]program, error) {
	var programs []program
	open := false
	for number, line := range strings.Split(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		words := strings.Split(line, "\t")
		for at, word := range words {
			words[at] = unescape(word)
		}
		switch {
		case words[0] == "case" && len(words) == 2 && !open:
			programs = append(programs, program{name: words[1]})
			open = true
		case words[0] == "end" && open:
			open = false
		case open && words[0] != "case":
			last := &programs[len(programs)-1]
			last.operations = append(last.operations, words)
		default:
			return nil, fmt.Errorf("line %d: `%s` stands at the wrong place", number+1, line)
		}
	}
	if open {
		return nil, fmt.Errorf("the last case has no end")
	}
	return programs, nil
}

var unescapes = strings.NewReplacer("\\\\", "\\", "\\t", "\t", "\\n", "\n")

func unescape(word string) string { return unescapes.Replace(word) }
