//! A real Spark Connect server for the tests: started from the `pyspark` package, on loopback, stopped at the end.

use std::error::Error;
use std::fs::{self, File};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::place::{cache, python};
use crate::shell::output;

/// A running server. It is stopped when this is dropped.
pub struct Server {
    process: Child,
    port: u16,
    log: PathBuf,
}

impl Server {
    /// Starts a server and waits until it listens.
    pub fn start() -> Result<Server, Box<dyn Error>> {
        Server::start_in(&cache().join("spark"), "local[2]")
    }

    /// Starts a server that works, keeps its tables and writes its log in a folder.
    pub fn start_in(folder: &Path, master: &str) -> Result<Server, Box<dyn Error>> {
        let home = output(
            Command::new(python("python")).args(["-c", "import pyspark, os; print(os.path.dirname(pyspark.__file__))"]),
        )?;
        fs::create_dir_all(folder)?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let log = File::create(folder.join("server.log"))?;
        let process = Command::new(format!("{}/sbin/start-connect-server.sh", home.trim()))
            .args(["--wait", "--master", master, "--driver-memory", "2g"])
            .args(["--conf", &format!("spark.connect.grpc.binding.port={port}")])
            .args(["--conf", "spark.connect.grpc.binding.address=127.0.0.1"])
            .args(["--conf", "spark.ui.enabled=false"])
            .args(["--conf", &format!("spark.sql.warehouse.dir={}", folder.join("warehouse").display())])
            .env("SPARK_HOME", home.trim())
            .env("SPARK_LOCAL_IP", "127.0.0.1")
            .env("SPARK_NO_DAEMONIZE", "1")
            .env("SPARK_TESTING", "1")
            .env("SPARK_LOG_DIR", folder)
            .env("SPARK_PID_DIR", folder)
            .env("PYSPARK_PYTHON", python("python"))
            .current_dir(folder)
            .stdout(Stdio::from(log.try_clone()?))
            .stderr(Stdio::from(log))
            .process_group(0)
            .spawn()?;
        let server = Server { process, port, log: folder.join("server.log") };
        server.wait_until_it_listens()?;
        Ok(server)
    }

    pub fn url(&self) -> String {
        format!("sc://127.0.0.1:{}", self.port)
    }

    fn wait_until_it_listens(&self) -> Result<(), Box<dyn Error>> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let deadline = Instant::now() + Duration::from_secs(120);
        while Instant::now() < deadline {
            if TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_ok() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(300));
        }
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        let tail: Vec<&str> = log.lines().rev().take(15).collect();
        Err(format!("the Spark server did not start:\n{}", tail.into_iter().rev().collect::<Vec<_>>().join("\n"))
            .into())
    }
}

/// The start script runs Java as its child, so the whole process group is ended.
impl Drop for Server {
    fn drop(&mut self) {
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-TERM", "--", &group]).status();
        let _ = self.process.wait();
    }
}
