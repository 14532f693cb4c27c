"""The command line: one thin module a command (read, call, print); `_app` finds them."""
