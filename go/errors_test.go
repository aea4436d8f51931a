package firesteel

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// failed checks that err has this condition and a text that holds part.
func failed(t *testing.T, err error, condition, part string) *Error {
	t.Helper()
	var known *Error
	if !errors.As(err, &known) {
		t.Fatalf("%v instead of %s", err, condition)
	}
	if known.Condition != condition || !strings.Contains(known.Error(), part) {
		t.Fatalf("%v instead of %s with %q", known, condition, part)
	}
	return known
}

// failedIn is failed, and the session must go on.
func failedIn(t *testing.T, spark *Session, err error, condition, part string) *Error {
	t.Helper()
	known := failed(t, err, condition, part)
	same(t, rows(t, spark.Range(0, 1, 1)), []Row{{int64(0)}})
	return known
}

func collected(t *testing.T, spark *Session, sql string) error {
	frame, err := spark.SQL(t.Context(), sql)
	if err == nil {
		_, err = frame.Collect(t.Context())
	}
	return err
}

func TestStatementsFailAsInSpark(t *testing.T) {
	contents, err := os.ReadFile("../tests/cases/errors.tsv")
	if err != nil {
		t.Fatal(err)
	}
	onEachBackend(t, func(t *testing.T, spark *Session) {
		count := 0
		for line := range strings.Lines(string(contents)) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			known := failedIn(t, spark, collected(t, spark, cells[0]), cells[1], cells[3])
			same(t, known.SQLState, cells[2])
			count++
		}
		if count < 30 {
			t.Fatal(count, "cases")
		}
	})
}

func TestUnknownNamesComeWithSuggestions(t *testing.T) {
	onEachBackend(t, func(t *testing.T, spark *Session) {
		_, err := spark.Range(0, 1, 1).Select(Col("idd")).Collect(t.Context())
		known := failedIn(t, spark, err, "UNRESOLVED_COLUMN.WITH_SUGGESTION",
			"`idd` cannot be resolved. Did you mean one of the following? [`id`]")
		same(t, known.SQLState, "42703")
		same(t, known.Parameters["proposal"], "`id`")
		_, err = spark.Range(0, 1, 1).Select(CallQualified("no_such_function", Col("id"))).Collect(t.Context())
		failedIn(t, spark, err, "UNRESOLVED_ROUTINE", "Cannot resolve routine `no_such_function`")
	})
}

// used is the error of the first use of an address.
func used(t *testing.T, address string) error {
	spark, err := Connect(t.Context(), address)
	if err != nil {
		return err
	}
	defer spark.Close()
	_, err = spark.Range(0, 1, 1).Collect(t.Context())
	return err
}

func TestAddressesThatCannotBeUsed(t *testing.T) {
	for _, address := range []string{"spark://host", "local[0]", "sc://host:port"} {
		failed(t, used(t, address), "FIRESTEEL_INVALID_URL", fmt.Sprintf("The address %s cannot be used: ", address))
	}
	failed(t, used(t, "sc://127.0.0.1:1"), "FIRESTEEL_CONNECTION",
		"Cannot reach the Spark Connect server at 127.0.0.1:1: ")
}

func TestTLSToAPlainPort(t *testing.T) {
	remote := os.Getenv("FIRESTEEL_TEST_REMOTE")
	if remote == "" {
		t.Skip("FIRESTEEL_TEST_REMOTE names no server")
	}
	failed(t, used(t, strings.TrimSuffix(remote, "/")+"/;use_ssl=true"), "FIRESTEEL_CONNECTION", "TLS")
}

func TestAServerThatDemandsATokenTakesTheRightOneOnly(t *testing.T) {
	door := os.Getenv("FIRESTEEL_TEST_TOKEN_SERVER")
	if door == "" {
		t.Skip("FIRESTEEL_TEST_TOKEN_SERVER names no server")
	}
	failed(t, used(t, door), "FIRESTEEL_AUTHENTICATION", "refused the credentials: No authentication token provided")
	failed(t, used(t, door+"/;token=wrong"), "FIRESTEEL_AUTHENTICATION",
		"refused the credentials: Invalid authentication token")
	if err := used(t, door+"/;token=right"); err != nil {
		t.Fatal(err)
	}
}

