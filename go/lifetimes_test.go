package firesteel

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

const cycles = 100_000

// rounds is how often the memory is looked at. What is lost is lost again in each round; what Go's heap and the
// allocator only keep for the next time is not.
const rounds = 5

// room is what one round may leave behind, in bytes: a fraction of what one lost object per cycle would.
const room = 4 << 20

// resident is the memory the process holds, in bytes; 0 where the system does not tell.
func resident() int64 {
	statm, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	pages, err := strconv.ParseInt(strings.Fields(string(statm))[1], 10, 64)
	if err != nil {
		return 0
	}
	return pages * int64(os.Getpagesize())
}

// together runs work on so many goroutines, and waits for them.
func together(count int, work func(at int)) {
	var group sync.WaitGroup
	for at := range count {
		group.Add(1)
		go func() {
			defer group.Done()
			work(at)
		}()
	}
	group.Wait()
}

// settled waits until no more objects are alive than before, when those of other tests may still have been about to go.
func settled(t *testing.T, before map[string]int64) {
	t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for {
		live := LiveObjects()
		isMore := false
		for kind, count := range live {
			isMore = isMore || count > before[kind]
		}
		if !isMore {
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("alive are", live, "and before", before)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// staysFlat runs work for all cycles, on four goroutines. Nothing of it may stay.
func staysFlat(t *testing.T, work func() error) {
	t.Helper()
	run := func(count int) {
		together(4, func(int) {
			for at := range count / 4 {
				if err := work(); err != nil {
					t.Error(err)
					return
				}
				// To Go these objects are small, so it is in no hurry to collect them.
				for at%100 == 0 && LiveObjects()["session"] > 1000 {
					runtime.GC()
					time.Sleep(time.Millisecond)
				}
			}
		})
	}
	before := LiveObjects()
	least := int64(math.MaxInt64)
	for range rounds {
		memory := resident()
		run(cycles / rounds)
		settled(t, before)
		least = min(least, resident()-memory)
	}
	if least > room {
		t.Fatal("the process has grown by", least, "bytes and more in each of", rounds, "rounds")
	}
}

// Half of the objects are closed, the others forgotten.
func TestSessionsDataFramesAndOperationsLeaveNothing(t *testing.T) {
	staysFlat(t, func() error {
		spark, err := Connect(t.Context(), "local")
		if err != nil {
			return err
		}
		operation, err := spark.Range(0, 1, 1).Filter(Expr("id > 0")).Execute(t.Context())
		if err != nil {
			return err
		}
		if len(operation.ID())%2 == 0 {
			operation.Close()
			return spark.Close()
		}
		return nil
	})
}

func TestSessionsOfAServerThatIsNeverReachedLeaveNothing(t *testing.T) {
	staysFlat(t, func() error {
		spark, err := Connect(t.Context(), "sc://127.0.0.1:9")
		if err == nil {
			err = spark.Range(0, 1, 1).Err()
		}
		return err
	})
}

func endless(spark *Session) *DataFrame {
	return spark.Range(0, 1<<42, 1).Filter(Expr("id % 7 = 8"))
}

// unfinished never ends on local. A server goes on when its client leaves without a word, so there it takes a second or so.
func unfinished(spark *Session, address string) *DataFrame {
	if address == "local" {
		return endless(spark)
	}
	return spark.Range(0, 1<<28, 1).Filter(Expr("id % 7 = 8"))
}

func TestGoroutinesShareASessionAndAreCancelledOneByOne(t *testing.T) {
	onEachBackend(t, func(t *testing.T, spark *Session) {
		together(8, func(at int) {
			ctx, cancel := context.WithTimeoutCause(t.Context(), 300*time.Millisecond, fmt.Errorf("%d has waited", at))
			defer cancel()
			_, err := endless(spark).Collect(ctx)
			if !errors.Is(err, context.Cause(ctx)) {
				t.Error(err)
			}
			if count, err := spark.Range(0, 7, 1).Count(t.Context()); count != 7 || err != nil {
				t.Error(count, err)
			}
		})
	})
}

// Go forks for each program it starts.
func TestProgramsAreStartedWhileQueriesRun(t *testing.T) {
	onEachBackend(t, func(t *testing.T, spark *Session) {
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() {
			_, err := endless(spark).Collect(ctx)
			ended <- err
		}()
		for range 20 {
			if out, err := exec.Command("echo", "started").Output(); err != nil || string(out) != "started\n" {
				t.Error(string(out), err)
			}
		}
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
	})
}

// TestEnd is the program that TestTheProgramEndsWhileQueriesRun starts.
func TestEnd(t *testing.T) {
	address, way, isAsked := strings.Cut(os.Getenv("FIRESTEEL_TEST_END"), " ")
	if !isAsked {
		t.Skip("FIRESTEEL_TEST_END does not ask for it")
	}
	spark, err := Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		go unfinished(spark, address).Collect(context.Background())
	}
	time.Sleep(300 * time.Millisecond)
	if way == "panic" {
		panic("the program's own")
	}
	os.Exit(7)
}

func TestTheProgramEndsWhileQueriesRun(t *testing.T) {
	for _, address := range backends(t) {
		for way, code := range map[string]int{"exit": 7, "panic": 2} {
			ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
			defer cancel()
			program := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestEnd$")
			program.Env = append(os.Environ(), "FIRESTEEL_TEST_END="+address+" "+way)
			var text bytes.Buffer
			program.Stderr = &text
			var ended *exec.ExitError
			if err := program.Run(); !errors.As(err, &ended) || ended.ExitCode() != code {
				t.Fatal(way, err, text.String())
			}
		}
	}
}
