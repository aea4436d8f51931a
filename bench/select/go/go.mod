module github.com/firesteel/firesteel/bench/select

go 1.24

require (
	github.com/firesteel/firesteel/go v0.0.0
	github.com/firesteel/firesteel/go/arrow v0.0.0
)

require (
	github.com/apache/arrow-go/v18 v18.4.1 // indirect
	github.com/goccy/go-json v0.10.5 // indirect
	github.com/google/flatbuffers v25.2.10+incompatible // indirect
	github.com/klauspost/compress v1.18.0 // indirect
	github.com/klauspost/cpuid/v2 v2.3.0 // indirect
	github.com/pierrec/lz4/v4 v4.1.22 // indirect
	github.com/zeebo/xxh3 v1.0.2 // indirect
	golang.org/x/exp v0.0.0-20250408133849-7e4ce0ab07d0 // indirect
	golang.org/x/mod v0.27.0 // indirect
	golang.org/x/sync v0.16.0 // indirect
	golang.org/x/sys v0.35.0 // indirect
	golang.org/x/tools v0.36.0 // indirect
	golang.org/x/xerrors v0.0.0-20240903120638-7835f813f4da // indirect
)

replace (
	github.com/firesteel/firesteel/go => ../../../go
	github.com/firesteel/firesteel/go/arrow => ../../../go/arrow
)
