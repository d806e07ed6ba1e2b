"""How an answer is written: whole, at once."""

from werkzeug.serving import WSGIRequestHandler


class WholeAnswer(WSGIRequestHandler):
    """
    Werkzeug writes the headers, and then the body: a client can have the one without the other. The SDK in Terraform's
    provider closes its request when it has the headers. When the writer of that request has not looked yet whether there
    is more to send, which a busy machine makes likely, it takes the closed request for a failure and closes the
    connection, the body of the answer still on its way; and the SDK asks again. Versions of smithy-go after the
    provider's mend that: https://github.com/aws/smithy-go/blob/main/transport/http/internal/io/safe.go
    """

    wbufsize = 1 << 16
    """More than any answer to a request that changes something."""
