"""Tables of an earlier layout go on working."""

from pathlib import Path

from maodun.index.storage.tables import FILES, create_database

OLD = FILES.replace("head TEXT NOT NULL DEFAULT '',\n    ", "").replace(", head)", ")")


def test_files_of_a_register_made_before_heads_were_kept_are_still_known(
    tmp_path: Path,
) -> None:
    made = create_database(tmp_path)
    made.execute("DROP TABLE files")
    made.execute(OLD)
    made.execute(
        "INSERT INTO files VALUES (7, 'uspto_grants', 'w.xml', 5, 1, 5, 1, 1, 3, 1, 2, "
        "'2026-11-22', 3, 1, 2)"
    )
    made.close()
    opened = create_database(tmp_path)
    assert opened.execute("SELECT id, name, rights, head FROM files").fetchall() == [
        (7, "w.xml", 3, "")
    ]
    opened.close()
