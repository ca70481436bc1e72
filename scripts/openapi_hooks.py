"""Keeps what is generated on this machine: no address but loopback is ever called."""

import schemathesis

NOWHERE = "http://127.0.0.1:9"


def stays_here(value, name=""):
    if isinstance(value, dict):
        return {key: stays_here(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [stays_here(inner, name) for inner in value]
    if isinstance(value, str) and ("://" in value or name.endswith("url")):
        _, found, rest = value.partition("://")
        path = rest.partition("/")[2] if found else ""
        return f"{NOWHERE}/{path}" if found else value
    return value


@schemathesis.hook
def before_call(context, case, kwargs):
    if isinstance(case.body, (dict, list)):
        case.body = stays_here(case.body)
