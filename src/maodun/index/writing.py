"""One writer's session: everything between the lock and the commit point.

The order of a commit is the whole protocol: texts to the disk, then the word index, then the
tables. What the tables do not know of does not exist; the next session cuts it away.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tantivy import FieldType, IndexWriter, Query

from maodun.domain.errors import MixedRegister, RegisterError
from maodun.domain.text import T
from maodun.index.schema import ROW
from maodun.index.storage.content import ContentReader, ContentWriter
from maodun.index.storage.facts import FactsWriter
from maodun.index.storage.locking import writer_lock
from maodun.index.storage.packing import Packer, Unpacker
from maodun.index.storage.tables import create_database, read_state, write_state
from maodun.index.storage.vocabulary import Vocabulary
from maodun.index.words import make_words

CONTENT = "content"
LEAST_MEMORY_MB = 32
THREADS = 1
"""One thread of the word index beside the one that reads: more make smaller segments."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a session writes.

    Attributes:
        memory_mb: For the word index, before it writes a segment.
        sample: Fictional rights (True) or real ones (False) are added; None: nothing is added,
            whichever is there.
        batch_records: Records from one commit to the next: what a crash can cost at most.
    """

    memory_mb: int = 256
    sample: bool | None = None
    batch_records: int = 10_000


class Session:
    """The open ends of a register: the only thing that may change it.

    Attributes:
        connection: In a transaction from one commit to the next.
        next_row: Row of the next new publication.
        again: Rows whose facts something in this batch changed.
    """

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.settings = settings
        self.index = make_words(folder)
        self.connection = create_database(folder)
        try:
            self.state = read_state(self.connection)
            self._refuse_mixing()
            self.content = ContentWriter(folder / CONTENT, self.state.end)
        except RegisterError:
            self.connection.close()
            raise
        self.reader = ContentReader(folder / CONTENT)
        self.names = Vocabulary(self.connection, "names", "name")
        self.holders = Vocabulary(self.connection, "holders", "names")
        self.symbols = Vocabulary(self.connection, "symbols", "symbol")
        self.facts = FactsWriter(self.connection)
        self.packer, self.unpacker = Packer(), Unpacker()
        self.next_row = self.state.next_row
        self.again: set[int] = set()
        self.words = self._open_writer()
        self.connection.execute("BEGIN IMMEDIATE")
        self._cut_orphans()
        self._cut_stale()

    def commit(self) -> None:
        """Make everything so far true, at once; nothing of it, if the process dies before."""
        self.facts.write(self.state.marker + 1)
        end = self.content.sync()
        self.words.commit()
        self.state = replace(
            self.state,
            marker=self.state.marker + 1,
            next_row=self.next_row,
            end=end,
            sample=self._sample(),
        )
        write_state(self.connection, self.state)
        self.connection.execute("COMMIT")
        self.connection.execute("BEGIN IMMEDIATE")
        self._cut_stale()

    def close(self, *, merge: bool) -> None:
        """Forget what was not committed and let go; ``merge`` finishes merging segments."""
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")
        if merge:
            self.words.wait_merging_threads()
        del self.words
        self.content.close()
        self.connection.close()

    def _cut_orphans(self) -> None:
        """Delete what an interrupted writer left beyond the last commit.

        The deletion becomes true together with the new documents of the same rows.
        """
        beyond = Query.range_query(
            self.index.schema, ROW, FieldType.Unsigned, lower_bound=self.state.next_row
        )
        if self.index.searcher().search(beyond, limit=1).hits:
            self.words.delete_documents_by_query(beyond)

    def _cut_stale(self) -> None:
        """Delete the words of texts that were replaced by an earlier commit.

        Never in the commit that replaces them: until that is true, and for a reader who holds
        the state before it, they are current.
        """
        stale = [row for (row,) in self.connection.execute("SELECT row FROM stale")]
        if stale:
            gone = Query.term_set_query(self.index.schema, ROW, stale)
            self.words.delete_documents_by_query(gone)
            self.connection.execute("DELETE FROM stale")

    def _open_writer(self) -> IndexWriter:
        memory = max(self.settings.memory_mb, LEAST_MEMORY_MB) * 1_000_000
        return self.index.writer(heap_size=memory, num_threads=THREADS)

    def _sample(self) -> bool | None:
        if self.state.sample is None and self.next_row:
            return self.settings.sample
        return self.state.sample

    def _refuse_mixing(self) -> None:
        if None in (self.state.sample, self.settings.sample):
            return
        if self.state.sample == self.settings.sample:
            return
        if self.settings.sample:
            message = T("This register holds real rights; fictional ones need another folder")
        else:
            message = T("This register holds fictional rights; real ones need another folder")
        raise MixedRegister(message)


@contextmanager
def writing(folder: Path, settings: Settings) -> Iterator[Session]:
    """Open the register in ``folder`` for writing; it is made where there is none.

    Raises:
        RegisterBusy: Somebody else is writing.
        MixedRegister: It holds rights of the other sort.
        RegisterDamaged: It was made by another version, or a content file is too short.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with writer_lock(folder):
        session = Session(folder, settings)
        merge = False
        try:
            yield session
            merge = True
        finally:
            session.close(merge=merge)
