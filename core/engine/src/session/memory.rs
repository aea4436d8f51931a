//! How much memory the engine's operators may hold, and the pool that shares it out.
//!
//! The sharing is that of DataFusion's `FairSpillPool`: what can spill gets equal parts of what the others leave. Unlike
//! there, the limit may change while the engine runs.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use datafusion::error::{DataFusionError, Result};
use datafusion::execution::memory_pool::{MemoryConsumer, MemoryLimit, MemoryPool, MemoryReservation};
use firesteel_protocol as protocol;

/// The share of the machine's memory the engine uses unless told otherwise.
const DEFAULT_PERCENT: u64 = 60;

/// What is assumed where the machine does not tell how much memory it has.
const UNKNOWN_MACHINE: u64 = 4 << 30;

/// A memory pool that spilling operators share evenly, with a limit that may be changed.
#[derive(Debug)]
pub(crate) struct SharedPool(Mutex<Reserved>);

#[derive(Debug)]
struct Reserved {
    limit: usize,
    spillers: usize,
    spillable: usize,
    unspillable: usize,
    /// What waits in exchanges.
    waiting: usize,
}

impl SharedPool {
    pub(crate) fn new(limit: usize) -> Self {
        SharedPool(Mutex::new(Reserved { limit, spillers: 0, spillable: 0, unspillable: 0, waiting: 0 }))
    }

    /// Operators that hold more already keep it and get no more.
    pub(crate) fn set_limit(&self, limit: usize) {
        self.reserved_now().limit = limit;
    }

    fn reserved_now(&self) -> MutexGuard<'_, Reserved> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl MemoryPool for SharedPool {
    fn name(&self) -> &str {
        "firesteel"
    }

    fn register(&self, consumer: &MemoryConsumer) {
        if consumer.can_spill() {
            self.reserved_now().spillers += 1;
        }
    }

    fn unregister(&self, consumer: &MemoryConsumer) {
        if consumer.can_spill() {
            let mut reserved = self.reserved_now();
            reserved.spillers = reserved.spillers.saturating_sub(1);
        }
    }

    fn grow(&self, reservation: &MemoryReservation, additional: usize) {
        *self.reserved_now().kind(reservation) += additional;
    }

    fn shrink(&self, reservation: &MemoryReservation, shrink: usize) {
        let mut reserved = self.reserved_now();
        let kind = reserved.kind(reservation);
        *kind = kind.saturating_sub(shrink);
    }

    fn try_grow(&self, reservation: &MemoryReservation, additional: usize) -> Result<()> {
        let mut reserved = self.reserved_now();
        let (held, available) = if reservation.consumer().can_spill() {
            let shared = reserved.limit.saturating_sub(reserved.unspillable);
            (reservation.size(), shared.checked_div(reserved.spillers).unwrap_or(shared))
        } else {
            (0, reserved.limit.saturating_sub(reserved.unspillable + reserved.taken()))
        };
        if held + additional > available && !is_exchange(reservation) {
            return Err(exhausted(reservation, additional, reserved.limit));
        }
        *reserved.kind(reservation) += additional;
        Ok(())
    }

    fn reserved(&self) -> usize {
        let reserved = self.reserved_now();
        reserved.spillable + reserved.unspillable + reserved.waiting
    }

    fn memory_limit(&self) -> MemoryLimit {
        MemoryLimit::Finite(self.reserved_now().limit)
    }
}

/// Whether this is what waits between the two sides of a DataFusion exchange: it counts, and is never refused. Refused, it
/// would be spilled, and in DataFusion 55 an exchange that spills may wait for itself for ever
/// (<https://github.com/apache/datafusion/issues/24883>). It is little, since an exchange halts while every side has rows.
fn is_exchange(reservation: &MemoryReservation) -> bool {
    let name = reservation.consumer().name();
    name.starts_with("RepartitionExec[") && !name.contains("Merge")
}

impl Reserved {
    fn kind(&mut self, reservation: &MemoryReservation) -> &mut usize {
        if is_exchange(reservation) {
            &mut self.waiting
        } else if reservation.consumer().can_spill() {
            &mut self.spillable
        } else {
            &mut self.unspillable
        }
    }

    /// What those that spill and what waits in exchanges take away from the others, which have nothing to spill: three
    /// quarters of the limit at most. Those that spill hold more than their part when another one has just begun, until
    /// they are asked again, and exchanges are not refused; the merge of a sort that asks in that moment would fail.
    fn taken(&self) -> usize {
        let quarter = self.limit / 4;
        (self.spillable + self.waiting.saturating_sub(quarter)).min(self.limit - quarter)
    }
}

