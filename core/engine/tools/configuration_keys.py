"""Writes src/session/spark_keys.tsv: every configuration key of Spark with its default and the values it takes.

    python core/engine/tools/configuration_keys.py sc://HOST:PORT

The names stand in the classes of PySpark's jars; a real Spark server of the same version says the rest.
"""

import json
import pathlib
import re
import sys
import uuid
import zipfile

import grpc
import pyspark
import pyspark.sql.connect.proto as pb
from google.rpc import error_details_pb2
from grpc_status import rpc_status
from pyspark.sql.connect.proto.base_pb2_grpc import SparkConnectServiceStub

TARGET = pathlib.Path(__file__).parent.parent / "src" / "session" / "spark_keys.tsv"
CLASSES = {
    "spark-catalyst": r"sql/internal/(Static)?SQLConf\$?\.class|sql/internal/(Static)?SQLConf\$.*\.class",
    "spark-sql-api": r"sql/internal/.*\.class",
    "spark-connect_": r"connect/config/Connect\$?\.class",
}
# Differs from machine to machine, and is set by the engine itself.
LOCAL = {"spark.sql.warehouse.dir", "spark.sql.session.timeZone", "spark.connect.grpc.binding.port"}


def names() -> list[str]:
    found = set()
    jars = pathlib.Path(pyspark.__file__).parent / "jars"
    for start, pattern in CLASSES.items():
        for jar in jars.glob(f"{start}*.jar"):
            with zipfile.ZipFile(jar) as archive:
                for name in archive.namelist():
                    if re.search(pattern, name):
                        text = archive.read(name).decode("latin-1")
                        found.update(re.findall(r"spark\.(?:sql|connect)\.[A-Za-z][A-Za-z0-9.]*[A-Za-z0-9]", text))
    return sorted(found - LOCAL)


class Server:
    def __init__(self, url: str):
        self.stub = SparkConnectServiceStub(grpc.insecure_channel(url.removeprefix("sc://").rstrip("/")))
        self.session_id = str(uuid.uuid4())

    def config(self, **operation):
        request = pb.ConfigRequest(
            session_id=self.session_id, operation=pb.ConfigRequest.Operation(**operation)
        )
        return self.stub.Config(request)

    def options(self, keys):
        pairs = self.config(get_option=pb.ConfigRequest.GetOption(keys=keys)).pairs
        return {pair.key: pair.value if pair.HasField("value") else None for pair in pairs}

    def is_known(self, key) -> bool:
        try:
            self.config(get=pb.ConfigRequest.Get(keys=[key]))
            return True
        except grpc.RpcError:
            return False

    def is_modifiable(self, key) -> bool:
        return self.config(is_modifiable=pb.ConfigRequest.IsModifiable(keys=[key])).pairs[0].value == "true"

    def form(self, key) -> str:
        """What a value must look like, from how a value that fits nowhere is refused."""
        try:
            pair = pb.KeyValue(key=key, value="@bad@")
            self.config(set=pb.ConfigRequest.Set(pairs=[pair]))
            self.config(unset=pb.ConfigRequest.Unset(keys=[key]))
            return "text"
        except grpc.RpcError as error:
            condition, parameters = details(error)
        if condition == "INVALID_CONF_VALUE.TYPE_MISMATCH":
            return parameters["confType"]
        if condition == "INVALID_CONF_VALUE.OUT_OF_RANGE_OF_OPTIONS":
            return "options " + parameters["confOptions"]
        if condition == "INVALID_CONF_VALUE.REQUIREMENT":
            return "text"
        return "int" if condition is None else "text"

    def warning(self, key, default) -> str:
        try:
            pair = pb.KeyValue(key=key, value="1" if default is None else default)
            reply = self.config(set=pb.ConfigRequest.Set(pairs=[pair]))
            self.config(unset=pb.ConfigRequest.Unset(keys=[key]))
            return " ".join(reply.warnings)
        except grpc.RpcError:
            return ""


def details(error):
    for detail in rpc_status.from_call(error).details:
        info = error_details_pb2.ErrorInfo()
        if detail.Unpack(info):
            return info.metadata.get("errorClass"), json.loads(info.metadata.get("messageParameters", "{}"))
    return None, {}


def main():
    server = Server(sys.argv[1])
    keys = [key for key in names() if server.is_known(key)]
    defaults = server.options(keys)
    lines = ["# Written by core/engine/tools/configuration_keys.py from Apache Spark 4.3.0; do not edit."]
    lines.append("# key, default (\\N: none), form of its values (static: no session may set it), warning when set")
    for key in keys:
        form = server.form(key) if server.is_modifiable(key) else "static"
        warning = server.warning(key, defaults[key]) if form != "static" else ""
        default = "\\N" if defaults[key] is None else defaults[key].replace("\n", "\\n")
        lines.append("\t".join([key, default, form, warning]).rstrip("\t"))
    TARGET.write_text("\n".join(lines) + "\n")
    print(f"{len(keys)} keys")


main()
