"""A server between a client and a Spark Connect server, which keeps the plans of each case.

It forwards every call as bytes. A client says which case begins by setting ``spark.firesteel.test.case``.
"""

from __future__ import annotations

import threading
from concurrent import futures

import grpc
from pyspark.sql.connect import proto

SERVICE = "/spark.connect.SparkConnectService/"
CASE = "spark.firesteel.test.case"
OPTIONS = [("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)]
# The calls that do not have one request and one answer.
KINDS = {"ExecutePlan": "unary_stream", "ReattachExecute": "unary_stream", "AddArtifacts": "stream_unary"}


class Proxy(grpc.GenericRpcHandler):
    """Use it in a ``with``; ``plans`` has the plans of the cases, in the order in which they were executed."""

    def __init__(self, server: str, port: int = 0) -> None:
        self.channel = grpc.insecure_channel(server.removeprefix("sc://"), OPTIONS)
        # A stream that waits for a slow query holds its thread.
        self.server = grpc.server(futures.ThreadPoolExecutor(32), options=OPTIONS)
        self.server.add_generic_rpc_handlers((self,))
        self.url = f"sc://127.0.0.1:{self.server.add_insecure_port(f'127.0.0.1:{port}')}"
        self.plans: dict[str, list[proto.Plan]] = {}
        self.case = ""
        self.lock = threading.Lock()

    def __enter__(self) -> Proxy:
        self.server.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.stop(None).wait()
        self.channel.close()

    def service(self, details: grpc.HandlerCallDetails) -> grpc.RpcMethodHandler:
        name = details.method.removeprefix(SERVICE)
        kind = KINDS.get(name, "unary_unary")
        call = getattr(self.channel, kind)(details.method)
        metadata = [(key, value) for key, value in details.invocation_metadata if not key.startswith("grpc-")]

        def one(request: object, context: grpc.ServicerContext) -> bytes:
            self.heed(name, request)
            try:
                answer, done = call.with_call(request, metadata=metadata)
            except grpc.RpcError as error:
                fail(error, context)
            context.set_trailing_metadata(done.trailing_metadata() or ())
            return answer

        def many(request: bytes, context: grpc.ServicerContext):
            self.heed(name, request)
            answers = call(request, metadata=metadata)
            context.add_callback(answers.cancel)
            try:
                yield from answers
            except grpc.RpcError as error:
                fail(error, context)

        handler = getattr(grpc, f"{kind}_rpc_method_handler")
        return handler(many if kind == "unary_stream" else one)

    def heed(self, name: str, request: object) -> None:
        """Keeps a plan that is executed, and learns which case begins."""
        if name == "Config":
            for pair in proto.ConfigRequest.FromString(request).operation.set.pairs:
                if pair.key == CASE:
                    with self.lock:
                        self.case = pair.value
        elif name == "ExecutePlan":
            plan = proto.ExecutePlanRequest.FromString(request).plan
            # A checkpoint is given back when its DataFrame is collected as garbage, whenever that is.
            if plan.command.HasField("remove_cached_remote_relation_command"):
                return
            with self.lock:
                self.plans.setdefault(self.case, []).append(plan)


def fail(error: grpc.RpcError, context: grpc.ServicerContext) -> None:
    context.set_trailing_metadata(error.trailing_metadata() or ())
    context.abort(error.code(), error.details())