func TestFilesThatAreMissingOrCorrupt(t *testing.T) {
	onEachBackend(t, func(t *testing.T, spark *Session) {
		folder := shared(t)
		missing, corrupt := filepath.Join(folder, "missing.parquet"), filepath.Join(folder, "corrupt.parquet")
		_, err := spark.ReadParquet(missing).Collect(t.Context())
		failedIn(t, spark, err, "PATH_NOT_FOUND", "Path does not exist: file:"+missing)
		if err := os.WriteFile(corrupt, []byte("this is not a Parquet file"), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err = spark.ReadParquet(corrupt).Collect(t.Context())
		failedIn(t, spark, err, "FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER", "corrupt.parquet")
	})
}

// shared is a folder that a server may write to, as whoever it runs.
func shared(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for _, path := range []string{filepath.Dir(folder), folder} {
		if err := os.Chmod(path, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestTextsAndBytesThatAreNone(t *testing.T) {
	onEachBackend(t, func(t *testing.T, spark *Session) {
		_, err := spark.Table("\xff\xfe").Collect(t.Context())
		failedIn(t, spark, err, "FIRESTEEL_INVALID_ARGUMENT", "not valid UTF-8 from byte 0 on")
		_, err = spark.ReadParquet("\xff").Collect(t.Context())
		failedIn(t, spark, err, "FIRESTEEL_INVALID_ARGUMENT", "not valid UTF-8 from byte 0 on")
		_, err = spark.ReadParquet("/tmp\x00/x").Collect(t.Context())
		failedIn(t, spark, err, "FIRESTEEL_INVALID_ARGUMENT", "it holds a NUL")
		_, err = spark.FromPlan([]byte{0xff, 0xff, 0xff}).Collect(t.Context())
		failedIn(t, spark, err, "CONNECT_INVALID_PLAN.CANNOT_PARSE", "The Spark Connect plan is invalid.")
	})
}

func TestClosedObjectsSaySo(t *testing.T) {
	spark, err := Connect(t.Context(), "local")
	if err != nil {
		t.Fatal(err)
	}
	operation, err := spark.Range(0, 1, 1).Execute(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	operation.Close()
	operation.Close()
	failed(t, operation.Cancel(), "FIRESTEEL_INVALID_HANDLE", "The operation is closed.")
	frame := spark.Range(0, 1, 1)
	if err := spark.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, err = frame.Collect(t.Context())
	failed(t, err, "FIRESTEEL_INVALID_HANDLE", "The session is closed.")
	spark.Close()
	spark.Close()
	_, err = spark.SQL(t.Context(), "SELECT 1")
	failed(t, err, "FIRESTEEL_INVALID_HANDLE", "The session is closed.")
}

// A loop whose body panics gives the operation up, and the panic is the caller's.
func TestAPanicInTheCallersLoopIsTheCallers(t *testing.T) {
	onEachBackend(t, func(t *testing.T, spark *Session) {
		func() {
			defer func() { same(t, recover(), any("mine")) }()
			for batch, err := range spark.Range(0, 10_000_000, 1).Batches(t.Context()) {
				if err != nil {
					t.Fatal(err)
				}
				batch.Release()
				panic("mine")
			}
		}()
		same(t, rows(t, spark.Range(0, 1, 1)), []Row{{int64(0)}})
	})
}

func TestAPanicInTheEngineIsAnError(t *testing.T) {
	if os.Getenv("FIRESTEEL_TEST_HOOKS") == "" {
		t.Skip("FIRESTEEL_TEST_HOOKS is not set")
	}
	spark, err := Connect(t.Context(), "local")
	if err != nil {
		t.Fatal(err)
	}
	defer spark.Close()
	if err := spark.SetConf(t.Context(), "spark.firesteel.test.panic", "true"); err != nil {
		t.Fatal(err)
	}
	_, err = spark.Range(0, 1, 1).Collect(t.Context())
	failedIn(t, spark, err, "FIRESTEEL_PANIC", "The library met a defect of its own: ")
}

func TestErrorModeChangesNothingThatIsThere(t *testing.T) {
	onEachBackend(t, func(t *testing.T, spark *Session) {
		path := filepath.Join(shared(t), "numbers")
		if err := spark.Range(0, 2, 1).Write(t.Context(), "parquet", path); err != nil {
			t.Fatal(err)
		}
		before := names(t, path)
		err := spark.Range(0, 5, 1).Write(t.Context(), "parquet", path, Mode("error"))
		failedIn(t, spark, err, "PATH_ALREADY_EXISTS", fmt.Sprintf("Path file:%s already exists.", path))
		same(t, names(t, path), before)
		same(t, rows(t, spark.ReadParquet(path).OrderBy(Col("id"))), []Row{{int64(0)}, {int64(1)}})
	})
}

func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

// On local alone: Spark removes the old data before it writes.
func TestAnInterruptedOverwriteLeavesTheOldData(t *testing.T) {
	spark, err := Connect(t.Context(), "local")
	if err != nil {
		t.Fatal(err)
	}
	defer spark.Close()
	folder := t.TempDir()
	path := filepath.Join(folder, "numbers")
	if err := spark.Range(0, 2, 1).Write(t.Context(), "parquet", path); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
	defer cancel()
	endless := spark.Range(0, 1<<42, 1).Select(Col("id").Mod(7).Alias("id"))
	if err := endless.Write(ctx, "parquet", path, Mode("overwrite")); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("not the context's error: %v", err)
	}
	same(t, rows(t, spark.ReadParquet(path).OrderBy(Col("id"))), []Row{{int64(0)}, {int64(1)}})
	deadline := time.Now().Add(10 * time.Second)
	for len(names(t, folder)) > 1 && time.Now().Before(deadline) {
		time.Sleep(20 * time.Millisecond)
	}
	same(t, names(t, folder), []string{"numbers"})
}
