package dev.docent.ingestion.archive;

import dev.docent.ingestion.archive.ImportKnowledgeBase.Imported;
import dev.docent.ingestion.document.IngestionException.SourceTooLargeException;
import dev.docent.ingestion.source.Spool;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Takes archives that come as a stream: the list at the end of one is needed first, so it has to lie on the disk. Safe for concurrent use. */
public final class ReceivedArchive {

    private final ImportKnowledgeBase importing;
    private final Spool spool;
    private final DataSize largest;

    ReceivedArchive(ImportKnowledgeBase importing, Spool spool, DataSize largest) {
        this.importing = importing;
        this.spool = spool;
        this.largest = largest;
    }

    /**
     * The same as {@link ImportKnowledgeBase#read}.
     *
     * @param content not closed
     */
    public Imported read(InputStream content, String owner, @Nullable String name) throws IOException {
        try (var file = spool.copy(new Limited(content))) {
            return importing.read(file.path(), "archive", owner, name, (done, all, each) -> {});
        }
    }

    private final class Limited extends FilterInputStream {

        private long left = largest.toBytes();

        Limited(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            var next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = super.read(bytes, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(long more) {
            left -= more;
            if (left < 0) {
                throw new SourceTooLargeException(
                        "archive",
                        "it is larger than %d MB (docent.archive.max-size)".formatted(largest.toMegabytes()));
            }
        }
    }
}
