"""A `firesteel serve` of a test's own. FIRESTEEL_SERVER holds the path of the program."""

import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time

import pytest

grpc = pytest.importorskip("grpc", reason="PySpark's client needs grpcio: pip install 'pyspark[connect]'")
pytest.importorskip("pyspark.sql.connect.client", reason="pip install 'pyspark[connect]==4.3.0'")

from pyspark.sql import SparkSession
from pyspark.sql.connect.proto.base_pb2_grpc import SparkConnectServiceStub
from pyspark.sql.connect.session import SparkSession as ConnectSession


class Server:
    def __init__(self, *options, warehouse=None):
        program = os.environ.get("FIRESTEEL_SERVER")
        if not program:
            pytest.skip("set FIRESTEEL_SERVER to the `firesteel` program")
        command = [program, "serve", "--listen", "127.0.0.1:0", "--parallelism", "2", *options]
        self.folder = None if warehouse else tempfile.TemporaryDirectory()
        environment = {**os.environ, "FIRESTEEL_WAREHOUSE_DIR": str(warehouse or self.folder.name)}
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        self.started = time.monotonic()
        self.process = subprocess.Popen(command, env=environment, **pipes)
        line = self.process.stdout.readline()
        assert line.startswith("listening on 127.0.0.1:"), line + self.process.stderr.read()
        self.address = line.split()[-1]
        self.clients = []
        self.sessions = []

    def session(self, parameters=""):
        return self.used(SparkSession.builder.remote(f"sc://{self.address}/;{parameters}").create())

    def used(self, session):
        self.clients.append(session.client)
        self.sessions.append(session)
        return session

    def stub(self):
        return SparkConnectServiceStub(grpc.insecure_channel(self.address))

    def memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1))

    def stop(self):
        # A client that is left open talks to its server once more at exit, and tries for minutes where that has gone.
        for client in self.clients:
            client.close()
        self.forget()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=10)
        if self.folder:
            self.folder.cleanup()

    def kill(self):
        """As the machine does when it has no more memory."""
        self.process.kill()
        self.process.wait(timeout=10)
        for client in self.clients:
            client._channel.close()
        self.forget()

    def forget(self):
        """PySpark asks the session that is active for settings, so none may stay active whose server is gone."""
        if ConnectSession._default_session in self.sessions:
            ConnectSession._default_session = None
        if getattr(ConnectSession._active_session, "session", None) in self.sessions:
            ConnectSession._active_session.session = None
