package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.UnusableIndexException;
import dev.docent.retrieval.index.lucene.field.PassageFields;
import dev.docent.retrieval.index.lucene.vector.PassageCodec;
import dev.docent.retrieval.words.WordAnalyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SimpleMergedSegmentWarmer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.InfoStream;

/** The folder of an index. The operating system holds its lock, so a killed process leaves none behind. */
final class IndexFolder {

    /** Twice Lucene's default, since a passage with its vector takes about 4 KB. */
    private static final double BUFFER_MB = 32;

    /** Two, so that small merges do not wait for a long one. */
    private static final int MERGE_THREADS = 2;

    /** With more merges pending, writers wait. */
    private static final int PENDING_MERGES = 7;

    private IndexFolder() {}

    /**
     * {@return the only writer of the index, which holds the lock until it is closed}
     *
     * @throws UnusableIndexException if the index has another layout or other vectors, or the vectors are too long
     */
    static IndexWriter open(Path folder, VectorSpace vectors) throws IOException {
        if (vectors.dimensions() > PassageCodec.MAX_DIMENSIONS) {
            throw new UnusableIndexException(
                    "The vectors of %s have %d dimensions, and the index on the local disk stores up to %d. Choose fewer dimensions or another embedding model, or set docent.index.kind to atlas."
                            .formatted(vectors.model(), vectors.dimensions(), PassageCodec.MAX_DIMENSIONS));
        }
        Files.createDirectories(folder);
        var directory = FSDirectory.open(folder);
        try {
            if (DirectoryReader.indexExists(directory)) {
                CommitMetadata.mustMatch(vectors, commitData(directory));
            }
            var writer = new IndexWriter(directory, config());
            writer.setLiveCommitData(CommitMetadata.of(vectors).entrySet());
            writer.commit();
            return writer;
        } catch (LockObtainFailedException e) {
            throw new IllegalStateException("The index in " + folder + " is in use by another process", e);
        }
    }

    /** {@return the vector space of the index, or nothing if the folder has no index} */
    static Optional<VectorSpace> space(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var directory = FSDirectory.open(folder)) {
            return DirectoryReader.indexExists(directory)
                    ? Optional.of(CommitMetadata.read(commitData(directory)))
                    : Optional.empty();
        }
    }

    private static Map<String, String> commitData(Directory directory) throws IOException {
        return SegmentInfos.readLatestCommit(directory).getUserData();
    }

    /** Sorted by knowledge base, so that a search in one reads consecutive passages. */
    private static IndexWriterConfig config() {
        var merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(PENDING_MERGES, MERGE_THREADS);
        return new IndexWriterConfig(new WordAnalyzer())
                .setCodec(new PassageCodec())
                .setRAMBufferSizeMB(BUFFER_MB)
                .setMergePolicy(new LeveledMergePolicy())
                .setMergeScheduler(merges)
                .setMergedSegmentWarmer(new SimpleMergedSegmentWarmer(InfoStream.NO_OUTPUT))
                .setIndexSort(new Sort(new SortField(PassageFields.SCOPE, SortField.Type.STRING)))
                .setParentField("last_of_document");
    }
}
