module github.com/firesteel/firesteel/bench/plans

go 1.24

require github.com/firesteel/firesteel/go v0.0.0

replace github.com/firesteel/firesteel/go => ../../../go
