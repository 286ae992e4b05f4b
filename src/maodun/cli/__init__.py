"""The command line: each command parses, calls one service of ``company`` and shows the answer.

Commands are imported when they are called, so that help and short answers come at once.
"""
