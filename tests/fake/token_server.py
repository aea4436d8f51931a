"""A Spark Connect server that demands a token: calls that carry it go on to the server behind, all others are refused.

``token_server.py TOKEN HOST:PORT`` prints its own address once it listens, and serves until its standard input ends.
"""

import sys
from concurrent.futures import ThreadPoolExecutor

import grpc

# Calls whose answers are a stream, and the one whose question is.
ANSWERS_STREAM = {"ExecutePlan", "ReattachExecute"}
QUESTIONS_STREAM = {"AddArtifacts"}


class Door(grpc.GenericRpcHandler):
    """Lets calls with the token through, as the bytes they are."""

    def __init__(self, token: str, behind: grpc.Channel) -> None:
        self.expected = f"Bearer {token}"
        self.behind = behind

    def service(self, call: grpc.HandlerCallDetails) -> grpc.RpcMethodHandler:
        given = dict(call.invocation_metadata).get("authorization")
        name = call.method.rsplit("/", 1)[-1]
        if name in ANSWERS_STREAM:
            return grpc.unary_stream_rpc_method_handler(self.passing(self.behind.unary_stream(call.method), given, True))
        if name in QUESTIONS_STREAM:
            return grpc.stream_unary_rpc_method_handler(self.passing(self.behind.stream_unary(call.method), given, False))
        return grpc.unary_unary_rpc_method_handler(self.passing(self.behind.unary_unary(call.method), given, False))

    def passing(self, ask, given: str | None, is_stream: bool):
        def refuse(context: grpc.ServicerContext) -> None:
            if given is None:
                context.abort(grpc.StatusCode.UNAUTHENTICATED, "No authentication token provided")
            if given != self.expected:
                context.abort(grpc.StatusCode.UNAUTHENTICATED, "Invalid authentication token")

        def hand_on(error: grpc.RpcError, context: grpc.ServicerContext) -> None:
            context.set_trailing_metadata(error.trailing_metadata() or ())
            context.abort(error.code(), error.details())

        def answer(question, context: grpc.ServicerContext):
            refuse(context)
            try:
                return ask(question)
            except grpc.RpcError as error:
                hand_on(error, context)

        def answers(question, context: grpc.ServicerContext):
            refuse(context)
            stream = ask(question)
            context.add_callback(stream.cancel)
            try:
                yield from stream
            except grpc.RpcError as error:
                hand_on(error, context)

        return answers if is_stream else answer


def main(token: str, behind: str) -> None:
    unlimited = [("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)]
    server = grpc.server(ThreadPoolExecutor(max_workers=16), options=unlimited)
    server.add_generic_rpc_handlers([Door(token, grpc.insecure_channel(behind, options=unlimited))])
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(f"sc://127.0.0.1:{port}", flush=True)
    sys.stdin.read()
    server.stop(None)


if __name__ == "__main__":
    main(*sys.argv[1:])