impl fmt::Display for SharedPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "firesteel(limit: {} bytes)", self.reserved_now().limit)
    }
}

fn exhausted(reservation: &MemoryReservation, additional: usize, limit: usize) -> DataFusionError {
    DataFusionError::ResourcesExhausted(format!(
        "`{}` holds {} bytes and cannot get {additional} more of {limit}.",
        reservation.consumer().name(),
        reservation.size(),
    ))
}

/// The bytes that a setting means: `1073741824`, `512m`, `1g`, `1.5 GiB`, or `60%` of the machine's memory.
pub(crate) fn limit(setting: &str) -> protocol::Result<usize> {
    let text = setting.trim().to_ascii_lowercase();
    let digits = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let factor = match text[digits..].trim() {
        "" | "b" => 1.0,
        "k" | "kb" | "kib" => 1024.0,
        "m" | "mb" | "mib" => 1024.0 * 1024.0,
        "g" | "gb" | "gib" => 1024.0 * 1024.0 * 1024.0,
        "t" | "tb" | "tib" => 1024.0 * 1024.0 * 1024.0 * 1024.0,
        "%" => machine() as f64 / 100.0,
        _ => return Err(invalid(setting)),
    };
    let number: f64 = text[..digits].parse().map_err(|_| invalid(setting))?;
    let bytes = number * factor;
    if bytes < 1.0 || bytes > usize::MAX as f64 {
        return Err(invalid(setting));
    }
    Ok(bytes as usize)
}

pub(crate) fn default_limit() -> usize {
    usize::try_from(machine() / 100 * DEFAULT_PERCENT).unwrap_or(usize::MAX)
}

fn invalid(setting: &str) -> protocol::Error {
    let requirement = "It should be a number of bytes, a size such as 512m or 4g, or a percentage such as 60%.";
    protocol::Error::new(
        protocol::Kind::IllegalArgument,
        "INVALID_CONF_VALUE.REQUIREMENT",
        &[("confValue", setting), ("confName", super::configuration::MEMORY_LIMIT), ("confRequirement", requirement)],
    )
}

/// The bytes of memory this process may use: the machine's, or its control group's where that is less.
fn machine() -> u64 {
    let machine = linux_memory().or_else(mac_memory).unwrap_or(UNKNOWN_MACHINE);
    control_group().map_or(machine, |group| group.min(machine))
}

fn linux_memory() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/meminfo").ok()?;
    let line = text.lines().find(|line| line.starts_with("MemTotal:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

fn control_group() -> Option<u64> {
    ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"]
        .iter()
        .find_map(|path| std::fs::read_to_string(path).ok()?.trim().parse().ok())
}

fn mac_memory() -> Option<u64> {
    if !cfg!(target_os = "macos") {
        return None;
    }
    let answer = std::process::Command::new("/usr/sbin/sysctl").args(["-n", "hw.memsize"]).output().ok()?;
    String::from_utf8(answer.stdout).ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn what_cannot_spill_finds_a_quarter_free_of_what_spills() {
        let pool: Arc<dyn MemoryPool> = Arc::new(SharedPool::new(100));
        let spiller = |name: &str| MemoryConsumer::new(name).with_can_spill(true).register(&pool);
        let first = spiller("first");
        first.try_grow(100).unwrap();
        let merge = MemoryConsumer::new("merge").register(&pool);
        merge.try_grow(25).unwrap();
        assert!(merge.try_grow(1).is_err());
        assert!(first.try_grow(1).is_err());
        first.shrink(50);
        merge.try_grow(25).unwrap();
        assert!(merge.try_grow(1).is_err());
    }

    #[test]
    fn a_limit_is_bytes_a_size_or_a_percentage() {
        for (setting, bytes) in [("1024", 1024), ("512m", 512 << 20), ("1g", 1 << 30), (" 1.5 KiB ", 1536)] {
            assert_eq!(limit(setting).ok(), Some(bytes), "{setting}");
        }
        let half = limit("50%").ok();
        assert!(half.is_some_and(|half| half > 1 << 20));
        for setting in ["", "much", "-1", "0", "1q"] {
            let error = limit(setting).err();
            assert_eq!(
                error.map(|error| error.condition().to_string()).as_deref(),
                Some("INVALID_CONF_VALUE.REQUIREMENT")
            );
        }
    }
}
