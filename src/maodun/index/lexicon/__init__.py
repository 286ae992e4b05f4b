"""The words of every mark and work, kept by the keys under which a listing's words find them.

``segments`` are flat sorted arrays; ``keeping`` writes them behind the register's commits;
``looking`` answers from them, and from rows that no segment holds yet.
"""
